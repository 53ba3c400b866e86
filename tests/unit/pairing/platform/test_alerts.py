"""Alerts of a cluster from the first to the last, and the test of them, on fakes."""

from __future__ import annotations

import base64
import threading
from typing import Any

import pytest

from provisioner.base.errors import BadInput, Interrupted
from provisioner.base.events import Change
from provisioner.handover.platform.alert import EXCLUSIONS
from provisioner.pairing.alerts import sending
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.notifications import FakeNotifications
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare, files, unchanged_by_another_run
from tests.unit.pairing.test_kills import killed

COMPONENTS = ["source-controller", "kustomize-controller", "notification-controller"]
CANARY = "canary-7d1c"
ADDRESS = f"https://hooks.example.com/services/{CANARY}"
CHAT: dict[str, Any] = {
    "kind": "alert",
    "name": "chat",
    "provider": "slack",
    "address": {"env": "CHAT"},
}
PAGER: dict[str, Any] = {
    "kind": "alert",
    "name": "pager",
    "provider": "pagerduty",
    "token": {"env": "PAGER"},
}
STATUS: dict[str, Any] = {
    "kind": "alert",
    "name": "commits",
    "provider": "gitea",
    "token": {"env": "PAGER"},
    "url": "https://git.example.com/team/fleet",
}
COMMENT = {**STATUS, "name": "comments", "provider": "giteapullrequestcomment"}
TEST = "provisioner-alert-test"


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    monkeypatch.setenv("CHAT", ADDRESS)
    monkeypatch.setenv("PAGER", CANARY)
    made = fake_fleet(1)
    with_alerts(made, CHAT, PAGER)
    return made


@pytest.fixture
def notifications(fleet: FakeFleet) -> FakeNotifications:
    return FakeNotifications(fleet.only.server)


def with_alerts(fleet: FakeFleet, *pieces: dict[str, Any]) -> None:
    declare(fleet, *pieces, components=COMPONENTS)


def left(fleet: FakeFleet) -> list[str]:
    """What a test has made and not deleted."""
    kinds = ("GitRepository", "Alert", "Secret")
    return [name for kind in kinds for name in fleet.only.names(kind) if TEST in name]


def said(fleet: FakeFleet) -> str:
    return f"{fleet.events} {files(fleet)}"


# Declared


