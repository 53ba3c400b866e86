"""A spoke gets controllers of its own, becomes a spoke again and is renamed, and what runs there
stays as it is, each in one run. In this order."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.real import own
from tests.real.project import Project
from tests.real.test_hub import NAMESPACED, results, run

pytestmark = [pytest.mark.real, pytest.mark.fleet, pytest.mark.timeout(600)]

WORKLOAD = """\
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app, namespace: apps}
spec:
  selector: {matchLabels: {app: app}}
  template:
    metadata: {labels: {app: app}}
    spec:
      containers: [{name: app, image: registry.invalid/app:v1}]
"""
SPOKE, OWN = "spoke-s1", "flux-system"
OF_FLUX = "kustomize.toolkit.fluxcd.io/name"


def fleet(project: Project, *, spoke: bool) -> own.Handover:
    given = own.handover(project, ("hub", "s1"))
    if spoke:
        given["pairings"]["s1"]["gitops"] = {"hub": "hub"}
    return given


def workloads(project: Project) -> dict[str, Any]:
    """By kind and name: which object it is, and all but its labels and status."""
    listed = project.kubectl(
        "s1", "get", "deployments,replicasets,pods,configmaps", "-n", "apps", "-o", "json"
    )
    return {
        f"{item['kind']}/{item['metadata']['name']}": (
            item["metadata"]["uid"],
            item["metadata"].get("generation"),
            item["metadata"].get("annotations"),
            item.get("spec"),
            item.get("data"),
        )
        for item in json.loads(listed)["items"]
    }


def deliverer(project: Project) -> str:
    item = project.kubectl("s1", "get", "deployment", "app", "-n", "apps", "-o", "json")
    return str(json.loads(item)["metadata"]["labels"][OF_FLUX])


def versions(project: Project) -> set[str]:
    """The resourceVersions of what is delivered and has no controller that writes its status."""
    return {own.get(project, "s1", "ConfigMap", "hello", "apps")["metadata"]["resourceVersion"]}


@pytest.fixture(scope="module")
def hub(project: Project) -> Project:
    own.start(project, "hub", "s1")
    own.push(project, {"clusters/s1/app.yaml": NAMESPACED.replace("NAME", "s1") + WORKLOAD})
    done = own.pair(project, fleet(project, spoke=True))
    assert results(done) == {"hub": "paired", "s1": "paired"}, done.err + done.out
    return project


def pods(project: Project) -> dict[str, str]:
    """The resourceVersion of each by its UID: not even their status is touched."""
    listed = project.kubectl("s1", "get", "pods", "-n", "apps", "-o", "json")
    metas = [item["metadata"] for item in json.loads(listed)["items"]]
    return {meta["uid"]: meta["resourceVersion"] for meta in metas}


def killed(project: Project, given: own.Handover, step: str) -> None:
    """`pair`, ended by SIGKILL as soon as it says that s1 has come through this step."""
    (project.folder / "moving.json").write_text(json.dumps(given))
    argv = ("pair", "moving.json", "--trust-commands", "--json")
    with subprocess.Popen(
        [sys.executable, "-m", "provisioner", *argv],
        cwd=project.folder,
        env=project.own_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        for line in process.stdout or ():
            event = json.loads(line)
            if (event.get("cluster"), event.get("step")) == ("s1", step):
                break
        process.kill()


def rest(project: Project, *, spoke: bool) -> list[str]:
    """What is still there of whoever delivered before."""
    kinds = "crds,deployments,serviceaccounts,clusterroles,clusterrolebindings"
    on_spoke = project.kubectl("s1", "get", kinds, "-A", "-o", "name").split()
    on_hub = own.get(project, "hub", "Secret", "spoke-s1-kubeconfig")
    files = project.git("ls-tree", "-r", "--name-only", "main").split()
    keys = [key.title for key in own.sandbox(project).keys("fleet") if "/s1 " in key.title]
    if spoke:
        names = [name for name in on_spoke if "fluxcd" in name or "flux-system" in name]
        ours = [path for path in files if path.startswith("clusters/s1/flux-system/g")]
        return [*names, *ours, *keys]
    names = [name for name in on_spoke if "provisioner-spoke" in name]
    listed = project.kubectl("hub", "get", "kustomizations", "-A", "-o", "name").split()
    names += [name for name in listed if "spoke-s1" in name] + (["Secret"] if on_hub else [])
    assert len(keys) == 1
    return [*names, *(path for path in files if path == "clusters/hub/spokes/s1.yaml")]


WAYS = [(False, OWN, "access"), (True, SPOKE, "controllers")]


def test_a_plan_shows_the_move(hub: Project) -> None:
    done = run(hub, "plan", fleet(hub, spoke=False))
    steps = {one["step"]: one["action"] for one in done.steps("s1")}
    wanted = {"move": "configured", "access": "deleted", "deploy key": "created", "hub": "deleted"}
    assert wanted.items() <= steps.items(), done.out + done.err
    assert deliverer(hub) == SPOKE


@pytest.mark.parametrize(("spoke", "by", "step"), WAYS, ids=["own", "back"])
@pytest.mark.parametrize("cut", [False, True], ids=["in one run", "killed on the way"])
def test_it_moves_and_nothing_is_restarted(
    hub: Project, spoke: bool, by: str, step: str, cut: bool
) -> None:
    before, running = workloads(hub), pods(hub)
    assert any(name.startswith("ReplicaSet/app-") for name in before)
    if cut:
        killed(hub, fleet(hub, spoke=spoke), step)
        assert workloads(hub) == before
    done = own.pair(hub, fleet(hub, spoke=spoke))
    assert results(done) == {"hub": "paired", "s1": "paired"}, done.err + done.out
    assert deliverer(hub) == by
    assert (workloads(hub), pods(hub)) == (before, running)
    assert rest(hub, spoke=spoke) == []
    settled = versions(hub)
    again = own.pair(hub, fleet(hub, spoke=spoke))
    assert (again.code, again.report["changed"], versions(hub)) == (0, False, settled), again.out


def renamed(given: own.Handover, old: str, new: str) -> own.Handover:
    given["clusters"][new] = given["clusters"].pop(old)
    pairing = given["pairings"].pop(old)
    given["pairings"][new] = {**pairing, "cluster": new, "path": f"clusters/{new}"}
    for one in given["pairings"].values():
        if one.get("gitops", {}).get("hub") == old:
            one["gitops"]["hub"] = new
    return given


def test_a_spoke_and_then_its_hub_are_renamed(hub: Project) -> None:
    """Both clusters stay what they are, and so does what runs there."""
    before, running = workloads(hub), pods(hub)
    given = renamed(fleet(hub, spoke=True), "s1", "shop")
    done = own.pair(hub, given, "--renamed", "shop")
    assert results(done) == {"hub": "paired", "shop": "paired"}, done.err + done.out
    assert deliverer(hub) == "spoke-shop"
    assert own.get(hub, "hub", "Secret", "spoke-s1-kubeconfig") is None
    given = renamed(given, "hub", "central")
    done = own.pair(hub, given, "--renamed", "central")
    assert results(done) == {"central": "paired", "shop": "paired"}, done.err + done.out
    files = hub.git("ls-tree", "-r", "--name-only", "main").split()
    assert "clusters/central/spokes/shop.yaml" in files
    assert not [path for path in files if path.startswith(("clusters/hub/", "clusters/s1/"))]
    assert (workloads(hub), pods(hub)) == (before, running)
    back = renamed(renamed(given, "central", "hub"), "shop", "s1")  # both in one run
    done = own.pair(hub, back, "--renamed", "hub", "--renamed", "s1")
    assert results(done) == {"hub": "paired", "s1": "paired"}, done.err + done.out
    assert deliverer(hub) == "spoke-s1"
    assert (workloads(hub), pods(hub)) == (before, running)
    again = own.pair(hub, back)
    assert (again.code, again.report["changed"]) == (0, False), again.out
