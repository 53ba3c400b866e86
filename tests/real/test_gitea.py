"""A fleet of three clusters whose repository is on a real Gitea: rights, pairing, what is lost by hand, a host that
goes down in the middle, a proxy, secrets. In this order.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from provisioner.sandbox import parts
from tests.real import forward_proxy
from tests.real.gitea import Gitea
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]

CLUSTERS = ("c1", "c2", "c3")
INTERVAL = "10s"
OWNER, NAME = "acme", "fleet"
REPOSITORY = f"{OWNER}/{NAME}"


@dataclass
class Fleet:
    project: Project
    server: Gitea
    token: str

    def declare(self, *clusters: str, **repository: Any) -> None:
        """Write handover.json for these clusters; `repository` overrides what is declared of it."""
        declared = {
            "kind": "gitea", "url": self.server.url, "owner": OWNER, "name": NAME, "ca_file": str(self.server.ca),
            "known_hosts": self.server.known_hosts, "credential": {"file": str(self.project.folder.parent / "token")},
        }  # fmt: skip
        sandbox = str(self.project.folder / ".provisioner" / "sandbox")
        handover = {
            "version": 1,
            "fleet": "gitea",
            "clusters": {name: {"kind": "sandbox", "name": name, "directory": sandbox} for name in clusters},
            "repositories": {"fleet": {**declared, **repository}},
            "pairings": {name: pairing(name) for name in clusters},
        }
        (self.project.folder / "handover.json").write_text(json.dumps(handover))

    def hold(self, token: str) -> None:
        (self.project.folder.parent / "token").write_text(token)

    def pair(self, *words: str, **more: Any) -> Run:
        return self.project.json("pair", "handover.json", *words, **more)

    def head(self) -> str:
        return str(self.server.api("GET", f"/repos/{REPOSITORY}/branches/main")["commit"]["id"])

    def keys(self) -> dict[str, str]:
        """Cluster to fingerprint; a cluster has one."""
        found = self.server.keys(REPOSITORY)
        owners = [key["title"].split()[0].removeprefix("gitea/") for key in found]
        assert len(owners) == len(set(owners)), owners
        assert all(key["read_only"] for key in found)
        return {owner: key["fingerprint"] for owner, key in zip(owners, found, strict=True)}

    def ready(self, cluster: str) -> str:
        path = '{.status.conditions[?(@.type=="Ready")].status}'
        return self.project.kubectl(
            cluster,
            "get",
            "-n",
            "flux-system",
            "gitrepository,kustomization",
            "-o",
            f"jsonpath={{range .items[*]}}{path}{{end}}",
        )


def pairing(name: str) -> dict[str, Any]:
    gitops = {
        "interval": INTERVAL, "components": ["source-controller", "kustomize-controller"],
        "distribution": str(parts.distribution()),
    }  # fmt: skip
    key = {"algorithm": "rsa" if name == "c3" else "ed25519"}
    return {"cluster": name, "repository": "fleet", "path": f"clusters/{name}", "gitops": gitops, "deploy_key": key}


def proxied(url: str, *, but: str = "") -> dict[str, str]:
    both = {"https_proxy": url, "no_proxy": but}
    return {**both, **{name.upper(): value for name, value in both.items()}}


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    server = Gitea(tmp_path_factory.mktemp("gitea"))
    server.organisation(OWNER)
    server.repository(OWNER, NAME)
    token = server.user("platform")
    server.team(OWNER, "platform", "admin", "platform")
    (folder := tmp_path_factory.mktemp("fleet") / "project").mkdir()
    project = Project(folder)
    started = project.provisioner("sandbox", "start", *(word for name in CLUSTERS for word in ("--cluster", name)))
    assert started.code == 0, started.err
    made = Fleet(project, server, token)
    made.hold(token)
    made.declare(*CLUSTERS)
    yield made
    project.provisioner("sandbox", "clean")
    server.stop()
    assert project.processes() == []


def test_a_token_with_too_few_rights_is_named_before_anything_is_touched(fleet: Fleet) -> None:
    objects = fleet.project.versions("c1")
    reading = fleet.server.token_of("platform", "read:repository")
    writing = fleet.server.user("writer")
    fleet.server.team(OWNER, "writers", "write", "writer")
    for token, said in ((reading, "required=[write:repository]"), (writing, "administer"), ("0" * 40, "refused")):
        fleet.hold(token)
        done = fleet.pair()
        assert done.code == 4, done.err
        causes = {cluster["cause"] for cluster in done.clusters.values()}
        assert all(said in cause for cause in causes), causes
    fleet.hold(fleet.token)
    assert fleet.project.versions("c1") == objects
    assert fleet.server.keys(REPOSITORY) == []
    assert fleet.server.api("GET", f"/repos/{REPOSITORY}")["empty"]


def test_pairs_over_ssh_with_a_key_each(fleet: Fleet) -> None:
    done = fleet.pair()
    assert done.code == 0, done.out
    assert {name: cluster["fingerprint"] for name, cluster in done.clusters.items()} == fleet.keys()
    assert {cluster["commit"] for cluster in done.clusters.values()} == {fleet.head()}
    url = fleet.project.kubectl(
        "c1", "get", "-n", "flux-system", "gitrepository", "-o", "jsonpath={.items[*].spec.url}"
    )
    assert url == f"ssh://git@127.0.0.1:{fleet.server.ssh}/{REPOSITORY}.git"
    assert {fleet.ready(name) for name in CLUSTERS} == {"TrueTrue"}


def test_again_changes_nothing(fleet: Fleet) -> None:
    before = fleet.keys(), fleet.head(), fleet.project.versions("c2")
    done = fleet.pair()
    assert done.code == 0, done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert (fleet.keys(), fleet.head(), fleet.project.versions("c2")) == before


def test_a_key_and_a_secret_lost_by_hand_are_restored(fleet: Fleet) -> None:
    before, head = fleet.keys(), fleet.head()
    (lost,) = (key["id"] for key in fleet.server.keys(REPOSITORY) if key["fingerprint"] == before["c1"])
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/keys/{lost}")
    fleet.project.kubectl("c2", "delete", "secret", "-n", "flux-system", "flux-system")
    done = fleet.pair()
    assert done.code == 0, done.out
    after = fleet.keys()
    assert (after["c1"], after["c3"]) == (before["c1"], before["c3"])
    assert after["c2"] == done.clusters["c2"]["fingerprint"] != before["c2"]
    assert fleet.head() == head
    assert {step["action"] for step in done.steps("c3")} == {"unchanged"}


def test_a_host_that_goes_down_in_the_middle(fleet: Fleet) -> None:
    """Every cluster has lost its Secret; the host goes once two have new keys. Making an RSA key takes the third a
    second."""
    for name in CLUSTERS:
        fleet.project.kubectl(name, "delete", "secret", "-n", "flux-system", "flux-system")
    argv = [sys.executable, "-m", "provisioner", "pair", "handover.json", "--json", "--timeout", "30"]
    folder, env = fleet.project.folder, fleet.project.own_env()
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=folder, env=env) as running:
        events = (json.loads(line) for line in running.stdout or ())
        added = (event for event in events if (event.get("step"), event.get("action")) == ("deploy key", "created"))
        assert {next(added)["cluster"], next(added)["cluster"]} == {"c1", "c2"}
        fleet.server.kill()
        report = list(events)[-1]
    assert running.returncode == report["exit_code"] == 4
    assert {cluster["cluster"]: cluster["result"] for cluster in report["clusters"]}["c3"] == "failed"
    fleet.server.start()
    done = fleet.pair()
    assert done.code == 0, done.out
    assert {name: cluster["fingerprint"] for name, cluster in done.clusters.items()} == fleet.keys()
    assert {step["action"] for step in fleet.pair().steps()} == {"unchanged"}


def test_behind_a_proxy(fleet: Fleet) -> None:
    """API and git alike, with the proxy's own password; the proxy is the only way that is named."""
    (lost,) = (key["id"] for key in fleet.server.keys(REPOSITORY) if key["fingerprint"] == fleet.keys()["c1"])
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/keys/{lost}")
    own = "clusters/c1/flux-system/gotk-sync.yaml"
    fleet.server.delete(REPOSITORY, own)
    with forward_proxy.running() as proxy:
        done = fleet.pair("--timeout", "60", env=proxied(proxy.url))
    assert done.code == 0, done.out
    fleet.keys()
    assert fleet.server.api("GET", f"/repos/{REPOSITORY}/contents/{own}")["size"]
    agents = {agent.partition("/")[0] for target, agent in proxy.asked if target.endswith(f":{fleet.server.http}")}
    assert "git" in agents
    assert agents != {"git"}


