"""What a second run finds broken and repairs, and what it leaves to Flux."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.events import Note, Waiting
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker

Object = dict[str, Any]
SPACE = "flux-system"


def live(fleet: FakeFleet, kind: str, name: str = SPACE, namespace: str = SPACE) -> Object:
    found = fleet.only.peek(kind, name, namespace)
    assert found, f"{kind} {name} is gone"
    return found


def applied(fleet: FakeFleet) -> set[str]:
    return {request.subject for request in fleet.only.journal.of(verb="apply")}


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet()
    assert made.pair().exit_code == 0
    return made


def repaired(fleet: FakeFleet, step: str) -> None:
    """One run repairs it, in the step of that name, and the next finds nothing to do."""
    assert fleet.pair().exit_code == 0
    assert fleet.steps()[step] == "configured"
    again = fleet.pair()
    assert (again.exit_code, again.changed) == (0, False)


@pytest.mark.parametrize("name", ["source-controller", "kustomize-controller"])
def test_a_controller_that_is_gone_comes_back(name: str, fleet: FakeFleet) -> None:
    fleet.only.server.delete(live(fleet, "Deployment", name))
    repaired(fleet, "controllers")
    assert live(fleet, "Deployment", name)["status"]["readyReplicas"] == 1


def test_a_controller_that_is_scaled_to_zero_runs_again(fleet: FakeFleet) -> None:
    fleet.only.edit(live(fleet, "Deployment", "source-controller"), {"spec": {"replicas": 0}})
    assert fleet.pair().exit_code == 0
    assert fleet.steps()["controllers"] == "configured"
    assert live(fleet, "Deployment", "source-controller")["spec"]["replicas"] == 1


def test_only_what_is_broken_is_applied(fleet: FakeFleet) -> None:
    fleet.only.server.delete(live(fleet, "Deployment", "source-controller"))
    fleet.pair()
    assert applied(fleet) == {f"Deployment {SPACE}/source-controller"}


def test_what_flux_can_repair_is_left_to_flux(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(components=["source-controller", "kustomize-controller", "helm-controller"])
    fleet.pair()
    fleet.only.server.delete(live(fleet, "ServiceAccount", "helm-controller"))
    assert fleet.pair().exit_code == 0
    assert applied(fleet) == set()
    assert fleet.only.journal.of(verb="patch", kind="Kustomization"), "Flux was asked"
    live(fleet, "ServiceAccount", "helm-controller")


def test_what_flux_does_not_repair_in_time_is_applied(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(components=["source-controller", "kustomize-controller", "helm-controller"])
    fleet.pair()
    fleet.only.server.delete(live(fleet, "ServiceAccount", "helm-controller"))
    fleet.flux["c1"].hung = True
    fleet.pair()
    assert applied(fleet) == {f"ServiceAccount {SPACE}/helm-controller"}


@pytest.mark.parametrize("kind", ["GitRepository", "Kustomization"])
def test_suspended_sync_objects_are_resumed(kind: str, fleet: FakeFleet) -> None:
    fleet.only.edit(live(fleet, kind), {"spec": {"suspend": True}})
    repaired(fleet, "sync")
    assert not live(fleet, kind)["spec"].get("suspend")


def test_deleted_sync_objects_come_back(fleet: FakeFleet) -> None:
    fleet.flux["c1"].hung = True
    for kind in ("GitRepository", "Kustomization"):
        item = live(fleet, kind)
        fleet.only.edit(item, {"metadata": {"finalizers": None}})
        fleet.only.server.delete(item)
    fleet.flux["c1"].hung = False
    assert fleet.pair().exit_code == 0
    assert fleet.steps()["sync"] == "created"
    assert live(fleet, "Kustomization")["status"]["lastAppliedRevision"]


def test_a_secret_that_is_gone_gets_a_new_key(fleet: FakeFleet) -> None:
    before = fleet.host.titles
    fleet.only.server.delete(live(fleet, "Secret"))
    assert fleet.pair().exit_code == 0
    steps = fleet.steps()
    assert {steps[name] for name in ("secret", "deploy key")} == {"created"}
    assert len(fleet.host.titles) == 1
    assert fleet.host.titles != before


def test_a_key_that_is_gone_from_the_host_is_installed_again(fleet: FakeFleet) -> None:
    before = fleet.host.titles
    fleet.host.book = []
    assert fleet.pair().exit_code == 0
    assert fleet.host.titles == before


def test_what_flux_deletes_is_waited_for(fleet: FakeFleet) -> None:
    """A CRD that is being deleted is gone, with its orphans, before it is applied again."""
    for name in ("source-controller", "kustomize-controller"):
        fleet.only.server.delete(live(fleet, "Deployment", name))
    crd = live(fleet, "CustomResourceDefinition", "gitrepositories.source.toolkit.fluxcd.io", "")
    fleet.only.server.delete(crd)
    held = live(fleet, "CustomResourceDefinition", crd["metadata"]["name"], "")
    assert "deletionTimestamp" in held["metadata"], "an object with a finalizer holds it"
    assert fleet.pair().exit_code == 0
    assert any(isinstance(event, Waiting) for event in fleet.events)
    assert fleet.pair().exit_code == 0


def test_fields_of_the_flux_command_line_are_taken_over(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    plain = {"apiVersion": "v1", "kind": "ServiceAccount"}
    meta = {"name": "source-controller", "namespace": SPACE, "labels": {"by": "flux"}}
    fleet.only.server.apply({**plain, "metadata": meta}, manager="flux")
    fleet.pair()
    managers = {
        entry["manager"]
        for entry in live(fleet, "ServiceAccount", "source-controller")["metadata"]["managedFields"]
    }
    assert managers == {"kustomize-controller"}


def test_a_rebuilt_cluster_is_paired_anew(fleet: FakeFleet) -> None:
    fleet.build("c1", again=1)
    assert fleet.pair(new_clusters=frozenset({"c1"})).exit_code == 0
    assert fleet.steps()["controllers"] == "created"
    assert fleet.steps()["files"] == "configured", "only the record of which cluster it is"
    assert len(fleet.host.titles) == 1


CHILD = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: NAME, namespace: flux-system}
spec:
  path: ./apps/NAME
  prune: true
  SUSPEND
  sourceRef: {kind: GitRepository, name: flux-system}
  dependsOn: NEEDS
"""
SERVICE = """\
apiVersion: v1
kind: Service
metadata: {name: NAME, namespace: default}
spec: {type: LoadBalancer}
"""


