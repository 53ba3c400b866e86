"""A hub delivers to spokes that have no controllers. In this order."""

from __future__ import annotations

import base64
import json
import subprocess
from typing import Any

import pytest

from provisioner.sandbox.building import parts
from tests.real import own
from tests.real.project import Project, Run
from tests.support import waiting

pytestmark = [pytest.mark.real, pytest.mark.fleet, pytest.mark.timeout(600)]

SPOKES = ("s1", "s2", "s3", "s4", "s5", "s6")
NAMESPACED = """\
apiVersion: v1
kind: Namespace
metadata: {name: apps}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: hello, namespace: apps}
data: {of: NAME}
"""
PASSWORD = """\
apiVersion: v1
kind: Secret
metadata: {name: password, namespace: apps}
stringData: {a: canary}
"""
SOPS = {"kind": "sops", "age": True, "recovery_waived": "a test"}
SECRET, TOKEN = "spoke-{}-kubeconfig", "provisioner-spoke-token"


def fleet(project: Project, spokes: tuple[str, ...] = SPOKES, **gitops: str) -> own.Handover:
    given = own.handover(project, ("hub", *spokes))
    for name in spokes:
        given["pairings"][name]["gitops"] = {"hub": "hub", **gitops}
    return given


def run(project: Project, command: str, given: own.Handover, *argv: str) -> Run:
    return project.json(command, *own.TRUSTED, *argv, stdin=json.dumps(given))


def results(done: Run) -> dict[str, str]:
    return {name: one["result"] for name, one in done.clusters.items()}


def hello(project: Project, name: str) -> Any:
    return own.get(project, name, "ConfigMap", "hello", "apps")


def kubeconfig(project: Project, name: str) -> str:
    secret = own.get(project, "hub", "Secret", SECRET.format(name))
    return base64.b64decode(secret["data"]["value"]).decode()


@pytest.fixture(scope="module")
def hub(project: Project) -> Project:
    own.start(project, "hub", *SPOKES)
    own.push(
        project, {f"clusters/{name}/app.yaml": NAMESPACED.replace("NAME", name) for name in SPOKES}
    )
    return project


def test_a_plan_before_anything_is_there(hub: Project) -> None:
    done = run(hub, "plan", fleet(hub))
    assert done.code == 0, done.err + done.out


def test_a_spoke_without_its_hub_is_refused_by_name(hub: Project) -> None:
    done = run(hub, "pair", fleet(hub), "--only", "s1")
    assert done.code == 4
    assert "its hub hub has no GitRepository" in done.clusters["s1"]["cause"]


def test_a_hub_delivers_to_its_spokes(hub: Project) -> None:
    done = own.pair(hub, fleet(hub))
    assert done.code == 0, done.err + done.out
    assert results(done) == dict.fromkeys(("hub", *SPOKES), "paired")
    for name in SPOKES:
        assert hello(hub, name)["data"] == {"of": name}
        assert own.get(hub, name, "Secret", "flux-system") is None
        kinds = hub.kubectl(name, "get", "crds,deployments", "-A", "-o", "name").split()
        assert kinds == []


def test_again_nothing_changes(hub: Project) -> None:
    done = own.pair(hub, fleet(hub))
    assert (done.code, done.report["changed"]) == (0, False), done.out
    seen = run(hub, "status", fleet(hub))
    assert results(seen) == dict.fromkeys(("hub", *SPOKES), "paired"), seen.out
    assert seen.clusters["s1"]["key_created"]


def test_the_token_is_renewed(hub: Project) -> None:
    before = kubeconfig(hub, "s1")
    done = run(hub, "rotate", fleet(hub), "--only", "s1")
    assert (done.code, results(done)) == (0, {"s1": "rotated"}), done.err + done.out
    after = kubeconfig(hub, "s1")
    assert after != before
    assert own.get(hub, "s1", "Secret", TOKEN) is None
    assert own.get(hub, "s1", "Secret", f"{TOKEN}-2")
    token = next(line for line in after.splitlines() if "token:" in line).split()[-1]
    assert token not in done.out + done.err
    again = own.pair(hub, fleet(hub))
    assert (again.code, again.report["changed"]) == (0, False), again.out
    kept = run(hub, "rotate", fleet(hub), "--only", "s1", "--older-than", "1h")
    assert results(kept) == {"s1": "kept"}


def test_an_upgrade_leaves_spokes_alone(hub: Project) -> None:
    done = run(hub, "upgrade", fleet(hub), "--dry-run")
    assert results(done) == {"hub": "planned"} | dict.fromkeys(SPOKES, "kept"), done.out


def test_a_token_that_has_ended_shows_and_is_made_again(hub: Project) -> None:
    hub.kubectl("s3", "delete", "secret", TOKEN, "-n", "flux-system")
    assert results(run(hub, "status", fleet(hub)))["s3"] == "drifted"
    done = own.pair(hub, fleet(hub))
    assert results(done)["s3"] == "paired", done.out
    assert own.pair(hub, fleet(hub)).report["changed"] is False


