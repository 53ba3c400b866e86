"""A plan names what a run then does, step by step; what it deletes above all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provisioner.base.events import Action, Change
from provisioner.pairing import rotate, unpair
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run.options import Options
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker

# What a plan cannot know: how long Flux takes, and which fingerprint a new key will have.
WAITS = ("ready", "proof")
SHOP = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
  namespace: default
"""
Row = tuple[str, str, Action]


def changes(fleet: FakeFleet) -> list[Row]:
    return sorted(
        (event.cluster, event.step, event.action)
        for event in fleet.events
        if isinstance(event, Change) and event.step not in WAITS and event.step != "unpair"
    )


def lose_secret(fleet: FakeFleet) -> None:
    meta = {"name": "flux-system", "namespace": "flux-system"}
    for cluster in fleet.clusters.values():
        cluster.delete({"apiVersion": "v1", "kind": "Secret", "metadata": meta})


def plan_rotation(fleet: FakeFleet, options: Options) -> None:
    rotate.rotate(fleet.fleet, list(fleet.clusters), fleet.events.append, options, planning=True)


def plan_leaving(fleet: FakeFleet, options: Options, *, drain: bool = False) -> None:
    departures = dict.fromkeys(fleet.clusters, Departure(drain=drain))
    unpair.unpair(fleet.fleet, departures, fleet.events.append, options, planning=True)


def plan_drain(fleet: FakeFleet, options: Options) -> None:
    plan_leaving(fleet, options, drain=True)


def plan_pairing(fleet: FakeFleet, options: Options) -> None:
    fleet.plan()


Plan = Callable[[FakeFleet, Options], None]
Before = Callable[[FakeFleet], object]
STORIES: dict[str, tuple[Before, Plan, Callable[[FakeFleet], object], dict[str, str]]] = {
    "a second pairing": (FakeFleet.pair, plan_pairing, FakeFleet.pair, {}),
    "a pairing after a loss": (lose_secret, plan_pairing, FakeFleet.pair, {}),
    "a rotation": (FakeFleet.pair, plan_rotation, FakeFleet.rotate, {}),
    "leaving": (FakeFleet.pair, plan_leaving, FakeFleet.unpair, {}),
    "leaving with a drain": (
        FakeFleet.pair,
        plan_drain,
        lambda fleet: fleet.unpair(drain=True),
        {},
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_plan_is_what_happens(story: str, fake_fleet: FleetMaker) -> None:
    before, plan, run, options = STORIES[story]
    fleet = fake_fleet(2)
    fleet.repository.commit({"clusters/c1/shop.yaml": SHOP})
    fleet.pair()
    before(fleet)
    fleet.events.clear()
    for cluster in fleet.clusters.values():
        cluster.journal.clear()
    plan(fleet, fleet.options(**options))
    planned = changes(fleet)
    assert planned
    assert [cluster.journal.writes for cluster in fleet.clusters.values()] == [[], []]
    assert fleet.host.journal.writes == []
    run(fleet)
    assert changes(fleet) == planned
