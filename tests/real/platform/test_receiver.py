"""A push to a real Gitea reaches a real cluster through its webhook. In this order."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import requests

from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece
from provisioner.pairing.platform import readiness
from tests.real import gitea_fleet, ingress, own
from tests.real.gitea_fleet import REPOSITORY, Fleet
from tests.real.ingress import Ingress
from tests.real.platform_constructs import PLATFORM

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(300)]

COMPONENTS = [*own.FEW, "notification-controller"]
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: default}
data: {colour: COLOUR}
"""
MOST = 20.0  # seconds; the interval is an hour
SIGNED = ("generic-hmac", "bitbucket", "gitlab", "harbor", "nexus")
UNSIGNED = ("generic", "cdevents", "dockerhub", "quay", "acr")
EVENT = json.dumps(
    {
        "context": {
            "version": "0.3.0",
            "id": "1",
            "source": "/ci",
            "type": "dev.cdevents.change.merged.0.2.0",
            "timestamp": "2026-11-29T10:00:00Z",
        },
        "subject": {"type": "change", "id": "1", "content": {}},
    }
).encode()  # a CDEvent; the others only want JSON


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("gitea"), "c1") as made:
        yield made


@pytest.fixture(scope="module")
def way(fleet: Fleet) -> Iterator[Ingress]:
    with ingress.serving(fleet.project.folder / ".provisioner" / "sandbox", "c1") as made:
        yield made


def declare(fleet: Fleet, *pieces: dict[str, Any]) -> None:
    fleet.declare("c1", gitops={"interval": "1h", "components": COMPONENTS})
    file = fleet.project.folder / "handover.json"
    handover = json.loads(file.read_text())
    handover["pairings"]["c1"]["platform"] = list(pieces)
    file.write_text(json.dumps(handover))


def pushes(way: Ingress, **changes: Any) -> dict[str, Any]:
    made = {"kind": "receiver", "name": "pushes", "type": "gitea", "repository": "fleet"}
    return {**made, "url": way.url, **changes}


def webhooks(fleet: Fleet) -> list[str]:
    listed = fleet.server.api("GET", f"/repos/{REPOSITORY}/hooks?limit=50")
    return [hook["config"]["url"] for hook in listed]


def answering(fleet: Fleet, way: Ingress) -> str:
    """The URL at which Flux says that its Receiver answers."""
    live = own.get(fleet.project, "c1", "Receiver", "pushes")
    return f"{way.url}{live['status']['webhookPath']}"


def action(done: Any, step: str = "webhooks") -> str:
    return str({one["step"]: one["action"] for one in done.steps("c1")}.get(step))


def applied(fleet: Fleet, colour: str) -> float:
    """Seconds from a push to its arrival on the cluster."""
    name = f"clusters/c1/settings-{colour}.yaml"
    text = SETTINGS.replace("COLOUR", colour).replace("settings", f"settings-{colour}")
    fleet.server.file(REPOSITORY, name, text)
    began = time.monotonic()
    client = own.client(own.kubeconfig(fleet.project, "c1"))
    while not client.get("v1", "ConfigMap", f"settings-{colour}", "default"):
        assert time.monotonic() - began < MOST, "nobody told the cluster"
        time.sleep(0.05)
    return time.monotonic() - began


def test_a_plan_names_it_before_anything_exists(fleet: Fleet, way: Ingress) -> None:
    declare(fleet, pushes(way))
    done = fleet.project.json("plan", "handover.json")
    assert done.code in (0, 2), done.err
    assert action(done) == "created"
    assert webhooks(fleet) == []


def test_it_comes_with_the_first_pairing_and_a_delivery_has_arrived(
    fleet: Fleet, way: Ingress
) -> None:
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert action(done) == "created"
    assert webhooks(fleet) == [answering(fleet, way)]
    assert way.passed >= 1
    token = fleet.project.kubectl(
        "c1", "get", "-n", "flux-system", "secret", "receiver-pushes", "-o", "jsonpath={.data}"
    )
    assert json.loads(token)["token"] not in done.out + done.err


def test_again_nothing_changes(fleet: Fleet, way: Ingress) -> None:
    objects, passed = fleet.project.versions("c1"), way.passed
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert (fleet.project.versions("c1"), way.passed) == (objects, passed)


def test_a_push_is_applied_without_waiting_for_the_interval(fleet: Fleet) -> None:
    assert applied(fleet, "blue") < MOST


