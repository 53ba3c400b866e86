"""A cluster that is told of pushes, from its first webhook to its last, on fakes."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import msgspec
import pytest

from provisioner.base.events import Change, Note
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import Remote
from provisioner.handover.platform.receiver import Declaration
from provisioner.pairing import plan
from provisioner.pairing.platform.webhooks.endpoints import Endpoint
from tests.fakes.fleet import FEW, FakeFleet, report_of
from tests.fakes.host import FakeWebhooks
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare, files, unchanged_by_another_run
from tests.unit.pairing.run.test_permission import FakeRights, printed

ADDRESS = "https://flux.example.com"
PUSHES: dict[str, Any] = {
    "kind": "receiver",
    "name": "pushes",
    "type": "gitea",
    "repository": "fleet",
    "url": ADDRESS,
}
COMPONENTS = [*FEW, "notification-controller"]


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    return told(fake_fleet, PUSHES)


def told(fake_fleet: FleetMaker, *pieces: dict[str, Any], count: int = 1) -> FakeFleet:
    """Whatever is sent to an address of the fleet reaches all of its clusters."""
    made = fake_fleet(count, components=COMPONENTS)
    hooks(made).deliver = lambda url: any([one.deliver(url) for one in made.flux.values()])
    declare(made, *pieces)
    return made


def hooks(fleet: FakeFleet) -> FakeWebhooks:
    assert fleet.host.hooks
    return fleet.host.hooks


def token(fleet: FakeFleet, name: str = "pushes") -> str:
    item = fleet.only.peek("Secret", f"receiver-{name}") or {}
    return base64.b64decode(item["data"]["token"]).decode()


def url(fleet: FakeFleet, address: str = ADDRESS, name: str = "pushes") -> str:
    """Where Flux answers."""
    text = f"{token(fleet, name)}{name}flux-system"
    return f"{address}/hook/{hashlib.sha256(text.encode()).hexdigest()}"


def urls(fleet: FakeFleet) -> list[str]:
    return [one.url for one in hooks(fleet).book]


def written(fleet: FakeFleet) -> list[str]:
    """What was sent to the Git host about webhooks."""
    sent = [one for one in fleet.host.journal.requests if one.kind == "Webhook"]
    return [one.verb for one in sent if one.verb != "list"]


def test_the_webhook_comes_with_the_first_run_and_a_delivery_proves_it(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    assert urls(fleet) == [url(fleet)]
    assert hooks(fleet).book[0].events == {"push"}
    assert written(fleet) == ["create", "test"]
    assert fleet.steps()["webhooks"] == "created"
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert order.index("Secret/receiver-pushes") < order.index("GitRepository/flux-system")


def test_the_token_is_nowhere_but_on_the_cluster_and_at_the_host(fleet: FakeFleet) -> None:
    report = fleet.pair()
    shown = [*map(repr, fleet.events), repr(report), *files(fleet).values()]
    shown.append(str(fleet.only.peek("ConfigMap", "provisioner-pairing")))
    assert not [text for text in shown if token(fleet) in text]


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    unchanged_by_another_run(fleet)
    assert written(fleet) == []


def test_a_plan_makes_nothing(fleet: FakeFleet) -> None:
    fleet.plan()
    assert fleet.steps()["webhooks"] == "created"
    assert urls(fleet) == []
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    details = {one.step: one.detail for one in fleet.events if isinstance(one, Change)}
    assert details["webhooks"] == "receiver pushes on fleet"


def test_without_an_address_it_says_what_that_costs(fleet: FakeFleet) -> None:
    declare(fleet, {**PUSHES, "url": ""})
    assert report_of(fleet.pair()).result == "paired"
    assert (urls(fleet), fleet.steps()["webhooks"]) == ([], "skipped")
    assert "fetched at the next interval (1m0s)" in str(fleet.events)
    assert fleet.pair().changed is False


def test_an_address_may_be_a_fact_of_the_cluster(fleet: FakeFleet) -> None:
    declare(fleet, {**PUSHES, "url": "https://${host}/flux/"})
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], facts={"host": "hooks.test"})
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == [url(fleet, "https://hooks.test/flux")]


@pytest.mark.parametrize("change", ["gone", "inactive", "other events", "twice"])
def test_a_webhook_that_is_not_as_it_was_made_is_mended(fleet: FakeFleet, change: str) -> None:
    fleet.pair()
    book = hooks(fleet)
    (there,) = book.book
    book.book = [] if change != "twice" else [there]
    if change != "gone":
        events = ["issues"] if change == "other events" else ["push"]
        book.put(there.url, *events, active=change != "inactive")
    theirs = book.put("https://ci.example.com/hook", "push")
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    assert sorted(urls(fleet)) == sorted([url(fleet), theirs.url])
    assert all(one.active and one.events == {"push"} for one in book.book)
    assert fleet.pair().changed is False


def test_a_token_that_is_gone_is_made_anew_and_the_old_webhook_goes(fleet: FakeFleet) -> None:
    fleet.pair()
    old = url(fleet)
    fleet.only.server.delete(fleet.only.peek("Secret", "receiver-pushes") or {})
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == [url(fleet)] != [old]
    assert fleet.pair().changed is False


def test_another_address_is_another_webhook(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, {**PUSHES, "url": "https://new.example.com"})
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == [url(fleet, "https://new.example.com")]


def test_a_token_of_the_users_own(fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK_TOKEN", "canary-canary-canary")
    declare(fleet, {**PUSHES, "token": {"env": "HOOK_TOKEN"}})
    assert report_of(fleet.pair()).result == "paired"
    assert (token(fleet), urls(fleet)) == ("canary-canary-canary", [url(fleet)])
    monkeypatch.setenv("HOOK_TOKEN", "another-canary-here")
    assert report_of(fleet.pair()).result == "paired"
    assert (token(fleet), urls(fleet)) == ("another-canary-here", [url(fleet)])


def test_a_delivery_that_does_not_arrive_is_an_error_and_is_tried_again(fleet: FakeFleet) -> None:
    arrives, hooks(fleet).deliver = hooks(fleet).deliver, lambda _url: False
    hooks(fleet).said = "Invalid HTTP Response: 404"
    report = report_of(fleet.pair())
    assert report.result == "failed"
    assert "no test delivery of the webhook of receiver pushes on fleet" in report.cause
    assert "404" in report.cause
    assert ADDRESS in report.hint
    assert written(fleet).count("test") > 1

    hooks(fleet).deliver = arrives
    assert report_of(fleet.pair()).result == "paired"
    assert written(fleet) == ["test"]
    assert len(urls(fleet)) == 1


def test_rotation_replaces_token_and_webhook(fleet: FakeFleet) -> None:
    fleet.pair()
    old, theirs = url(fleet), hooks(fleet).put("https://ci.example.com/hook", "push")
    assert report_of(fleet.rotate()).result == "rotated"
    assert old not in urls(fleet)
    assert sorted(urls(fleet)) == sorted([url(fleet), theirs.url])
    assert written(fleet) == ["create", "test", "delete"]
    assert fleet.pair().changed is False


def test_a_receiver_that_is_no_longer_declared_leaves_nothing(fleet: FakeFleet) -> None:
    fleet.pair()
    theirs = hooks(fleet).put(f"{ADDRESS}/hook/{'0' * 64}", "push")  # of a Receiver of the user's
    declare(fleet)
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == [theirs.url]
    assert fleet.only.peek("Secret", "receiver-pushes") is None
    assert fleet.only.peek("Receiver", "pushes") is None
    again = fleet.pair()
    assert (again.changed, "webhooks" in fleet.steps()) == (False, False)


def test_a_webhook_that_was_never_proved_goes_with_its_receiver(fleet: FakeFleet) -> None:
    hooks(fleet).deliver = lambda _url: False
    assert report_of(fleet.pair()).result == "failed"
    assert len(urls(fleet)) == 1
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == []


def test_leaving_takes_the_webhook_along_and_no_other(fleet: FakeFleet) -> None:
    fleet.pair()
    theirs = hooks(fleet).put(f"{ADDRESS}/hook/{'0' * 64}", "push")
    fleet.unpair(planning=True)
    assert (fleet.steps()["webhooks"], len(urls(fleet))) == ("deleted", 2)
    assert report_of(fleet.unpair()).result == "unpaired"
    assert urls(fleet) == [theirs.url]


def test_a_cluster_that_is_gone_cannot_say_which_webhook_it_had(fleet: FakeFleet) -> None:
    fleet.pair()
    assert report_of(fleet.unpair(gone=True)).result == "gone"
    assert len(urls(fleet)) == 1
    notes = [one.text for one in fleet.events if isinstance(one, Note)]
    assert any(f"to {ADDRESS}/hook/..., stays" in text for text in notes)


def test_a_host_without_webhooks_is_refused(fleet: FakeFleet) -> None:
    fleet.host.hooks = None
    assert "its host has no API for webhooks" in report_of(fleet.pair()).cause


def test_a_credential_without_the_right_changes_nothing(fleet: FakeFleet) -> None:
    fleet.host.lacking = {"change webhooks"}
    assert "may not change webhooks" in report_of(fleet.pair()).cause
    assert fleet.only.journal.writes == []


@pytest.mark.parametrize("command", ["pair", "rotate"])
def test_rights_to_a_repository_that_only_a_receiver_names_are_asked_for_first(
    fleet: FakeFleet, command: str
) -> None:
    apps = fleet.another_repository("apps")
    assert apps.hooks
    apps.hooks.deliver = hooks(fleet).deliver
    declare(fleet, *([] if command == "pair" else [{**PUSHES, "repository": "apps"}]))
    fleet.pair()
    declare(fleet, {**PUSHES, "repository": "apps"})
    apps.lacking = {"change webhooks"}
    head = fleet.repository.head("main")
    before = [one.url for one in apps.hooks.book]
    report = report_of(getattr(fleet, command)())
    assert "may not change webhooks" in report.cause
    assert (fleet.only.journal.writes, fleet.repository.head("main")) == ([], head)
    assert [one.url for one in apps.hooks.book] == before


def test_what_the_user_has_made_for_the_same_receiver_stays(fleet: FakeFleet) -> None:
    fleet.pair()
    theirs = hooks(fleet).put(url(fleet, "https://internal.example.com"), "push")
    assert fleet.pair().changed is False
    fleet.rotate()
    declare(fleet)
    fleet.pair()
    assert urls(fleet) == [theirs.url]


def test_a_record_that_somebody_has_written_into_deletes_nothing_else(fleet: FakeFleet) -> None:
    fleet.pair()
    theirs = hooks(fleet).put("https://ci.example.com/hook", "push")
    record = fleet.only.peek("ConfigMap", "provisioner-pairing") or {}
    text = f"{record['data']['webhooks']}\nfleet {theirs.url} proven\n\u00fc x"
    fleet.only.edit(record, {"data": {"webhooks": text}})
    assert report_of(fleet.pair()).result == "paired"
    assert theirs.url in urls(fleet)


def test_a_repository_that_left_the_fleet_is_named(fleet: FakeFleet) -> None:
    apps = fleet.another_repository("apps")
    assert apps.hooks
    apps.hooks.deliver = hooks(fleet).deliver
    declare(fleet, {**PUSHES, "repository": "apps"})
    fleet.pair()
    left = {"fleet": fleet.fleet.repositories["fleet"]}
    fleet.fleet = msgspec.structs.replace(fleet.fleet, repositories=left)
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert (fleet.steps()["webhooks"], len(apps.hooks.book)) == ("skipped", 1)
    assert "one stays on ssh://git@git.example.com/apps.git" in str(fleet.events)
    assert fleet.pair().changed is False


def test_a_plan_with_an_unknown_fact_loses_no_webhook(fleet: FakeFleet) -> None:
    declare(fleet, {**PUSHES, "url": "https://${host}"})
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], facts={"host": "hooks.test"})
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})
    fleet.pair()
    unknown = msgspec.structs.replace(pairing, facts={})
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": unknown})
    fleet.plan()
    assert fleet.steps()["webhooks"] == "unchanged"


@pytest.mark.parametrize("command", ["pair", "rotate", "unpair", "plan"])
def test_the_rights_that_are_printed_suffice(fleet: FakeFleet, command: str) -> None:
    fleet.pair()
    if command == "pair":
        hooks(fleet).book = []
    limits = FakeRights(fleet, printed(fleet, command))
    report = getattr(fleet, command)()
    assert limits.missing == set()
    assert report.exit_code in (0, 2), report_of(report).cause


def test_tokens_are_replaced_where_the_key_is_not_ours(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet.pair()
    before = url(fleet)
    monkeypatch.setattr(Remote, "keyed", property(lambda _remote: False))
    assert report_of(fleet.rotate()).result == "rotated"
    assert urls(fleet) == [url(fleet)] != [before]


def test_a_token_of_the_users_own_is_not_replaced(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_TOKEN", "canary-canary-canary")
    declare(fleet, {**PUSHES, "token": {"env": "HOOK_TOKEN"}})
    fleet.pair()
    assert report_of(fleet.rotate()).result == "rotated"
    assert "webhook tokens" not in fleet.steps()
    assert token(fleet) == "canary-canary-canary"


def test_every_cluster_has_its_own(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(3, components=COMPONENTS)
    hooks(fleet).deliver = lambda url: any(one.deliver(url) for one in fleet.flux.values())
    declare(fleet, PUSHES)
    assert fleet.pair().changed
    assert len(set(urls(fleet))) == 3
    assert fleet.pair().changed is False
    listed = [one for one in fleet.host.journal.requests if one.kind == "Webhook"]
    assert len(listed) == 1  # for all of them


def test_who_sends_to_other_types_is_not_asked(fleet: FakeFleet) -> None:
    image = {"kind": "receiver", "name": "images", "type": "harbor"}
    declare(fleet, image)
    assert report_of(fleet.pair()).result == "paired"
    assert (urls(fleet), len(token(fleet, "images"))) == ([], 64)
    before = token(fleet, "images")
    fleet.rotate()
    assert token(fleet, "images") == before


def test_an_endpoint_never_shows_its_token() -> None:
    piece = msgspec.convert(PUSHES, Declaration)
    token = Secret("canary-canary-canary")
    made = Endpoint(piece=piece, namespace="flux-system", address=ADDRESS, token=token)
    assert made.url.startswith(f"{ADDRESS}/hook/")
    assert "canary" not in repr(made) + repr(made.wanted)
