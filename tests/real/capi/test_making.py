"""Clusters that a stack declares, on a real management cluster: made, waited for and paired in the
run that pairs the management cluster itself. The tests stand in this order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.real import own
from tests.real.capi import objects
from tests.real.capi.management import Management
from tests.real.capi.provider import Provider
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

WORKLOADS = ("w1", "w2")
TOPOLOGY = {"class": objects.CLASS, "version": objects.KUBERNETES}
DELIVERIES = {"w1": "apply", "w2": "repository"}


def handover(project: Project) -> dict[str, Any]:
    given = own.handover(project, ["hub"])
    for name, delivery in DELIVERIES.items():
        given["clusters"][name] = {
            "kind": "cluster_api",
            "management": "hub",
            "cluster_name": name,
            "topology": TOPOLOGY,
            "delivery": delivery,
        }
        pairing = {**given["pairings"]["hub"], "cluster": name, "path": f"clusters/{name}"}
        given["pairings"][name] = pairing
    return given


def test_one_run_makes_and_pairs_them(
    project: Project, management: Management, provider: Provider
) -> None:
    management.create(*objects.cluster_class())
    done = own.pair(project, handover(project), "--timeout", "90")
    assert done.code == 0, done.err + done.out
    assert {one["result"] for one in done.clusters.values()} == {"paired"}
    for name in DELIVERIES:
        (step,) = [one for one in done.steps(name) if one["step"] == "cluster"]
        assert step["action"] == "created"
    assert project.git("show", "main:clusters/hub/cluster-api/default/w2.yaml")


def test_a_second_run_changes_nothing(project: Project, provider: Provider) -> None:
    """Although Cluster API has filled in what was left out."""
    commit = project.git("rev-parse", "main")
    done = own.pair(project, handover(project))
    assert done.code == 0, done.err
    for name in DELIVERIES:
        assert {step["action"] for step in done.steps(name)} <= {"unchanged", "skipped"}
    assert project.git("rev-parse", "main") == commit


def test_leaving_leaves_the_cluster(
    project: Project, management: Management, provider: Provider
) -> None:
    given = handover(project)
    file = project.folder / "handover.json"
    file.write_text(json.dumps(given))
    done = project.provisioner("unpair", "handover.json", "w1", "w2", "--yes")
    assert done.code == 0, done.err
    said = done.out + done.err
    assert "kubectl delete -n default clusters.cluster.x-k8s.io w1" in said
    assert "remove clusters/hub/cluster-api/default/w2.yaml from repository fleet" in said
    assert all(management.get("Cluster", name) for name in DELIVERIES)
