"""A fleet's deploy keys on hosts that fail at any moment: nothing is lost, no key is there twice,
and the next run that meets no fault converges. The steps are real, the hosts are the fakes, the
cluster is a dictionary.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from provisioner.base import http_answers, keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action
from provisioner.base.retry import Backoff
from provisioner.base.run_context import RunContext
from provisioner.git import hosts
from provisioner.handover.fleet import Pairing
from provisioner.handover.repositories import github, gitlab
from provisioner.pairing.run import engine
from provisioner.pairing.steps import deploy_key, old_keys
from tests.fakes.github import GitHub
from tests.fakes.gitlab import GitLab
from tests.fakes.server import Fault, Response

CLUSTERS = [f"c{number}" for number in range(4)]
TOKEN = "canary-4711"  # noqa: S105  # it opens the fakes alone
MISHAPS = [
    Fault(answer=Response(status=500)),
    Fault(answer=Response(status=500), after=True),
    Fault(answer=Response(status=502), after=True),
    Fault(answer=Response(status=429, headers={"Retry-After": "0"})),
    Fault(answer=Response(status=401, body={"message": "expired"})),
    Fault(cut=True),
]


@dataclass
class Cluster:
    """As much of a target as the steps need. `pair` is what its Secret holds."""

    name: str
    host: Any
    repository: Any
    desired: Any
    planning: bool = False
    pair: keys.KeyPair = field(default_factory=lambda: keys.make("ed25519"))
    host_keys: Any = None
    told: list[Action] = field(default_factory=list)

    @property
    def public(self) -> str:
        return self.pair.public

    @property
    def client(self) -> Any:
        import base64

        data = {"identity": base64.b64encode(self.pair.private.reveal().encode()).decode()}
        return SimpleNamespace(get=lambda *given: {"data": data})

    def going_on(self) -> None: ...

    def claim(self) -> bool:
        return False

    def sink(self, event: Any) -> None: ...

    def tell(self, step: str, action: Action, subject: str, detail: str = "") -> None:
        self.told.append(action)


@pytest.fixture(params=["github", "gitlab"])
def ground(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Any, Any]]:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITLAB_TOKEN", TOKEN)
    quick = Backoff(first=0.001, longest=0.001, tries=http_answers.BACKOFF.tries)
    monkeypatch.setattr(http_answers, "BACKOFF", quick)
    monkeypatch.setattr(http_answers, "SHORTEST", 0.001)
    fake: Any = GitHub(tmp_path) if request.param == "github" else GitLab(tmp_path)
    fake.page_size = 2
    fake.tokens[TOKEN] = {"admin", "push"} if request.param == "github" else ["api"]
    trusted: dict[str, Any] = {"ca_file": str(fake.server.ca), "known_hosts": ["h ssh-ed25519 A"]}
    if request.param == "github":
        yield (
            fake,
            github.Declaration(owner="acme", name="fleet", host=fake.server.netloc, **trusted),
        )
    else:
        url = f"https://{fake.server.netloc}/gitlab"
        yield fake, gitlab.Declaration(url=url, project="acme/platform/fleet", **trusted)
    fake.server.close()


def fleet(declaration: Any) -> list[Cluster]:
    context = RunContext()
    return [
        Cluster(
            name,
            hosts.of(declaration, context),
            declaration,
            SimpleNamespace(
                cluster=name,
                keyed=True,
                key_title=f"fleet/{name} ",
                namespace="flux-system",
                secret="flux-system",  # noqa: S106  # a name
                pairing=Pairing(cluster=name, repository="fleet", path=name),
                url="x",
            ),
        )
        for name in CLUSTERS
    ]


def run(clusters: list[Cluster]) -> list[str]:
    """One run; the names of the clusters that failed. One's failure stops no other."""
    failed, said = [], ""
    for cluster in clusters:
        try:
            for step in (deploy_key, old_keys):
                engine.run(step, cluster)  # type: ignore[arg-type]  # a module and a stand-in for a target
        except ProvisionerError as error:
            said += str(error)
            failed.append(cluster.name)
    assert TOKEN not in said
    return failed


def owned(fake: Any) -> dict[str, list[str]]:
    """Public keys on the host by cluster."""
    found: dict[str, list[str]] = {}
    for key in fake.keys:
        found.setdefault(key["title"].split()[0].removeprefix("fleet/"), []).append(key["key"])
    return found


@pytest.mark.parametrize("seed", range(2))
def test_after_any_faults_the_next_run_converges(ground: tuple[Any, Any], seed: int) -> None:
    fake, declaration = ground
    dice, clusters = random.Random(seed), fleet(declaration)
    fake.server.dice = lambda: dice.choice(MISHAPS) if dice.random() < 0.35 else None
    for cluster in clusters[:2]:  # keys of before, which are to go
        cluster.pair = keys.make("ed25519")
        with contextlib.suppress(ProvisionerError):
            engine.run(deploy_key, cluster)  # type: ignore[arg-type]  # as above
        cluster.pair = keys.make("ed25519")
    run(clusters)
    assert all(len(set(held)) == len(held) for held in owned(fake).values())
    fake.server.dice = lambda: None
    assert run(clusters) == []
    assert owned(fake) == {cluster.name: [cluster.public] for cluster in clusters}
    for cluster in clusters:
        cluster.told.clear()
    assert run(clusters) == []
    assert {action for cluster in clusters for action in cluster.told} == {Action.UNCHANGED}


def test_a_full_host_takes_what_fits_and_says_why(ground: tuple[Any, Any]) -> None:
    fake, declaration = ground
    fake.most_keys, clusters = 2, fleet(declaration)
    assert run(clusters) == ["c2", "c3"]
    fake.most_keys = 4
    assert run(clusters) == []
    assert len(fake.keys) == 4


def test_a_token_that_expires_between_two_clusters(ground: tuple[Any, Any]) -> None:
    fake, declaration = ground
    clusters, good = fleet(declaration), fake.tokens[TOKEN]
    assert run(clusters[:2]) == []
    del fake.tokens[TOKEN]
    assert run(clusters[2:]) == ["c2", "c3"]
    fake.tokens[TOKEN] = good
    assert run(clusters) == []
    assert owned(fake) == {cluster.name: [cluster.public] for cluster in clusters}
