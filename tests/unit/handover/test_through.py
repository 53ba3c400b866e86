"""Clusters that are reached through other clusters of the fleet, also in a plan."""

from __future__ import annotations

import importlib
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import clusters, kinds, read
from provisioner.handover.clusters.base import Cluster
from provisioner.handover.unknown import UNKNOWN
from tests.support.complete import HANDOVER


def handover(**declared: Any) -> dict[str, Any]:
    made = {"kind": "cluster_api", "management": "hub", "cluster_name": "w"}
    return {
        "version": 1,
        "fleet": "demo",
        "clusters": {"w": made, **declared},
        "repositories": {},
        "pairings": {},
    }


@pytest.mark.parametrize("hub", [{"context": UNKNOWN}, {"context": "hub"}])
def test_a_management_cluster_may_be_known_only_after_the_apply(hub: dict[str, Any]) -> None:
    fleet = read.planned(handover(hub={"kind": "existing", **hub}), "planned")
    assert fleet.clusters["w"].through == "hub"
    assert fleet.clusters["hub"].through == ""


def test_a_plan_without_it_is_refused() -> None:
    with pytest.raises(BadInput, match=r"\$\.clusters\.w\.management: no cluster 'hub'"):
        read.planned(handover(), "planned")


def test_one_whose_topology_is_unknown_is_looked_at_after_the_apply() -> None:
    topology = {"class": "small", "version": UNKNOWN}
    given = handover(hub={"kind": "existing", "context": "hub"})
    given["clusters"]["w"]["topology"] = topology
    assert read.planned(given, "planned").clusters["w"].through == ""
    assert read.unknown_names(given) == {"w"}


@pytest.mark.parametrize("kind", kinds.names(clusters))
def test_a_kind_that_is_reached_through_another_says_in_which_field(kind: str) -> None:
    """Errors of the way name it."""
    module = importlib.import_module(f"{clusters.__name__}.{kind}")
    declared: type[Cluster] = module.Declaration
    named = "management" in {field.name for field in msgspec.structs.fields(declared)}
    assert (declared.through is not Cluster.through) is named


def test_the_examples_hold_one() -> None:
    fleet = read.from_object(HANDOVER, "x")
    assert {one.through for one in fleet.clusters.values()} == {"", "c1", "c2"}


def test_whoever_is_delivered_through_a_repository_needs_one() -> None:
    made = {**HANDOVER["clusters"]["rendered"], "management": "c2"}
    given = {**HANDOVER, "clusters": {**HANDOVER["clusters"], "rendered": made}}
    with pytest.raises(BadInput) as caught:
        read.from_object(given, "x")
    assert caught.value.subject == "x: $.clusters.rendered.delivery"
    assert "management cluster 'c2' is not paired" in caught.value.cause