def test_a_hub_decrypts_for_a_spoke_that_asks_for_it(hub: Project) -> None:
    """With a key that the spoke itself never has."""
    given = fleet(hub)
    given["pairings"]["s2"]["platform"] = [SOPS]
    assert results(own.pair(hub, given))["s2"] == "paired"
    push_encrypted(hub, "clusters/s2/password.yaml", PASSWORD)
    fetch = "reconcile.fluxcd.io/requestedAt=encrypted"
    source = ("-n", "flux-system", "gitrepository/flux-system")
    hub.kubectl("hub", "annotate", "--overwrite", *source, fetch)
    waiting.until(lambda: own.get(hub, "s2", "Secret", "password", "apps"), seconds=60)
    assert own.get(hub, "s2", "Secret", "password", "apps")["data"] == {"a": "Y2FuYXJ5"}
    assert own.get(hub, "hub", "Secret", "spoke-s2-sops")
    assert "sops" not in hub.kubectl("s2", "get", "secrets", "-A", "-o", "name")
    own.push(hub, {"clusters/s2/password.yaml": None})
    assert results(own.pair(hub, fleet(hub)))["s2"] == "paired"
    assert own.get(hub, "hub", "Secret", "spoke-s2-sops") is None


def push_encrypted(project: Project, path: str, text: str) -> None:
    """As a user does it, by the rules that pairing has written."""
    own.push(project, {})
    (project.tmp / "users-clone" / path).write_text(text)
    argv = [str(parts.binary("sops")), "--disable-version-check", "encrypt", "-i", path]
    folder = project.tmp / "users-clone"
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "canary" not in (folder / path).read_text()
    own.push(project, {})


def test_each_spoke_of_a_hub_that_is_gone_says_so(hub: Project) -> None:
    own.kill(hub, "kube-apiserver", "hub")
    try:
        done = own.pair(hub, fleet(hub), "--timeout", "20")
    finally:
        own.start(hub, "hub", *SPOKES)
    assert results(done) == dict.fromkeys(("hub", *SPOKES), "failed")
    for name in SPOKES:
        assert done.clusters[name]["cause"].startswith("cluster hub: "), done.clusters[name]
        assert hello(hub, name)["data"] == {"of": name}
    assert own.pair(hub, fleet(hub)).code == 0


def test_a_hub_with_spokes_that_stay_does_not_leave(hub: Project) -> None:
    done = run(hub, "unpair", fleet(hub), "hub", "--yes")
    assert done.code == 3
    assert "delivers to s1, s2, s3" in done.err + done.out


def test_a_spoke_leaves_and_its_workloads_stay(hub: Project) -> None:
    before = hello(hub, "s1")["metadata"]["resourceVersion"]
    done = run(hub, "unpair", fleet(hub), "s1", "--yes")
    assert (done.code, results(done)) == (0, {"s1": "unpaired"}), done.err + done.out
    assert hello(hub, "s1")["metadata"]["resourceVersion"] == before
    left = hub.kubectl("s1", "get", "ns,clusterroles,clusterrolebindings", "-o", "name")
    assert "/provisioner-spoke" not in left
    assert "flux-system" not in left
    assert own.get(hub, "hub", "Secret", SECRET.format("s1")) is None
    assert not [
        path
        for path in hub.git("ls-tree", "-r", "--name-only", "main").split()
        if "s1" in path and "app.yaml" not in path
    ]
    rest = fleet(hub, SPOKES[1:])
    assert own.pair(hub, rest).code == 0


def test_a_spoke_comes_back_and_is_drained(hub: Project) -> None:
    back = own.pair(hub, fleet(hub))
    assert back.code == 0, back.err + back.out
    done = run(hub, "unpair", fleet(hub), "s1", "--drain", "s1", "--yes")
    assert (done.code, results(done)) == (0, {"s1": "unpaired"}), done.err + done.out
    assert hello(hub, "s1") is None
    assert hello(hub, "s2")["data"] == {"of": "s2"}


def test_all_leave_the_spokes_first(hub: Project) -> None:
    left = ("hub", *SPOKES[1:])
    done = run(hub, "unpair", fleet(hub, SPOKES[1:]), *left, "--yes")
    assert (done.code, results(done)) == (0, dict.fromkeys(left, "unpaired")), done.out
    for name in SPOKES[1:]:
        assert hello(hub, name)["data"] == {"of": name}
    for name in left:
        assert "flux-system" not in hub.kubectl(name, "get", "ns", "-o", "name")


def test_eight_get_controllers_of_their_own_in_one_run(hub: Project) -> None:
    """All four on each, from clusters that are bare by now."""
    own.start(hub, "hub", *SPOKES, "s7")
    four = ("source", "kustomize", "helm", "notification")
    components = [f"{name}-controller" for name in four]
    eight = own.handover(hub, ("hub", *SPOKES, "s7"), components=components)
    done = own.pair(hub, eight)
    assert results(done) == dict.fromkeys(eight["pairings"], "paired"), done.err + done.out
    for name in eight["pairings"]:
        assert (
            len(hub.kubectl(name, "get", "deploy", "-n", "flux-system", "-o", "name").split()) == 4
        )
    assert own.pair(hub, eight).report["changed"] is False