def test_its_secret_is_on_the_cluster_and_nowhere_else(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    live = fleet.only.peek("Secret", "alert-chat") or {}
    assert base64.b64decode(live["data"]["address"]).decode() == ADDRESS
    assert "address" not in (fleet.only.peek("Provider", "chat") or {})["spec"]
    assert CANARY not in said(fleet)


def test_what_flux_takes_from_no_secret_is_put_there_from_one(fleet: FakeFleet) -> None:
    fleet.pair()
    text = files(fleet)["clusters/c1/platform/pieces/alert-pager.yaml"]
    assert "channel: ${provisioner_alert_pager}" in text
    assert (fleet.only.peek("Provider", "pager") or {})["spec"]["channel"] == CANARY


@pytest.mark.parametrize("key", ["1234567890", "true", "1e3", "~", "a: b # c", '\u00fc\\"'])
def test_a_key_stays_the_text_that_it_is(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Flux puts it into YAML, where a text without quotes may be something else."""
    monkeypatch.setenv("PAGER", key)
    assert report_of(fleet.pair()).result == "paired"
    assert (fleet.only.peek("Provider", "pager") or {})["spec"]["channel"] == key


def test_what_has_no_variable_is_left_as_it_is(fleet: FakeFleet) -> None:
    chat = {**CHAT, "metadata": {"note": "costs ${amount}"}}
    with_alerts(fleet, chat, PAGER)
    assert report_of(fleet.pair()).result == "paired"
    live = fleet.only.peek("Alert", "chat") or {}
    assert live["spec"]["eventMetadata"]["note"] == "costs ${amount}"
    with_alerts(fleet, chat)
    assert report_of(fleet.pair()).result == "paired"
    assert "substitute" not in str(files(fleet))


def test_a_new_key_reaches_the_provider(fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    fleet.pair()
    monkeypatch.setenv("PAGER", "another")
    assert report_of(fleet.pair()).result == "paired"
    assert (fleet.only.peek("Provider", "pager") or {})["spec"]["channel"] == "another"
    annotations = (fleet.only.peek("Provider", "pager") or {})["metadata"].get("annotations") or {}
    assert "reconcile.fluxcd.io/requestedAt" not in annotations, "nobody reconciles a Provider"


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    unchanged_by_another_run(fleet)


def test_a_plan_shows_them_before_anything_exists(fleet: FakeFleet) -> None:
    fleet.plan()
    assert {fleet.steps()[name] for name in ("platform secrets", "platform")} == {"created"}


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        ("Provider", "chat", {"spec": {"type": "discord"}}),
        ("Provider", "chat", {"spec": {"suspend": True}}),
        ("Alert", "chat", {"spec": {"exclusionList": []}}),
        ("Secret", "alert-chat", {"data": {"address": "eA=="}}),
    ],
)
def test_drift_is_seen(fleet: FakeFleet, kind: str, name: str, change: dict[str, Any]) -> None:
    fleet.pair()
    fleet.only.edit(fleet.only.peek(kind, name) or {}, change)
    assert report_of(fleet.status()).result == "drifted"


@pytest.mark.parametrize("kind", ["Provider", "Alert", "Secret"])
def test_what_was_deleted_comes_back(fleet: FakeFleet, kind: str) -> None:
    fleet.pair()
    name = "alert-chat" if kind == "Secret" else "chat"
    fleet.only.server.delete(fleet.only.peek(kind, name) or {})
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek(kind, name)
    assert fleet.pair().changed is False


@pytest.mark.parametrize("writes", range(1, 20, 3))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.pair().changed is False


def test_one_that_is_no_longer_declared_leaves_nothing(fleet: FakeFleet) -> None:
    fleet.pair()
    with_alerts(fleet, CHAT)
    assert report_of(fleet.pair()).result == "paired"
    assert [fleet.only.peek(kind, "pager") for kind in ("Provider", "Alert")] == [None, None]
    assert fleet.only.peek("Secret", "alert-pager") is None
    assert fleet.only.peek("Secret", "alert-chat")


def test_leaving_takes_them_along(fleet: FakeFleet) -> None:
    fleet.pair()
    assert report_of(fleet.unpair()).result == "unpaired"
    assert fleet.only.peek("Namespace", "flux-system") is None


@pytest.mark.parametrize(
    "value",
    [
        "hooks.example.com/x",
        "http://hooks.example.com/x",
        "https://a.b/ c",
        "https://?key=a",
        "https:///x",
        f"https://{'a' * 3000}",
    ],
)
def test_an_address_that_cannot_be_used_is_named_without_it(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("CHAT", value)
    report = report_of(fleet.pair())
    assert report.cause.startswith("alert chat: its address is no https:// URL")
    assert "hooks" not in report.cause
    assert fleet.only.journal.writes == []


# Tested


def test_each_alert_sends_one_message(fleet: FakeFleet, notifications: FakeNotifications) -> None:
    fleet.pair()
    report = fleet.test_alerts()
    assert (report_of(report).result, report_of(report).cause) == ("tested", "")
    assert [one[:2] for one in notifications.sent] == [
        (f"{TEST}-chat", "chat"),
        (f"{TEST}-pager", "pager"),
    ]
    about = notifications.sent[0][2]
    assert about["event.toolkit.fluxcd.io/test"].startswith("This is a test")
    assert left(fleet) == []
    assert fleet.pair().changed is False


def test_one_of_them(fleet: FakeFleet, notifications: FakeNotifications) -> None:
    fleet.pair()
    fleet.test_alerts("pager")
    assert [one[1] for one in notifications.sent] == ["pager"]


def test_a_server_that_refuses_is_named_without_its_address(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    fleet.pair()
    notifications.refusing["chat"] = f'postMessage failed: POST "{ADDRESS}": connection refused'
    report = report_of(fleet.test_alerts())
    assert report.result == "failed"
    cause = 'postMessage failed: POST "https://hooks.example.com/***": connection refused'
    assert report.cause == f"cluster c1: alert chat: {cause}"
    assert CANARY not in f"{fleet.events} {report}"
    assert [one.subject for one in fleet.events if isinstance(one, Change)][-1] == "alert pager"
    assert left(fleet) == []


def test_what_a_killed_test_has_left_goes_with_the_next_test(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.test_alerts, 5)
    assert left(fleet)
    assert report_of(fleet.test_alerts()).result == "tested"
    assert left(fleet) == []


def test_or_with_the_next_pairing(fleet: FakeFleet, notifications: FakeNotifications) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.test_alerts, 5)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", TEST) is None, "which owns the others"
    owned = [fleet.only.peek("Alert", f"{TEST}-chat"), fleet.only.peek("GitRepository", TEST)]
    for item in filter(None, owned):
        (owner,) = item["metadata"]["ownerReferences"]
        assert (owner["kind"], owner["name"]) == ("Secret", TEST)


def test_an_interrupted_test_leaves_nothing(
    fleet: FakeFleet, notifications: FakeNotifications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its controller, which lets go of the GitRepository, is not waited for."""
    fleet.pair()
    stopping = threading.Event()

    def stopped(*_given: object) -> None:
        stopping.set()
        fleet.flux["c1"].hung = True
        raise Interrupted("cluster c1", "interrupted")

    monkeypatch.setattr(sending.Sending, "_until", stopped)
    assert report_of(fleet.test_alerts(stopping=stopping)).result == "interrupted"
    (source,) = fleet.only.server.all("source.toolkit.fluxcd.io", "GitRepository")[-1:]
    assert source["metadata"]["name"] != TEST or "deletionTimestamp" in source["metadata"]
    fleet.flux["c1"].hung = False
    fleet.flux["c1"].tick()
    assert left(fleet) == []


def test_the_status_of_a_commit_is_what_a_kustomization_reports(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    with_alerts(fleet, STATUS)
    fleet.pair()
    assert report_of(fleet.test_alerts()).result == "tested"
    root = fleet.only.peek("Kustomization", "flux-system") or {}
    asked = root["metadata"]["annotations"]["reconcile.fluxcd.io/requestedAt"]
    assert root["status"]["lastHandledReconcileAt"] == asked
    made = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert f"GitRepository/{TEST}" not in made, "a failure that was made up would stay there"


def test_a_comment_needs_a_change_request(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    with_alerts(fleet, COMMENT)
    fleet.pair()
    report = report_of(fleet.test_alerts())
    assert "comments on a change request, and none is named" in report.cause
    assert notifications.sent == []
    assert report_of(fleet.test_alerts(change_request="7")).result == "tested"
    assert notifications.sent[0][2]["event.toolkit.fluxcd.io/change_request"] == "7"


@pytest.mark.parametrize(
    ("kind", "change", "cause"),
    [
        ("Provider", {"spec": {"suspend": True}}, "Provider chat is suspended"),
        ("Alert", {"spec": {"eventSeverity": "info"}}, "Alert chat is not as declared"),
        ("Provider", None, "Provider chat is not there"),
    ],
)
def test_what_is_not_as_declared_is_not_tested(
    fleet: FakeFleet,
    notifications: FakeNotifications,
    kind: str,
    change: dict[str, Any] | None,
    cause: str,
) -> None:
    fleet.pair()
    item = fleet.only.peek(kind, "chat") or {}
    fleet.only.edit(item, change) if change else fleet.only.server.delete(item)
    fleet.flux["c1"].hung = True
    report = report_of(fleet.test_alerts())
    assert report.cause.startswith(f"cluster c1: alert chat: {cause}")
    assert notifications.sent == []


def test_a_cluster_that_is_not_paired_is_not_tested(fleet: FakeFleet) -> None:
    report = report_of(fleet.test_alerts())
    assert report.cause == "cluster c1: notification-controller does not run"
    assert report.hint == "Run `provisioner pair` first."


def test_a_right_that_is_missing_is_named_before_anything_is_made(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    fleet.pair()
    denied = {("*", "*"), ("alerts", "create")}
    fleet.only.rights = lambda _group, resource, verb, _space: (resource, verb) not in denied
    report = report_of(fleet.test_alerts())
    assert report.cause.endswith(
        "may not create alerts.notification.toolkit.fluxcd.io in flux-system"
    )
    assert (notifications.sent, left(fleet)) == ([], [])


def test_a_controller_that_reports_nothing(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    fleet.pair()
    notifications.deaf = True
    report = report_of(fleet.test_alerts(timeout=2.0))
    assert "its controller has not reported anything in time" in report.cause
    assert "provisioner status" in report.hint
    assert left(fleet) == []


def test_a_secret_of_the_users_own_is_not_deleted(
    fleet: FakeFleet, notifications: FakeNotifications
) -> None:
    fleet.pair()
    meta = {"name": TEST, "namespace": "flux-system"}
    fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta})
    assert "exists, and no test made it" in report_of(fleet.test_alerts()).cause
    assert fleet.only.peek("Secret", TEST)


@pytest.mark.parametrize(
    ("pieces", "names", "cause"),
    [
        ([], (), "no cluster that is tested has an alert"),
        ([CHAT], ("pager",), "no cluster that is tested has an alert 'pager'. Declared: chat."),
    ],
)
def test_what_is_not_declared_cannot_be_tested(
    fleet: FakeFleet, pieces: list[dict[str, Any]], names: tuple[str, ...], cause: str
) -> None:
    with_alerts(fleet, *pieces)
    with pytest.raises(BadInput, match=cause):
        fleet.test_alerts(*names)


def test_our_own_alerts_do_not_pass_a_test_on(fleet: FakeFleet) -> None:
    fleet.pair()
    live = fleet.only.peek("Alert", "chat") or {}
    assert live["spec"]["exclusionList"] == [*EXCLUSIONS, TEST]