def child(name: str, needs: str = "[]", suspend: str = "") -> dict[str, str]:
    text = CHILD.replace("NAME", name).replace("NEEDS", needs)
    return {
        f"clusters/c1/{name}.yaml": text.replace("SUSPEND", suspend or "interval: 1m"),
        f"apps/{name}/service.yaml": SERVICE.replace("NAME", name),
    }


def test_a_drain_removes_children_in_reverse_order(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.repository.commit({**child("base"), **child("shop", "[{name: base}]")})
    fleet.pair()
    fleet.flux["c1"].tick()
    assert fleet.only.names("Service")[:2] == ["default/base", "default/shop"]
    meta = {"name": "own", "namespace": "default"}
    own = {"apiVersion": "v1", "kind": "Service", "metadata": meta}
    fleet.only.put({**own, "spec": {"type": "LoadBalancer"}})
    assert fleet.unpair(drain=True).exit_code == 0
    deleted = [
        request.name
        for request in fleet.only.journal.of(kind="Kustomization")
        if request.verb == "delete"
    ]
    assert deleted == ["shop", "base"]
    assert fleet.only.names("Service") == ["default/own"]
    assert any(
        "Service default/own" in event.text for event in fleet.events if isinstance(event, Note)
    )


def test_a_suspended_child_is_pruned_as_well(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.repository.commit(child("shop"))
    fleet.pair()
    fleet.only.edit(live(fleet, "Kustomization", "shop"), {"spec": {"suspend": True}})
    assert fleet.unpair(drain=True).exit_code == 0
    assert fleet.only.names("Service") == []


def test_a_drain_without_controllers_is_refused(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.repository.commit(child("shop"))
    fleet.pair()
    fleet.only.edit(live(fleet, "Deployment", "kustomize-controller"), {"spec": {"replicas": 0}})
    report = fleet.unpair(drain=True)
    assert "kustomize-controller does not run" in report_of(report).cause
    assert fleet.only.names("Service")[0] == "default/shop"


@pytest.mark.parametrize("force", [False, True])
def test_a_child_that_hangs_ends_the_drain_or_is_forced(
    force: bool, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.repository.commit(child("shop"))
    fleet.pair()
    held = live(fleet, "Kustomization", "shop")
    finalizers = [*held["metadata"]["finalizers"], "example.com/hold"]
    fleet.only.edit(held, {"metadata": {"finalizers": finalizers}})
    report = fleet.unpair(drain=True, force=force, timeout=5.0)
    assert report.exit_code == (0 if force else 4)
    if not force:
        assert "Kustomization flux-system/shop (finalizer example.com/hold)" in (
            report_of(report).cause
        )


def test_rights_that_are_missing_are_named_before_anything_is_touched(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.only.rights = lambda _group, resource, verb, _space: (
        (resource, verb)
        not in (
            ("*", "*"),
            ("secrets", "create"),
        )
    )
    report = fleet.pair()
    assert "create secrets in flux-system" in report_of(report).cause
    assert fleet.only.journal.writes == []
    assert fleet.repository.log() == ["First"]


def test_a_rotation_that_was_cut_off_is_finished_by_the_next_pairing(fleet: FakeFleet) -> None:
    first = fleet.host.titles
    fleet.host.journal.fail(Unreachable("host", "cut off"), verb="delete")
    assert fleet.rotate().exit_code == 4
    assert len(fleet.host.titles) == 2
    assert fleet.pair().exit_code == 0
    assert len(fleet.host.titles) == 1
    assert fleet.host.titles != first
    assert fleet.only.peek("Secret", "flux-system-rotation") is None


def test_a_young_key_is_not_rotated(fleet: FakeFleet) -> None:
    before = fleet.host.titles
    assert report_of(fleet.rotate(older_than=3600.0)).result == "kept"
    assert fleet.host.titles == before
