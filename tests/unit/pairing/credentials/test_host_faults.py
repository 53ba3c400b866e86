"""A fleet's deploy keys on hosts that fail at any moment: nothing is lost, no key is there twice,
and the next run that meets no fault converges. Steps and targets are real, the hosts are fakes, a
cluster is its Secret.
"""

from __future__ import annotations

import contextlib
import dataclasses
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change, Event
from provisioner.base.http import answers
from provisioner.base.retry import Backoff
from provisioner.base.run_context import RunContext
from provisioner.flux import secret
from provisioner.git import hosts
from provisioner.handover.fleet import Pairing
from provisioner.handover.repositories import github, gitlab
from provisioner.pairing.credentials import source_secret
from provisioner.pairing.run import engine
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import AnyStep, Facts
from provisioner.pairing.run.repository_state import HostKeys
from provisioner.pairing.steps import deploy_key, old_keys
from tests.fakes.github import GitHub
from tests.fakes.gitlab import GitLab
from tests.fakes.server import Fault, Response
from tests.unit.pairing.targets import Objects, target

CLUSTERS = [f"c{number}" for number in range(4)]
TOKEN = "canary-4711"  # it opens the fakes alone
MISHAPS = [
    Fault(answer=Response(status=500)),
    Fault(answer=Response(status=500), after=True),
    Fault(answer=Response(status=502), after=True),
    Fault(answer=Response(status=429, headers={"Retry-After": "0"})),
    Fault(answer=Response(status=401, body={"message": "expired"})),
    Fault(cut=True),
]


class Cluster:
    """A target whose Secret holds a key; `actions` are those that its steps have reported."""

    def __init__(self, desired: Desired, declaration: Any) -> None:
        self.name = desired.cluster
        self.actions: list[Action] = []
        self._client = Objects()
        host = hosts.of(declaration, RunContext())
        self._target = target(desired, self._client, host=host, sink=self._take_down)
        self.renew()

    def renew(self) -> None:
        """Another key in the Secret, as after a loss of it."""
        source_secret.write(self._target, keys.make("ed25519"), ["h ssh-ed25519 A"])

    @property
    def public(self) -> str:
        return secret.public_key(self._target.snapshot().source_secret)

    def keys_on_host(self) -> HostKeys:
        """Not listed yet, as at the start of a run."""
        return HostKeys(self._target.host)

    def run(self, host_keys: HostKeys, *steps: AnyStep) -> None:
        subject = dataclasses.replace(self._target, host_keys=host_keys)
        facts = Facts(cluster=subject.snapshot())
        for step in steps:
            facts = engine.run(step, subject, facts)

    def _take_down(self, event: Event) -> None:
        if isinstance(event, Change):
            self.actions.append(event.action)


@pytest.fixture(params=["github", "gitlab"])
def ground(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Any, Any]]:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITLAB_TOKEN", TOKEN)
    quick = Backoff(first=0.001, longest=0.001, tries=answers.BACKOFF.tries)
    monkeypatch.setattr(answers, "BACKOFF", quick)
    monkeypatch.setattr(answers, "SHORTEST", 0.001)
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


@pytest.fixture
def clusters(desired: Desired, ground: tuple[Any, Any]) -> list[Cluster]:
    pairings = [Pairing(cluster=name, repository="fleet", path=name) for name in CLUSTERS]
    return [
        Cluster(dataclasses.replace(desired, fleet="fleet", pairing=pairing), ground[1])
        for pairing in pairings
    ]


def run(clusters: list[Cluster]) -> list[str]:
    """One run; the names of the clusters that failed. The failure of one stops no other."""
    failed, messages = [], ""
    host_keys = clusters[0].keys_on_host()
    for cluster in clusters:
        try:
            cluster.run(host_keys, deploy_key.STEP, old_keys.STEP)
        except ProvisionerError as error:
            messages += str(error)
            failed.append(cluster.name)
    assert TOKEN not in messages
    return failed


def owned(fake: Any) -> dict[str, list[str]]:
    """Public keys on the host by cluster."""
    found: dict[str, list[str]] = {}
    for key in fake.keys:
        found.setdefault(key["title"].split()[0].removeprefix("fleet/"), []).append(key["key"])
    return found


@pytest.mark.parametrize("seed", range(2))
def test_after_any_faults_the_next_run_converges(
    ground: tuple[Any, Any], clusters: list[Cluster], seed: int
) -> None:
    fake, dice = ground[0], random.Random(seed)
    fake.server.dice = lambda: dice.choice(MISHAPS) if dice.random() < 0.35 else None
    for cluster in clusters[:2]:  # earlier keys, which are to be revoked
        with contextlib.suppress(ProvisionerError):
            cluster.run(cluster.keys_on_host(), deploy_key.STEP)
        cluster.renew()
    run(clusters)
    assert all(len(set(held)) == len(held) for held in owned(fake).values())
    fake.server.dice = lambda: None
    assert run(clusters) == []
    assert owned(fake) == {cluster.name: [cluster.public] for cluster in clusters}
    for cluster in clusters:
        cluster.actions.clear()
    assert run(clusters) == []
    assert {action for cluster in clusters for action in cluster.actions} == {Action.UNCHANGED}


def test_a_full_host_takes_what_fits(ground: tuple[Any, Any], clusters: list[Cluster]) -> None:
    fake, _ = ground
    fake.most_keys = 2
    assert run(clusters) == ["c2", "c3"]
    fake.most_keys = 4
    assert run(clusters) == []
    assert len(fake.keys) == 4


def test_a_token_that_expires_between_two_clusters(
    ground: tuple[Any, Any], clusters: list[Cluster]
) -> None:
    fake, _ = ground
    good = fake.tokens[TOKEN]
    assert run(clusters[:2]) == []
    del fake.tokens[TOKEN]
    assert run(clusters[2:]) == ["c2", "c3"]
    fake.tokens[TOKEN] = good
    assert run(clusters) == []
    assert owned(fake) == {cluster.name: [cluster.public] for cluster in clusters}
