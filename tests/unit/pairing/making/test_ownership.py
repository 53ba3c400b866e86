"""Whose a Cluster is: what is refused, followed, and never made anew unasked."""

from __future__ import annotations

import pytest

from provisioner.handover.clusters.cluster_api import Topology
from tests.fakes.fleet import report_of
from tests.unit.pairing.making.conftest import Managed, theirs

MARKS = ("provisioner/fleet", "provisioner/cluster")


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({}, "Cluster default/west on c1 exists, and is not of this fleet"),
        (
            {"provisioner/fleet": "other", "provisioner/cluster": "x"},
            "belongs to cluster x of fleet other",
        ),
        (
            {"provisioner/fleet": "demo", "provisioner/cluster": "c1"},
            "belongs to cluster c1 of this fleet",
        ),
    ],
)
@pytest.mark.parametrize("command", ["pair", "plan"])
def test_one_of_somebody_else_is_refused_by_name(
    managed: Managed, marks: dict[str, str], says: str, command: str
) -> None:
    managed.hub.put(theirs(**marks))
    report = report_of(getattr(managed.fleet, command)(), "c2")
    assert report.result == "failed"
    assert says in report.cause
    assert report.hint
    assert managed.live()["spec"] == theirs()["spec"]
    assert managed.fleet.clusters["c2"].journal.requests == []


def test_the_hint_takes_over_what_it_names(managed: Managed) -> None:
    made = managed.hub.put(theirs())
    hint = report_of(managed.fleet.pair(), "c2").hint
    assert (
        "`kubectl annotate -n default cluster west provisioner/fleet=demo provisioner/cluster=c2 "
        "--overwrite`" in hint
    )
    marks = {"provisioner/fleet": "demo", "provisioner/cluster": "c2"}
    managed.hub.edit(made, {"metadata": {"annotations": marks}})
    assert report_of(managed.fleet.pair(), "c2").result == "paired"


def test_a_renamed_entry_keeps_its_cluster(managed: Managed) -> None:
    managed.hub.put(theirs(**dict(zip(MARKS, ("demo", "gone"), strict=True))))
    assert report_of(managed.fleet.pair(), "c2").result == "paired"
    assert managed.live()["metadata"]["annotations"]["provisioner/cluster"] == "c2"


@pytest.mark.parametrize(
    ("meta", "says"),
    [
        (
            {"annotations": {"clusterctl.cluster.x-k8s.io/delete-for-move": ""}},
            "is being moved to another management cluster",
        ),
        (
            {"labels": {"kustomize.toolkit.fluxcd.io/name": "infra"}},
            "is applied from Git by Kustomization",
        ),
    ],
)
def test_one_that_somebody_works_on_is_left_alone(
    managed: Managed, meta: dict[str, object], says: str
) -> None:
    managed.fleet.pair()
    managed.hub.edit(managed.live(), {"metadata": meta})
    managed.declare(topology=Topology(class_name="standard", version="v1.35.0"))
    assert says in report_of(managed.fleet.pair(), "c2").cause
    assert managed.live()["spec"]["topology"]["version"] == "v1.34.4"


def test_one_that_is_being_deleted_is_left_alone(managed: Managed) -> None:
    managed.fleet.pair()
    managed.hub.edit(managed.live(), {"metadata": {"finalizers": ["cluster.cluster.x-k8s.io"]}})
    managed.hub.server.delete(managed.live())
    assert "is being deleted" in report_of(managed.fleet.pair(), "c2").cause


@pytest.mark.parametrize("delivery", ["apply", "repository"])
@pytest.mark.parametrize("command", ["pair", "plan"])
def test_one_that_was_paired_is_not_made_anew_unasked(
    managed: Managed, delivery: str, command: str
) -> None:
    """It may have been moved to another management cluster, and go on there."""
    managed.declare(delivery=delivery)
    managed.fleet.pair()
    managed.initialize()
    managed.hub.server.delete(managed.live())
    managed.hub.journal.clear()
    report = report_of(getattr(managed.fleet, command)(), "c2")
    assert "Cluster default/west is not on c1, though it was paired (UID " in report.cause
    assert "`--new-cluster c2`" in report.hint
    assert managed.live() == {}


def test_one_that_is_made_anew_is_another_cluster(managed: Managed) -> None:
    managed.fleet.pair()
    managed.hub.server.delete(managed.live())
    managed.fleet.build("c2", again=1)
    assert report_of(managed.fleet.pair(new_clusters=frozenset({"c2"})), "c2").result == "paired"
    assert managed.fleet.steps("c2")["cluster"] == "created"
    assert managed.live()
