"""What counts as a delivery that has arrived, and whose tokens are replaced, on fakes."""

from __future__ import annotations

import dataclasses

import pytest

from provisioner.pairing.platform.webhooks import delivery
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.platform.test_receiver import COMPONENTS, PUSHES, hooks, token, url, urls

A, B = ("GitRepository", "flux-system", "a"), ("GitRepository", "flux-system", "b")


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet(1, components=COMPONENTS)
    hooks(made).deliver = lambda url: any(one.deliver(url) for one in made.flux.values())
    declare(made, PUSHES)
    return made


@pytest.mark.parametrize(
    ("before", "now", "arrived"),
    [
        ({A: "1"}, {A: "1"}, False),
        ({A: "1"}, {A: "2"}, True),
        ({A: ""}, {A: "1"}, True),
        ({A: "1"}, {A: "1", B: ""}, False),
        ({A: "1"}, {A: "1", B: "2"}, True),
        ({A: "1"}, {}, False),
        ({A: "1"}, {A: ""}, False),
    ],
)
def test_only_a_new_request_shows_a_delivery(
    before: delivery.Requests, now: delivery.Requests, arrived: bool
) -> None:
    assert delivery._requested(now, before) is arrived


def test_an_event_that_only_the_webhook_has_is_not_tested(fleet: FakeFleet) -> None:
    fleet.pair()
    there = hooks(fleet).book[0]
    more = dataclasses.replace(there, events=there.events | {"issues"})
    hooks(fleet).book = [more]
    record = fleet.only.peek("ConfigMap", "provisioner-pairing") or {}
    text = record["data"]["webhooks"].replace(" proven", " made")
    fleet.only.edit(record, {"data": {"webhooks": text}})
    assert report_of(fleet.pair()).result == "paired"
    assert hooks(fleet).tested == [{"push"}, {"push"}]


def test_a_token_that_the_user_has_given_to_the_host_stays(fleet: FakeFleet) -> None:
    declare(fleet, {**PUSHES, "url": ""})
    fleet.pair()
    before, theirs = token(fleet), hooks(fleet).put(url(fleet), "push")
    assert report_of(fleet.rotate()).result == "rotated"
    assert (token(fleet), urls(fleet)) == (before, [theirs.url])
