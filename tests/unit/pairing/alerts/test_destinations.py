"""Alerts of several clusters that lead to the same place: a test pages nobody more than once."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.events import Change, Note
from provisioner.handover import fleet as handover
from provisioner.handover.fleet import Fleet
from provisioner.pairing.alerts import destinations
from provisioner.pairing.alerts.story import Request
from tests.fakes.fleet import FakeFleet
from tests.fakes.notifications import FakeNotifications
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.test_alerts import CHAT, COMPONENTS, PAGER, STATUS


def with_pieces(fleet: Fleet, pieces: dict[str, list[dict[str, Any]]]) -> Fleet:
    pairings = {
        name: msgspec.structs.replace(
            one,
            platform=[msgspec.convert(piece, handover.Piece) for piece in pieces[name]],
            gitops=msgspec.structs.replace(one.gitops, components=COMPONENTS),
        )
        for name, one in fleet.pairings.items()
    }
    return msgspec.structs.replace(fleet, pairings=pairings)


def sent_by(fleet: Fleet, request: Request) -> dict[str, list[str]]:
    return {name: [one.name for one in request.pieces(fleet, name)] for name in fleet.pairings}


@pytest.mark.parametrize(
    ("other", "sent"),
    [
        (CHAT, []),
        ({**CHAT, "name": "room"}, []),
        ({**CHAT, "severity": "info", "username": "Flux"}, []),
        ({**CHAT, "address": {"env": "OTHER"}}, ["chat"]),
        ({**CHAT, "address": {"file": "CHAT"}}, ["chat"]),
        ({**CHAT, "provider": "discord"}, ["chat"]),
        (PAGER, ["pager"]),
    ],
)
def test_what_leads_to_the_same_place(
    fake_fleet: FleetMaker, other: dict[str, Any], sent: list[str]
) -> None:
    fleet = with_pieces(fake_fleet(2).fleet, {"c1": [CHAT], "c2": [other]})
    request, notes = destinations.once(fleet, Request(), fleet.pairings)
    assert sent_by(fleet, request) == {"c1": ["chat"], "c2": sent}
    assert bool(notes) is not bool(sent)


@pytest.mark.parametrize(
    ("change", "sent"),
    [({}, []), ({"token": {"env": "X"}}, ["commits"]), ({"url": "https://x/y"}, ["commits"])],
)
def test_a_token_and_a_url_are_part_of_it(
    fake_fleet: FleetMaker, change: dict[str, Any], sent: list[str]
) -> None:
    fleet = with_pieces(fake_fleet(2).fleet, {"c1": [STATUS], "c2": [{**STATUS, **change}]})
    request, _ = destinations.once(fleet, Request(), fleet.pairings)
    assert sent_by(fleet, request) == {"c1": ["commits"], "c2": sent}


def test_a_room_is_part_of_it(fake_fleet: FleetMaker) -> None:
    matrix = {**PAGER, "provider": "matrix", "url": "https://m.example.com", "channel": "!a:b"}
    pieces = {"c1": [matrix], "c2": [{**matrix, "channel": "!c:d"}]}
    fleet = with_pieces(fake_fleet(2).fleet, pieces)
    request, _ = destinations.once(fleet, Request(), fleet.pairings)
    assert sent_by(fleet, request) == {"c1": ["pager"], "c2": ["pager"]}


def test_only_those_that_were_asked_for_count(fake_fleet: FleetMaker) -> None:
    """Cluster c1 is left out, or its alert has another name."""
    fleet = with_pieces(fake_fleet(2).fleet, {"c1": [CHAT], "c2": [{**CHAT, "name": "room"}]})
    request, _ = destinations.once(fleet, Request(), ["c2"])
    assert sent_by(fleet, request)["c2"] == ["room"]
    request, _ = destinations.once(fleet, Request(names=["room"]), fleet.pairings)
    assert sent_by(fleet, request) == {"c1": [], "c2": ["room"]}


def test_two_of_one_cluster_are_both_tested(fake_fleet: FleetMaker) -> None:
    fleet = with_pieces(fake_fleet().fleet, {"c1": [CHAT, {**CHAT, "name": "room"}]})
    request, notes = destinations.once(fleet, Request(), fleet.pairings)
    assert (sent_by(fleet, request), notes) == ({"c1": ["chat", "room"]}, [])


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    monkeypatch.setenv("CHAT", "https://hooks.example.com/canary")
    monkeypatch.setenv("PAGER", "canary-7d1c")
    made = fake_fleet(2)
    made.fleet = with_pieces(made.fleet, {"c1": [CHAT], "c2": [CHAT, PAGER]})
    return made


def test_each_place_gets_one_message_and_the_run_says_from_where(fleet: FakeFleet) -> None:
    sent = {name: FakeNotifications(one.server) for name, one in fleet.clusters.items()}
    fleet.pair()
    report = fleet.test_alerts()
    assert [one.result for one in report.clusters] == ["tested", "tested"]
    passed = {name: [one[1] for one in given.sent] for name, given in sent.items()}
    assert passed == {"c1": ["chat"], "c2": ["pager"]}
    notes = [one.text for one in fleet.events if isinstance(one, Note)]
    assert any(
        "alert chat is sent from cluster c1 alone: 1 more, such as c2" in text for text in notes
    )
    details = [one.detail for one in fleet.events if isinstance(one, Change)]
    assert any("sent from cluster c2" in detail for detail in details)


def test_a_cluster_that_is_named_sends_its_own(fleet: FakeFleet) -> None:
    sent = {name: FakeNotifications(one.server) for name, one in fleet.clusters.items()}
    fleet.pair()
    fleet.test_alerts(only=frozenset({"c2"}))
    assert [one[1] for one in sent["c2"].sent] == ["chat", "pager"]
    assert sent["c1"].sent == []
