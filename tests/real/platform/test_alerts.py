"""Alerts on a real cluster with real Flux: messages arrive at a server on loopback in the form of
each receiver, and the status of a commit at a real Gitea. In this order."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.real import gitea_fleet, own, sink
from tests.real.gitea_fleet import REPOSITORY, Fleet
from tests.real.project import Run
from tests.real.sink import Message, Sink
from tests.support import waiting

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]

COMPONENTS = [*own.FEW, "notification-controller"]
CANARY = "canary-3b1f9d"
PAGER = "71604893250418"  # nobody is to take it for a number
TEXT = "This is a test by `provisioner alert test`. Nothing is wrong."
GIT = ("github", "gitlab", "githubpullrequestcomment", "gitlabmergerequestcomment")
HOOKS = ("slack", "msteams", "discord")


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("alerts"), "c1") as made:
        yield made


@pytest.fixture(scope="module")
def inbox() -> Iterator[Sink]:
    with sink.serving() as made:
        yield made


@pytest.fixture(scope="module")
def alerts(fleet: Fleet, inbox: Sink) -> list[dict[str, Any]]:
    env = fleet.project.env
    env["TOKEN"] = f"{CANARY}-token"
    env["PAGER"] = PAGER
    env["GITEA"] = fleet.token
    for name in HOOKS:
        env[f"ADDRESS_{name.upper()}"] = f"{inbox.url}/{name}/{CANARY}"
    common = {"kind": "alert", "insecure": True, "timeout": "3s"}
    token = {"token": {"env": "TOKEN"}}
    hooks = [
        {**common, "name": name, "provider": name, "address": {"env": f"ADDRESS_{name.upper()}"}}
        for name in HOOKS
    ]
    fields: dict[str, dict[str, Any]] = {
        "matrix": {"channel": "!room:example.com"},
        "pagerduty": {"token": {"env": "PAGER"}},
        "opsgenie": {},
        "alertmanager": {},
        "grafana": {"username": "flux"},
        "generic-hmac": {},
    }
    others = [
        {**common, **token, "name": name, "provider": name, "url": f"{inbox.url}/{name}", **more}
        for name, more in fields.items()
    ]
    elsewhere = [
        {**common, **token, "name": name, "provider": name, "url": f"{inbox.url}/acme/fleet"}
        for name in GIT
    ]
    own_repository = [
        {
            "kind": "alert",
            "name": name,
            "provider": provider,
            "token": {"env": "GITEA"},
            "ca_file": str(fleet.server.ca),
            "timeout": "3s",
        }
        for name, provider in {"commits": "gitea", "comments": "giteapullrequestcomment"}.items()
    ]
    return [*hooks, *others, *elsewhere, *own_repository]


def declare(fleet: Fleet, *pieces: dict[str, Any]) -> None:
    fleet.declare("c1", gitops={"components": COMPONENTS})
    file = fleet.project.folder / "handover.json"
    handover = json.loads(file.read_text())
    handover["pairings"]["c1"]["platform"] = list(pieces)
    file.write_text(json.dumps(handover))


def send(fleet: Fleet, *words: str) -> Run:
    return fleet.project.json("alert", "test", "handover.json", *words)


def named(alerts: list[str]) -> list[str]:
    return [word for name in alerts for word in ("--alert", name)]


def test_they_come_with_the_first_pairing(fleet: Fleet, alerts: list[dict[str, Any]]) -> None:
    declare(fleet, *alerts)
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    made = own.get(fleet.project, "c1", "Provider", "pagerduty")
    assert made["spec"]["channel"] == PAGER, "Flux has put it there"
    assert not [text for text in (CANARY, PAGER) if text in done.out + done.err]
    tree = fleet.server.api("GET", f"/repos/{REPOSITORY}/git/trees/main?recursive=true")["tree"]
    texts = [
        fleet.server.api("GET", f"/repos/{REPOSITORY}/git/blobs/{one['sha']}")["content"]
        for one in tree
        if one["type"] == "blob" and "/platform/" in one["path"]
    ]
    assert len(texts) > len(alerts)
    assert not [text for text in texts if CANARY.encode() in base64.b64decode(text)]


def test_again_nothing_changes(fleet: Fleet) -> None:
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_each_receiver_gets_the_test_in_its_own_form(
    fleet: Fleet, alerts: list[dict[str, Any]], inbox: Sink
) -> None:
    fleet.server.file(REPOSITORY, "README.md", "# Fleet", new_branch="change")
    change: dict[str, Any] = {"head": "change", "base": "main", "title": "A change"}
    number = fleet.server.api("POST", f"/repos/{REPOSITORY}/pulls", **change)["number"]
    inbox.messages.clear()
    of_change = ("--change-request", str(number))
    refused = send(fleet, *of_change)
    assert refused.code == 3
    assert "is a different one in each repository" in refused.err + refused.out
    comments = [one["name"] for one in alerts if one["provider"].endswith("comment")]
    others = [one["name"] for one in alerts if one["name"] not in comments]
    elsewhere = [name for name in comments if name != "comments"]
    for words in (
        named(others),
        [*named(elsewhere), *of_change],
        [*named(["comments"]), *of_change],
    ):
        done = send(fleet, *words)
        assert done.code == 0, done.err + done.out
        assert done.clusters["c1"]["result"] == "tested"
        assert CANARY not in done.out + done.err
    for path, check in FORMS.items():
        messages = inbox.under(path)
        assert len(messages) == 1, (path, inbox.messages)
        check(messages[0])
    for end, check in APIS.items():
        messages = [one for one in inbox.under("/api/") if one.path.endswith(end)]
        assert messages, (end, inbox.messages)
        check(messages[0])
    assert len([one for one in inbox.messages if "/api/" not in one.path]) == len(FORMS)
    written = fleet.server.api("GET", f"/repos/{REPOSITORY}/issues/{number}/comments")
    assert [TEXT in one["body"] for one in written] == [True]


def facts(pairs: dict[str, str]) -> None:
    assert (pairs["cluster"], pairs["fleet"]) == ("c1", "gitea")
    assert pairs["test"] == TEXT


def slack(message: Message) -> None:
    (attached,) = message.body["attachments"]
    assert attached["author_name"] == "gitrepository/provisioner-alert-test.flux-system"
    facts({one["title"]: one["value"] for one in attached["fields"]})


def teams(message: Message) -> None:
    (card,) = message.body["attachments"]
    assert card["content"]["version"] == "1.4"
    (container,) = card["content"]["body"]
    facts({one["title"]: one["value"] for one in container["items"][-1]["facts"]})


def matrix(message: Message) -> None:
    assert message.method == "PUT"
    assert message.headers["authorization"] == f"Bearer {CANARY}-token"
    assert TEXT in message.body["body"]


def pagerduty(message: Message) -> None:
    body = message.body
    assert (body["routing_key"], body["event_action"]) == (PAGER, "trigger")
    facts(body["payload"]["custom_details"]["metadata"])


def opsgenie(message: Message) -> None:
    assert message.headers["authorization"] == f"GenieKey {CANARY}-token"
    facts(message.body["details"])


def alertmanager(message: Message) -> None:
    (alert,) = message.body
    assert message.headers["authorization"] == f"Bearer {CANARY}-token"
    assert alert["labels"]["severity"] == "error"
    assert alert["annotations"]["summary"] == "cluster c1 of fleet gitea"
    facts(alert["labels"])


def grafana(message: Message) -> None:
    assert message.headers["authorization"].startswith("Basic ")
    assert "cluster: c1" in message.body["tags"]


def signed(message: Message) -> None:
    digest = hmac.new(f"{CANARY}-token".encode(), message.text.encode(), hashlib.sha256)
    assert message.headers["x-signature"] == f"sha256={digest.hexdigest()}"
    facts(message.body["metadata"])


def status(message: Message) -> None:
    assert message.body["state"] == "success"
    context = message.body.get("context") or message.body["name"]
    assert context.startswith("kustomization/flux-system/")


def comment(message: Message) -> None:
    assert TEXT in message.body["body"]


FORMS = {
    "/slack": slack,
    "/msteams": teams,
    f"/discord/{CANARY}/slack": slack,
    "/matrix/_matrix/client/r0/rooms/!room:example.com/send/": matrix,
    "/v2/enqueue": pagerduty,
    "/opsgenie": opsgenie,
    "/alertmanager": alertmanager,
    "/grafana": grafana,
    "/generic-hmac": signed,
}


# How the paths end at which the APIs of GitHub and GitLab are asked.
APIS = {"/comments": comment, "/notes": comment}


def test_a_commit_has_a_status(fleet: Fleet, inbox: Sink) -> None:
    for path in ("/api/v3/repos/acme/fleet/statuses/", "/api/v4/projects/acme%2Ffleet/statuses/"):
        messages = [one for one in inbox.under(path) if one.path.endswith(fleet.head())]
        assert messages, inbox.messages
        status(messages[0])
    statuses = fleet.server.api("GET", f"/repos/{REPOSITORY}/commits/{fleet.head()}/statuses")
    assert {(one["status"], one["context"].rpartition("/")[0]) for one in statuses} >= {
        ("success", "kustomization/flux-system")
    }


def test_what_fails_is_reported_by_itself(fleet: Fleet, inbox: Sink) -> None:
    inbox.messages.clear()
    broken = "apiVersion: v1\nkind: Namespace\nmetadata: {name: Not_A_Name}\n"
    commit = fleet.server.file(REPOSITORY, "clusters/c1/broken.yaml", broken)
    waiting.until(lambda: bool(inbox.under("/slack")))
    (attached,) = inbox.under("/slack")[0].body["attachments"]
    assert attached["author_name"] == "kustomization/flux-system.flux-system"
    assert "Not_A_Name" in attached["text"]

    def failed() -> bool:
        listed = fleet.server.api("GET", f"/repos/{REPOSITORY}/commits/{commit}/statuses")
        return "failure" in {one["status"] for one in listed}

    waiting.until(failed)
    fleet.server.delete(REPOSITORY, "clusters/c1/broken.yaml")


def test_a_receiver_that_refuses_is_named_without_its_address(fleet: Fleet, inbox: Sink) -> None:
    inbox.refused |= {"/msteams", "/opsgenie"}
    done = send(fleet, *named(["slack", "msteams", "opsgenie"]))
    assert done.code == 4, done.err + done.out
    assert "alert msteams" in done.clusters["c1"]["cause"]
    failed = [one["subject"] for one in done.steps() if one["action"] == "failed"]
    assert failed == ["cluster c1: alert msteams", "cluster c1: alert opsgenie"]
    assert "403" in done.clusters["c1"]["cause"]
    assert CANARY not in done.out + done.err
    inbox.refused.clear()


def test_nothing_of_a_test_is_left(fleet: Fleet) -> None:
    for kind in ("GitRepository", "Secret"):
        assert own.get(fleet.project, "c1", kind, "provisioner-alert-test") is None
    assert own.get(fleet.project, "c1", "Alert", "provisioner-alert-test-slack") is None
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_without_alerts_nothing_of_them_is_left(fleet: Fleet) -> None:
    declare(fleet)
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    for kind in ("Alert", "Provider"):
        assert own.get(fleet.project, "c1", kind, "slack") is None
    assert own.get(fleet.project, "c1", "Secret", "alert-slack") is None
