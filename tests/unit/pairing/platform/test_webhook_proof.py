"""What counts as a delivery that has arrived, and whose tokens are replaced, on fakes."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from provisioner.base.events import Change
from provisioner.git.hosts.base import Remote
from provisioner.handover.fleet import DeployKey
from provisioner.pairing.platform.webhooks import delivery, rotation
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.platform.test_receiver import (
    PUSHES,
    hooks,
    token,
    told,
    url,
    urls,
)

A, B = ("GitRepository", "flux-system", "a"), ("GitRepository", "flux-system", "b")


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    return told(fake_fleet, PUSHES)


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


@pytest.mark.parametrize(("said", "result"), [("404", "failed"), ("", "paired")])
def test_where_nothing_can_show_a_delivery_the_host_is_asked(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch, said: str, result: str
) -> None:
    """It knows only some time after it was asked for a test."""
    absent = {"object_kind": "GitRepository", "name": "absent"}
    declare(fleet, {**PUSHES, "resources": [absent]})
    monkeypatch.setattr(hooks(fleet), "test", lambda _hook: "")
    hooks(fleet).said = said
    report = report_of(fleet.pair())
    assert (report.result, said in report.cause) == (result, True)


def test_a_token_that_the_user_has_given_to_the_host_stays(fleet: FakeFleet) -> None:
    declare(fleet, {**PUSHES, "url": ""})
    fleet.pair()
    before, theirs = token(fleet), hooks(fleet).put(url(fleet), "push")
    assert report_of(fleet.rotate()).result == "rotated"
    assert (token(fleet), urls(fleet)) == (before, [theirs.url])


def test_only_tokens_that_are_older_are_replaced(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet.pair()
    monkeypatch.setattr(Remote, "keyed", property(lambda _remote: False))
    before = token(fleet)
    assert report_of(fleet.rotate(older_than=3600.0)).result == "kept"
    assert (token(fleet), fleet.steps()["webhook tokens"]) == (before, "skipped")

    secret = fleet.only.peek("Secret", "receiver-pushes") or {}
    long_ago = {"annotations": {rotation.REPLACED: "2020-01-01T00:00:00Z"}}
    fleet.only.edit(secret, {"metadata": long_ago})
    assert report_of(fleet.rotate(older_than=3600.0)).result == "rotated"
    after = token(fleet)
    assert (after != before, urls(fleet)) == (True, [url(fleet)])
    assert report_of(fleet.rotate(older_than=3600.0)).result == "kept"
    assert token(fleet) == after


def test_tokens_are_replaced_where_terraform_keeps_the_key(fleet: FakeFleet) -> None:
    fleet.pair()
    before, titles = token(fleet), fleet.host.titles
    (pairing,) = fleet.fleet.pairings.values()
    kept = msgspec.structs.replace(pairing, deploy_key=DeployKey(custody="terraform"))
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": kept})
    assert report_of(fleet.rotate(older_than=3600.0)).result == "kept"
    assert token(fleet) == before
    assert report_of(fleet.rotate()).result == "rotated"
    assert (token(fleet) != before, urls(fleet)) == (True, [url(fleet)])
    assert fleet.host.titles == titles


def test_a_plan_of_a_rotation_names_both_webhooks(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.rotate(planning=True)
    (change,) = [one for one in fleet.events if isinstance(one, Change) and one.step == "webhooks"]
    assert change.action == "created"
    assert change.detail == "receiver pushes on fleet; 1 that no receiver has any more"
    assert urls(fleet) == [url(fleet)]


def test_a_cluster_that_is_not_paired_has_no_token_to_replace(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Remote, "keyed", property(lambda _remote: False))
    report = report_of(fleet.rotate())
    assert (report.result, report.cause) == ("failed", "cluster c1: is not paired by this fleet")
    assert fleet.only.journal.writes == []
