"""A spoke gets controllers of its own, and becomes a spoke again: it leaves and is paired with the
other declaration, and what runs there stays as it is. In this order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.real import own
from tests.real.project import Project
from tests.real.test_hub import NAMESPACED, results, run

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]

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


@pytest.mark.parametrize(("spoke", "by"), [(False, OWN), (True, SPOKE)], ids=["own", "back"])
def test_it_moves_and_nothing_is_restarted(hub: Project, spoke: bool, by: str) -> None:
    before, held = workloads(hub), versions(hub)
    assert any(name.startswith("ReplicaSet/app-") for name in before)
    left = run(hub, "unpair", fleet(hub, spoke=not spoke), "s1", "--yes")
    assert results(left) == {"s1": "unpaired"}, left.err + left.out
    assert (workloads(hub), versions(hub)) == (before, held)
    done = own.pair(hub, fleet(hub, spoke=spoke))
    assert results(done) == {"hub": "paired", "s1": "paired"}, done.err + done.out
    assert deliverer(hub) == by
    assert workloads(hub) == before
    settled = versions(hub)
    again = own.pair(hub, fleet(hub, spoke=spoke))
    assert (again.code, again.report["changed"], versions(hub)) == (0, False, settled), again.out
