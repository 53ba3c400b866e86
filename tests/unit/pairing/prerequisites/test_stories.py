"""Prerequisites from the first pairing to the last, on fakes: what is applied when, what Git has,
and what stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.base.events import Change, Event, Note
from provisioner.handover.fleet import Prerequisite
from provisioner.pairing import plan, saved_plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.workloads import PodFault
from tests.unit.conftest import FleetMaker

NETWORK = """\
# The network plugin of this site.
apiVersion: v1
kind: Namespace
metadata: {name: network}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: pools.network.example.com}
spec:
  group: network.example.com
  names: {kind: Pool, plural: pools}
  scope: Cluster
  versions: [{name: v1, served: true, storage: true, schema: {}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: operator, namespace: network}
spec:
  replicas: 1
  selector: {matchLabels: {app: operator}}
  template:
    metadata: {labels: {app: operator}}
    spec: {containers: [{name: operator, image: example.com/operator}]}
"""
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: network}
data: {colour: blue}
"""
FOLDER = "clusters/c1/prerequisites"
WORKLOAD = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: default}
data: {}
"""


def required(fleet: FakeFleet, *names: str) -> None:
    folder = fleet.folder / "manifests"
    declared = [Prerequisite(name=name, manifests=str(folder / name)) for name in names]
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], prerequisites=declared)
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet(1)
    write(made, "network/plugin.yaml", NETWORK)
    write(made, "network/more/settings.yaml", SETTINGS)
    required(made, "network")
    return made


def write(fleet: FakeFleet, name: str, text: str) -> None:
    file = fleet.folder / "manifests" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def files(fleet: FakeFleet) -> dict[str, str]:
    """The branch, by path."""
    head = fleet.repository.head("main") or ""
    return dict(fleet.repository.tree(head))


def writes(fleet: FakeFleet) -> list[str]:
    return [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]


def test_they_come_before_flux_and_flux_keeps_them(fleet: FakeFleet) -> None:
    assert (report_of(fleet.pair()).result, fleet.steps()["prerequisites"]) == ("paired", "created")
    order = writes(fleet)
    assert order.index("Deployment/operator") < order.index("Namespace/flux-system")
    assert order.index("Namespace/network") < order.index("ConfigMap/settings")
    live = fleet.only.peek("ConfigMap", "settings", "network") or {}
    assert live["metadata"]["labels"]["provisioner/prerequisite"] == "network"
    held = files(fleet)
    assert held[f"{FOLDER}/network/plugin.yaml"] == NETWORK, "the copy keeps its comments"
    assert held[f"{FOLDER}/network/more/settings.yaml"] == SETTINGS
    root = fleet.only.peek("Kustomization", "flux-system") or {}
    entries = [one["id"] for one in root["status"]["inventory"]["entries"]]
    assert "network_operator_apps_Deployment" in entries, "pruned by Flux once Git drops it"

    again = fleet.pair()
    assert (again.changed, set(fleet.steps().values())) == (False, {"unchanged"})
    assert fleet.only.journal.writes == []


def test_a_change_goes_through_git_alone(fleet: FakeFleet) -> None:
    fleet.pair()
    write(fleet, "network/more/settings.yaml", SETTINGS.replace("blue", "green"))
    assert fleet.pair().changed
    assert (fleet.steps()["prerequisites"], fleet.steps()["files"]) == ("unchanged", "configured")
    assert "ConfigMap/settings" not in writes(fleet)
    live = fleet.only.peek("ConfigMap", "settings", "network") or {}
    assert live["data"] == {"colour": "green"}, "Flux has applied it when the proof is there"


def test_what_is_no_longer_declared_leaves_git_and_so_the_cluster(fleet: FakeFleet) -> None:
    write(fleet, "more/app.yaml", WORKLOAD)
    required(fleet, "network", "more")
    fleet.pair()
    required(fleet, "network")
    fleet.pair()
    assert f"{FOLDER}/more/app.yaml" not in files(fleet)
    assert fleet.only.peek("ConfigMap", "app", "default") is None
    required(fleet)
    fleet.pair()
    assert not [path for path in files(fleet) if path.startswith(FOLDER)]
    assert fleet.only.peek("Deployment", "operator", "network") is None
    assert fleet.only.peek("Deployment", "kustomize-controller")


def test_what_flux_will_delete_is_named_before_it_leaves_git(fleet: FakeFleet) -> None:
    fleet.pair()
    write(fleet, "network/plugin.yaml", NETWORK.partition("---\napiVersion: apps")[0])
    write(fleet, "moved/settings.yaml", SETTINGS)
    (fleet.folder / "manifests/network/more/settings.yaml").unlink()
    required(fleet, "network", "moved")
    fleet.plan()
    named = "Deployment network/operator"
    warnings = [one.text for one in fleet.events if isinstance(one, Note)]
    assert [one for one in warnings if "Flux will delete" in one and one.endswith(f": {named}")]
    step = next(one for one in fleet.events if isinstance(one, Change) and one.step == "files")
    assert step.detail.endswith(f"; Flux then deletes {named}")
    assert fleet.only.journal.writes == []


def test_a_kustomization_of_the_users_own_must_not_name_a_folder_that_goes(
    fleet: FakeFleet,
) -> None:
    path = "clusters/c1/kustomization.yaml"
    fleet.repository.commit({path: "resources: [flux-system, prerequisites]\n"})
    fleet.pair()
    required(fleet)
    assert f"{path}: names prerequisites" in report_of(fleet.pair()).cause
    assert f"{FOLDER}/network/plugin.yaml" in files(fleet)
    fleet.repository.commit({path: "resources: [flux-system]\n"})
    assert report_of(fleet.pair()).result == "paired"


def test_one_that_cannot_run_stops_its_cluster_before_flux(fleet: FakeFleet) -> None:
    message = "manifest unknown: example.com/operator not found"
    fleet.workloads["c1"].faults["operator"] = PodFault(kind="image", message=message)
    report = report_of(fleet.pair())
    assert report.result == "failed"
    assert "prerequisite network: Deployment/operator" in report.cause
    assert "example.com/operator" in report.cause
    assert fleet.only.peek("Namespace", "flux-system") is None


def test_lost_ones_are_applied_again_only_where_flux_cannot(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.only.server.delete(fleet.only.peek("Deployment", "operator", "network") or {})
    fleet.workloads["c1"].faults["kustomize-controller"] = PodFault(kind="unready")
    controller = fleet.only.peek("Deployment", "kustomize-controller") or {}
    fleet.only.server.patch(controller, {"metadata": {"annotations": {"a": "b"}}})
    fleet.plan()
    assert fleet.steps()["prerequisites"] == "configured"


def test_a_drain_leaves_them_and_their_namespace(fleet: FakeFleet) -> None:
    fleet.repository.commit({"clusters/c1/app.yaml": WORKLOAD})
    fleet.pair()
    fleet.unpair("c1", drain=True)
    assert fleet.only.peek("ConfigMap", "app", "default") is None
    assert fleet.only.peek("Deployment", "operator", "network")
    assert fleet.only.peek("Namespace", "network")
    assert not [path for path in files(fleet) if path.startswith(FOLDER)]


def test_files_of_somebody_else_are_in_the_way(fleet: FakeFleet) -> None:
    theirs = {f"{FOLDER}/kustomization.yaml": "resources: []\n"}
    fleet.repository.commit(theirs)
    report = report_of(fleet.pair())
    assert f"{FOLDER}/kustomization.yaml" in report.cause
    assert files(fleet)[f"{FOLDER}/kustomization.yaml"] == "resources: []\n"
    assert fleet.only.journal.writes == []


def test_a_folder_of_the_users_own_that_has_this_name_is_not_read(fleet: FakeFleet) -> None:
    required(fleet)
    theirs = {f"{FOLDER}/disk.img": "\0" * (yaml_reader.LARGEST + 1)}
    fleet.repository.commit(theirs)
    assert report_of(fleet.pair()).result == "paired"


def test_a_kustomization_of_the_users_own_has_to_name_them(fleet: FakeFleet) -> None:
    path = "clusters/c1/kustomization.yaml"
    fleet.repository.commit({path: "resources: [flux-system]\n"})
    report = report_of(fleet.pair())
    assert f"{path}: does not name prerequisites" in report.cause
    fleet.repository.commit({path: "resources: [flux-system, ./prerequisites/]\n"})
    assert report_of(fleet.pair()).result == "paired"


def test_a_renamed_cluster_keeps_them(fleet: FakeFleet) -> None:
    fleet.pair()
    uid = (fleet.only.peek("Deployment", "operator", "network") or {})["metadata"]["uid"]
    fleet.rename("c2")
    assert report_of(fleet.pair(), "c2").result == "paired"
    held = files(fleet)
    assert held["clusters/c2/prerequisites/kustomization.yaml"].startswith("# Pairing: demo/c2\n")
    assert not [path for path in held if path.startswith(FOLDER)]
    assert (fleet.only.peek("Deployment", "operator", "network") or {})["metadata"]["uid"] == uid
    assert fleet.pair().changed is False


def test_the_manifests_need_not_be_there_to_leave(fleet: FakeFleet, tmp_path: Path) -> None:
    fleet.pair()
    gone: Any = [Prerequisite(name="network", manifests=str(tmp_path / "gone"))]
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], prerequisites=gone)
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})
    assert "cannot be read" in report_of(fleet.pair()).cause
    assert report_of(fleet.unpair("c1")).cause == ""


def test_they_may_be_in_the_root_of_the_repository(fleet: FakeFleet) -> None:
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], path=".")
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})
    assert report_of(fleet.pair()).result == "paired"
    assert files(fleet)["prerequisites/network/plugin.yaml"] == NETWORK
    assert fleet.pair().changed is False


def test_a_plan_says_what_comes_first(fleet: FakeFleet) -> None:
    fleet.plan()
    steps = [event for event in fleet.events if isinstance(event, Change)]
    assert (steps[0].step, str(steps[0].action)) == ("prerequisites", "created")
    assert steps[0].detail == "network (4 objects)"
    files_step = next(event for event in steps if event.step == "files")
    assert "prerequisites, prerequisite network" in files_step.detail
    assert fleet.only.journal.writes == []


def test_a_plan_knows_them_before_the_cluster_exists(fleet: FakeFleet) -> None:
    events: list[Event] = []
    plan.plan(fleet.fleet, events.append, fleet.options(), new=frozenset({"c1"}))
    assert [event.step for event in events if isinstance(event, Change)][0] == "prerequisites"


def test_a_plan_reads_them_before_the_cluster_exists(fleet: FakeFleet) -> None:
    write(fleet, "network/again.yaml", SETTINGS)
    with pytest.raises(BadInput, match="ConfigMap network settings is also in prerequisite"):
        plan.plan(fleet.fleet, lambda _event: None, fleet.options(), new=frozenset({"c1"}))


def test_a_saved_plan_knows_their_files(fleet: FakeFleet) -> None:
    before = fleet.saved()
    write(fleet, "network/more/settings.yaml", SETTINGS.replace("blue", "green"))
    lines = saved_plan.moved(before, fleet.saved())
    assert any("prerequisites/network/more/settings.yaml: was" in line for line in lines)


def test_a_status_tells_of_one_that_was_changed(fleet: FakeFleet) -> None:
    fleet.pair()
    assert report_of(fleet.status()).result == "paired"
    write(fleet, "network/more/settings.yaml", SETTINGS.replace("blue", "green"))
    assert report_of(fleet.status()).result == "drifted"


def test_a_secret_in_clear_stops_its_cluster_before_anything(fleet: FakeFleet) -> None:
    text = SETTINGS.replace("ConfigMap", "Secret").replace("blue", "CANARY-4711")
    write(fleet, "network/more/settings.yaml", text)
    report = fleet.pair()
    cause = report_of(report).cause
    assert "prerequisite network: more/settings.yaml:1: Secret settings would be in Git" in cause
    assert "CANARY-4711" not in repr((report, fleet.events))
    assert fleet.only.journal.writes == []
    assert not [path for path in files(fleet) if path.startswith("clusters/")]


def test_what_flux_brings_itself_cannot_be_one(fleet: FakeFleet) -> None:
    write(fleet, "network/flux.yaml", NETWORK.split("---")[0].replace("network", "flux-system"))
    cause = report_of(fleet.pair()).cause
    assert (
        "prerequisite network: flux.yaml:2: Namespace flux-system is also in Flux itself" in cause
    )
    assert fleet.only.journal.writes == []
