"""Clusters whose Receivers have one URL share a webhook: the last of them takes it along."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.events import Change
from provisioner.handover import fleet as handover
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.platform.test_receiver import PUSHES, hooks, told, urls, written

SHARED: dict[str, Any] = {**PUSHES, "token": {"env": "HOOK_TOKEN"}}


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    monkeypatch.setenv("HOOK_TOKEN", "canary-canary-canary")
    monkeypatch.setenv("SAME", "canary-canary-canary")
    monkeypatch.setenv("OTHER", "another-canary-here")
    return told(fake_fleet, SHARED, count=3)


def only_of(fleet: FakeFleet, cluster: str, *pieces: dict[str, Any]) -> None:
    declared = [msgspec.convert(one, handover.Piece) for one in pieces]
    pairing = msgspec.structs.replace(fleet.fleet.pairings[cluster], platform=declared)
    pairings = {**fleet.fleet.pairings, cluster: pairing}
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings=pairings)


def detail(fleet: FakeFleet, cluster: str) -> str:
    found = [one for one in fleet.events if isinstance(one, Change) and one.step == "webhooks"]
    return next(one.detail for one in found if one.cluster == cluster)


def test_one_that_leaves_leaves_it_to_the_others(fleet: FakeFleet) -> None:
    fleet.pair()
    before = set(urls(fleet))
    assert len(before) == 1
    for planning in (True, False):
        fleet.unpair("c1", planning=planning)
        assert fleet.steps()["webhooks"] == "skipped"
        assert detail(fleet, "c1") == "the one on fleet stays: clusters c2, c3 use it too"
        assert set(urls(fleet)) == before
    again = fleet.pair(only=frozenset({"c2", "c3"}))
    assert (again.changed, set(urls(fleet))) == (False, before)


def test_all_at_once_take_it_along(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.unpair("c1", "c2", planning=True)
    assert detail(fleet, "c1") == "the one on fleet stays: cluster c3 uses it too"
    fleet.unpair(planning=True)
    assert {fleet.steps(name)["webhooks"] for name in fleet.clusters} == {"deleted"}
    fleet.unpair()
    assert urls(fleet) == []


def test_one_after_the_other_the_last_takes_it_along(fleet: FakeFleet) -> None:
    """Whoever is unpaired stays declared: Git says that it is not paired any more."""
    fleet.pair()
    for name in ("c1", "c2"):
        fleet.unpair(name)
        assert len(set(urls(fleet))) == 1
    assert report_of(fleet.unpair("c3"), "c3").result == "unpaired"
    assert urls(fleet) == []


@pytest.mark.parametrize(
    ("others", "left"),
    [
        ({"token": {"env": "SAME"}}, 1),
        ({"token": {"env": "OTHER"}}, 1),
        ({"name": "other"}, 1),
        ({"url": "https://other.example.com"}, 1),
        ({"events": ["push", "release"]}, 1),
        ({"token": None}, 2),
    ],
)
def test_only_what_leads_to_the_same_url_is_shared(
    fleet: FakeFleet, others: dict[str, Any], left: int
) -> None:
    for name in ("c2", "c3"):
        only_of(fleet, name, {**SHARED, **others})
    fleet.pair()
    shared = set(urls(fleet))
    fleet.unpair("c1")
    same = others.get("token") == {"env": "SAME"} or "events" in others
    assert (set(urls(fleet)) == shared) is same
    assert len(set(urls(fleet))) == left


def test_a_token_that_cannot_be_compared_is_no_proof(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("c2", "c3"):
        only_of(fleet, name, {**SHARED, "token": {"env": "SAME"}})
    fleet.pair()
    monkeypatch.delenv("SAME")
    fleet.unpair("c1")
    assert len(set(urls(fleet))) == 1
    assert "clusters c2, c3 use it too" in detail(fleet, "c1")


def test_one_without_the_receiver_leaves_it_to_the_others(fleet: FakeFleet) -> None:
    fleet.pair()
    only_of(fleet, "c1")
    fleet.pair()
    assert len(set(urls(fleet))) == 1
    assert "the one on fleet stays: clusters c2, c3 use it too" in detail(fleet, "c1")
    assert fleet.pair().changed is False
    declare(fleet)
    fleet.pair()
    assert urls(fleet) == []


def test_another_address_for_all_leaves_nothing_behind(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, {**SHARED, "url": "https://new.example.com"})
    fleet.pair()
    assert {url.partition("/hook/")[0] for url in urls(fleet)} == {"https://new.example.com"}


def test_another_token_for_all_leaves_nothing_behind(fleet: FakeFleet) -> None:
    fleet.pair()
    (before,) = set(urls(fleet))
    declare(fleet, {**SHARED, "token": {"env": "OTHER"}})
    fleet.pair()
    assert before not in urls(fleet)
    assert len(set(urls(fleet))) == 1


def test_a_cluster_that_is_gone_says_nothing_of_what_others_use(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.unpair("c1", gone=True)
    assert not [text for text in fleet.notes() if "Delete it in the repository's settings" in text]
    fleet.unpair("c2", "c3", gone=True)
    assert [text for text in fleet.notes() if "Delete it in the repository's settings" in text]


def test_it_is_made_once(fleet: FakeFleet) -> None:
    fleet.pair()
    assert (len(urls(fleet)), written(fleet).count("create")) == (1, 1)
    assert fleet.pair().changed is False


def test_events_of_all_are_sent(fleet: FakeFleet) -> None:
    only_of(fleet, "c1", {**SHARED, "events": ["push", "release"]})
    only_of(fleet, "c2", {**SHARED, "events": ["push", "create"]})
    for _ in range(2):
        fleet.pair()
    assert hooks(fleet).book[0].events >= {"push", "release", "create"}
    assert fleet.pair().changed is False
