"""A Cluster of Cluster API on a real API server: applied, unchanged, drifted, taken back. Nothing
here makes a cluster of it. The tests stand in this order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.flux import yamls
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

ANYTHING = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
# Variables are merged by their names, as Cluster API's own CRD has it.
VARIABLES = {
    "type": "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    "items": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "value": {"x-kubernetes-preserve-unknown-fields": True},
        },
    },
}
TOPOLOGY = {
    **ANYTHING,
    "properties": {"variables": VARIABLES, "rolledOut": {"type": "boolean", "default": True}},
}
SCHEMA = {
    **ANYTHING,
    "properties": {"spec": {**ANYTHING, "properties": {"topology": TOPOLOGY}}},
}
CRD = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": "clusters.cluster.x-k8s.io"},
    "spec": {
        "group": "cluster.x-k8s.io",
        "scope": "Namespaced",
        "names": {"kind": "Cluster", "plural": "clusters"},
        "versions": [
            {
                "name": "v1beta2",
                "served": True,
                "storage": True,
                "subresources": {"status": {}},
                "schema": {"openAPIV3Schema": SCHEMA},
            }
        ],
    },
}
WEST: dict[str, Any] = {
    "kind": "cluster_api",
    "management": "hub",
    "cluster_name": "west",
    "topology": {
        "class": "standard",
        "version": "v1.34.4",
        "variables": {"size": 3, "zones": ["a", "b"]},
    },
    "labels": {"tier": "prod"},
}


@pytest.fixture(scope="module")
def hub(project: Project) -> Project:
    own.start(project, "hub")
    file = project.folder / "crd.yaml"
    file.write_text(yamls.dump([CRD]))
    project.kubectl("hub", "apply", "-f", str(file))
    project.kubectl("hub", "wait", "--for=condition=Established", "crd/clusters.cluster.x-k8s.io")
    return project


def handover(project: Project, **changes: Any) -> str:
    given = own.handover(project, ["hub"])
    pairing = {**given["pairings"].pop("hub"), "cluster": "west", "path": "clusters/west"}
    given["clusters"]["west"] = {**WEST, **changes}
    return json.dumps({**given, "pairings": {"west": pairing}})


def pair(project: Project, **changes: Any) -> Run:
    """No cluster is made of it, so the run ends by saying so."""
    done = project.json("pair", *own.TRUSTED, "--timeout", "1", stdin=handover(project, **changes))
    assert done.code == 4, done.err
    return done


def plan(project: Project, **changes: Any) -> Run:
    return project.json("plan", *own.TRUSTED, stdin=handover(project, **changes))


def step(done: Run) -> tuple[str, str]:
    (found,) = [one for one in done.steps("west") if one["step"] == "cluster"]
    return found["action"], found.get("detail", "")


def live(project: Project) -> dict[str, Any]:
    shown = project.kubectl("hub", "get", "clusters", "west", "-o", "json", "--show-managed-fields")
    found: dict[str, Any] = json.loads(shown)
    return found


def test_a_plan_predicts_it_and_the_pairing(hub: Project) -> None:
    done = plan(hub)
    assert done.code == 0, done.err
    assert step(done)[0] == "created"
    assert "controllers" in [one["step"] for one in done.steps("west")]
    assert hub.kubectl("hub", "get", "clusters", "-o", "name") == ""


def test_it_is_applied_and_the_cluster_waited_for(hub: Project) -> None:
    done = pair(hub)
    assert step(done)[0] == "created"
    assert "Cluster API has not looked at it yet" in done.clusters["west"]["cause"]
    found = live(hub)
    assert found["spec"]["topology"]["classRef"] == {"name": "standard"}
    (entry,) = found["metadata"]["managedFields"]
    assert (entry["manager"], entry["operation"]) == ("provisioner", "Apply")


def test_a_second_run_changes_nothing(hub: Project) -> None:
    """Although the API server has filled in a default."""
    before = live(hub)
    assert before["spec"]["topology"]["rolledOut"] is True
    assert step(pair(hub)) == ("unchanged", "")
    assert live(hub) == before


def test_drift_is_shown_and_put_right(hub: Project) -> None:
    patch = {"spec": {"topology": {"version": "v1.33.0"}}}
    hub.kubectl("hub", "patch", "clusters", "west", "--type=merge", "-p", json.dumps(patch))
    said = "Cluster/west spec.topology.version: v1.33.0 -> v1.34.4"
    assert step(plan(hub)) == ("configured", said)
    assert live(hub)["spec"]["topology"]["version"] == "v1.33.0"
    assert step(pair(hub)) == ("configured", said)
    assert live(hub)["spec"]["topology"]["version"] == "v1.34.4"


def test_what_is_no_longer_declared_is_taken_back_and_nothing_else(hub: Project) -> None:
    theirs = {
        "metadata": {"labels": {"theirs": "yes"}},
        "spec": {"paused": False},
    }
    hub.kubectl("hub", "patch", "clusters", "west", "--type=merge", "-p", json.dumps(theirs))
    topology = {**WEST["topology"], "variables": {"size": 3}}
    action, detail = step(pair(hub, topology=topology, labels={}))
    assert action == "configured"
    assert "metadata.labels.tier: prod -> (none)" in detail
    assert (
        'spec.topology.variables[zones]: {"name": "zones", "value": ["a", "b"]} -> (none)' in detail
    )
    found = live(hub)
    assert found["metadata"]["labels"] == {"theirs": "yes"}
    assert found["spec"]["paused"] is False
    assert found["spec"]["topology"]["variables"] == [{"name": "size", "value": 3}]


def test_one_of_somebody_else_is_refused(hub: Project) -> None:
    hub.kubectl("hub", "annotate", "clusters", "west", "provisioner/fleet-")
    before = live(hub)
    cause = pair(hub).clusters["west"]["cause"]
    assert "Cluster default/west on hub exists, and is not of this fleet" in cause
    assert live(hub) == before
    hub.kubectl("hub", "annotate", "clusters", "west", "provisioner/fleet=own")


def test_a_template_with_more_than_the_cluster(hub: Project) -> None:
    text = """\
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: {name: "{{ cluster_name }}"}
spec: {size: {{ size }}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: "{{ cluster_name }}-settings"}
data: {size: "{{ size }}"}
"""
    Path(hub.folder / "west.j2").write_text(text)
    given = {"topology": None, "template": "west.j2", "values": {"size": 5}, "cluster_name": "east"}
    assert step(pair(hub, **given)) == ("created", "with ConfigMap/east-settings")
    assert step(pair(hub, **given)) == ("unchanged", "")
    given["values"] = {}
    assert "template west.j2:4: 'size' is undefined" in pair(hub, **given).clusters["west"]["cause"]