def test_what_was_deleted_by_hand_comes_back(fleet: Fleet, way: Ingress) -> None:
    place = f"/repos/{REPOSITORY}/hooks"
    before = answering(fleet, way)
    config = {"url": "http://127.0.0.1:9/hook", "content_type": "json"}
    theirs = fleet.server.api("POST", place, type="gitea", events=["push"], config=config)
    fleet.project.kubectl("c1", "delete", "-n", "flux-system", "secret", "receiver-pushes")
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert sorted(webhooks(fleet)) == sorted([theirs["config"]["url"], answering(fleet, way)])
    assert before not in webhooks(fleet)
    ours = next(one for one in fleet.server.api("GET", place) if one["id"] != theirs["id"])
    fleet.server.api("DELETE", f"{place}/{ours['id']}")
    fleet.server.api("DELETE", f"{place}/{theirs['id']}")
    assert fleet.pair().code == 0
    assert webhooks(fleet) == [answering(fleet, way)]


def test_rotation_gives_it_another_token(fleet: Fleet, way: Ingress) -> None:
    before = webhooks(fleet)
    done = fleet.project.json("rotate", "handover.json", "c1")
    assert done.code == 0, done.err + done.out
    assert (action(done, "webhook tokens"), action(done)) == ("configured", "created")
    assert webhooks(fleet) == [answering(fleet, way)] != before
    assert applied(fleet, "green") < MOST
    assert fleet.pair().events[-1]["changed"] is False


def test_an_address_that_leads_nowhere_is_named(fleet: Fleet, way: Ingress) -> None:
    way.close()
    declare(fleet, pushes(way, name="second"))
    done = fleet.pair("--timeout", "6")
    assert done.code != 0
    cause = done.events[-1]["clusters"][0]["cause"]
    assert "no test delivery of the webhook of receiver second on fleet has arrived" in cause
    way.open()
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert len(webhooks(fleet)) == 1
    for kind, name in (("Receiver", "pushes"), ("Secret", "receiver-pushes")):
        assert own.get(fleet.project, "c1", kind, name) is None


def test_real_crds_take_what_is_rendered(fleet: Fleet) -> None:
    client = own.client(own.kubeconfig(fleet.project, "c1"))
    at = Placement(fleet="gitea", cluster="c1", gitops=GitOps())
    pieces = [msgspec.convert(one, Piece) for one in PLATFORM if one["kind"] == "receiver"]
    for item in (item for one in pieces for item in platform.render(one, at).objects):
        kept = client.preview(item)["spec"]
        assert readiness.difference(item["spec"], kept) == "", item


def shown(kind: str, token: str) -> dict[str, str]:
    """How the sender of each type shows that it knows the token; others do not."""

    def signature(algorithm: str) -> str:
        return hmac.new(token.encode(), EVENT, algorithm).hexdigest()

    headers = {
        "generic-hmac": {"X-Signature": f"sha256={signature('sha256')}"},
        "bitbucket": {"X-Hub-Signature": f"sha256={signature('sha256')}"},
        "gitlab": {"X-Gitlab-Token": token, "X-Gitlab-Event": "Push Hook"},
        "harbor": {"Authorization": token},
        "nexus": {"X-Nexus-Webhook-Signature": signature("sha1")},
    }
    return headers.get(kind, {})


def sent(fleet: Fleet, way: Ingress, kind: str, *, known: bool) -> tuple[int, bool]:
    """The answer to an event, and whether Flux was asked to fetch."""
    data = own.get(fleet.project, "c1", "Secret", f"receiver-{kind}")["data"]
    token = base64.b64decode(data["token"]).decode() if known else "guessed"
    path = own.get(fleet.project, "c1", "Receiver", kind)["status"]["webhookPath"]
    headers = {"Content-Type": "application/json", **shown(kind, token)}
    before = asked(fleet)
    answer = requests.post(f"{way.url}{path}", data=EVENT, headers=headers, timeout=10)
    return answer.status_code, asked(fleet) != before


def asked(fleet: Fleet) -> str:
    source = own.get(fleet.project, "c1", "GitRepository", "flux-system")
    return str(source["metadata"]["annotations"].get("reconcile.fluxcd.io/requestedAt"))


def test_each_type_takes_what_its_sender_sends(fleet: Fleet, way: Ingress) -> None:
    """Path and token are where the documentation says."""
    types = [{"kind": "receiver", "name": kind, "type": kind} for kind in (*SIGNED, *UNSIGNED)]
    declare(fleet, pushes(way, name="second"), *types)
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    assert len(webhooks(fleet)) == 1
    for kind in (*SIGNED, *UNSIGNED):
        assert sent(fleet, way, kind, known=True) == (200, True), kind
    for kind in SIGNED:
        assert sent(fleet, way, kind, known=False) == (400, False), kind


def test_leaving_takes_it_along(fleet: Fleet) -> None:
    done = fleet.project.json("unpair", "handover.json", "--yes", "c1")
    assert done.code == 0, done.err + done.out
    assert webhooks(fleet) == []