def test_a_proxy_that_refuses_is_named(fleet: Fleet) -> None:
    with forward_proxy.running() as proxy:
        wrong = proxy.url.replace(forward_proxy.ACCOUNT, "worker:s3cret")
        fleet.declare(*CLUSTERS, url=f"https://localhost:{fleet.server.http}")
        done = fleet.pair(env=proxied(wrong, but="127.0.0.1"))
    fleet.declare(*CLUSTERS)
    assert done.code == 4, done.out
    assert "proxy" in done.clusters["c1"]["cause"]
    assert "s3cret" not in done.out + done.err


def test_a_protected_branch_is_named_before_anything_is_touched(fleet: Fleet) -> None:
    fleet.server.delete(REPOSITORY, "clusters/c1/flux-system/gotk-sync.yaml")
    rules = f"/repos/{REPOSITORY}/branch_protections"
    fleet.server.api("POST", rules, rule_name="main", enable_push=False)
    fleet.project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")
    before = fleet.keys(), fleet.head()
    done = fleet.pair()
    assert done.code == 4, done.out
    assert "branch main is protected" in done.clusters["c1"]["cause"]
    assert (fleet.keys(), fleet.head()) == before
    assert {step["step"] for step in done.steps("c1")} == {"repository"}
    fleet.server.api("DELETE", f"{rules}/main")
    assert fleet.pair().code == 0


def test_a_token_that_no_longer_pushes_does_not_matter_while_nothing_changes(fleet: Fleet) -> None:
    fleet.server.api("POST", f"/repos/{REPOSITORY}/branch_protections", rule_name="main", enable_push=False)
    done = fleet.pair()
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/branch_protections/main")
    assert done.code == 0, done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
