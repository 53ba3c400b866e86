"""The context of a hub leads to another cluster: no token goes there, and nothing is changed there,
on fakes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provisioner.reports.model import Report
from tests.fakes.cluster import FakeCluster
from tests.fakes.fleet import report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_leaving import left
from tests.unit.pairing.spokes.test_moves import to_own
from tests.unit.pairing.spokes.test_stories import app

Object = dict[str, Any]
META = {"namespace": "flux-system", "annotations": {"provisioner/fleet": "other"}}
SOURCE = {
    "apiVersion": "source.toolkit.fluxcd.io/v1",
    "kind": "GitRepository",
    "metadata": {**META, "name": "flux-system"},
}
KUSTOMIZATION = {
    "apiVersion": "kustomize.toolkit.fluxcd.io/v1",
    "kind": "Kustomization",
    "metadata": {**META, "name": "spoke-c2"},
    "spec": {"path": "./clusters/c2", "prune": True, "kubeConfig": {}},
}
OURS = {"provisioner/fleet": "demo", "provisioner/cluster": "c2"}
ONLY = frozenset({"c2"})
COMMANDS: dict[str, Callable[[FakeSpokes], Report]] = {
    "pair": lambda spokes: spokes.fleet.pair(only=ONLY),
    "plan": lambda spokes: spokes.fleet.plan(only=ONLY),
    "status": lambda spokes: spokes.fleet.status(only=ONLY),
    "rotate": lambda spokes: spokes.fleet.rotate("c2"),
    "unpair": lambda spokes: spokes.fleet.unpair("c2"),
    "unpair --plan": lambda spokes: spokes.fleet.unpair("c2", planning=True),
    "unpair --drain": lambda spokes: spokes.fleet.unpair("c2", drain=True),
}


def with_flux_of_another_fleet(spokes: FakeSpokes) -> FakeCluster:
    """Where c1 leads to from now on. Both fleets are in one repository."""
    cluster = spokes.fleet.build("c1", again=1)
    cluster.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}})
    for plural, item in {"kustomizations": KUSTOMIZATION, "gitrepositories": SOURCE}.items():
        group, _, version = str(item["apiVersion"]).partition("/")
        cluster.put(crd(group, version, str(item["kind"]), plural))
    spec = {"url": spokes.fleet.repository.url, "ref": {"branch": "main"}}
    cluster.put({**SOURCE, "spec": spec})
    return cluster


def crd(group: str, version: str, kind: str, plural: str) -> Object:
    names = {"kind": kind, "plural": plural}
    versions = [{"name": version, "served": True, "storage": True}]
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}"},
        "spec": {"group": group, "names": names, "scope": "Namespaced", "versions": versions},
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_changed(spokes: FakeSpokes, name: str) -> None:
    spokes.fleet.pair()
    version, access = app(spokes, "c2"), left(spokes, "c2")
    other = with_flux_of_another_fleet(spokes)
    other.put(KUSTOMIZATION)
    report = report_of(COMMANDS[name](spokes), "c2")
    assert "cluster c1: is not the cluster that was paired under this name" in report.cause
    assert "Check the context" in report.hint
    assert other.journal.writes == []
    assert (app(spokes, "c2"), left(spokes, "c2")) == (version, access)


def test_a_hub_that_was_never_paired_gets_no_token(spokes: FakeSpokes) -> None:
    other = with_flux_of_another_fleet(spokes)
    report = report_of(spokes.fleet.pair(only=ONLY), "c2")
    assert "neither the cluster nor the repository says that fleet demo has paired" in report.cause
    assert other.journal.writes == spokes.cluster("c2").journal.writes == []


def test_a_plan_goes_on_with_a_hub_that_is_to_be_paired_first(spokes: FakeSpokes) -> None:
    """It may have a Flux that the run adopts."""
    with_flux_of_another_fleet(spokes)
    report = report_of(spokes.fleet.plan(), "c2")
    assert report.result == "planned", report.cause


def test_of_a_spoke_that_is_gone_nothing_is_deleted_there(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    held = spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") or {}
    other = with_flux_of_another_fleet(spokes)
    other.put({**held, "metadata": {**held["metadata"], "resourceVersion": ""}})
    spokes.fleet.unpair("c2", gone=True)
    assert other.journal.writes == []
    assert any("its hub may still hold Secret spoke-c2" in text for text in spokes.fleet.notes())


def test_a_kustomization_of_somebody_is_neither_suspended_nor_drained(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    hub = spokes.cluster("c1")
    held = hub.peek("Kustomization", "spoke-c2") or {}
    hub.edit(held, {"metadata": {"annotations": {"provisioner/fleet": "other"}}})
    version = app(spokes, "c2")
    spokes.fleet.unpair("c2", drain=True)
    assert app(spokes, "c2") == version
    assert not (hub.peek("Kustomization", "spoke-c2") or {})["spec"].get("suspend")


def test_what_is_deleted_on_the_hub_of_a_spoke_that_is_gone_is_planned(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    spokes.fleet.unpair("c2", gone=True, planning=True)
    assert spokes.fleet.steps("c2")["access"] == "deleted"
    assert spokes.cluster("c1").journal.writes == []
    spokes.fleet.unpair("c2", gone=True)
    assert spokes.fleet.steps("c2")["access"] == "deleted"


def test_a_spoke_does_not_move_from_another_cluster(spokes: FakeSpokes) -> None:
    """Than the one that delivers to it."""
    spokes.fleet.pair()
    other = with_flux_of_another_fleet(spokes)
    meta = {**META, "name": "spoke-c2", "annotations": OURS}
    other.put({**KUSTOMIZATION, "metadata": meta})
    to_own(spokes)
    report = report_of(spokes.fleet.pair(only=ONLY), "c2")
    assert report.result == "failed"
    assert "c1" in report.cause
    assert other.journal.writes == spokes.cluster("c2").journal.writes == []


def test_a_spoke_does_not_move_from_a_kustomization_of_somebody(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    hub = spokes.cluster("c1")
    theirs = {"metadata": {"annotations": {"provisioner/cluster": "other"}}}
    hub.server.patch(hub.peek("Kustomization", "spoke-c2") or {}, theirs)
    to_own(spokes)
    report = report_of(spokes.fleet.pair(), "c2")
    assert "is not of this pairing" in report.cause
    assert hub.journal.writes == spokes.cluster("c2").journal.writes == []
