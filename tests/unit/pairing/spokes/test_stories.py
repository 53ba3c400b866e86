"""A hub and its spokes from the first pairing to the last leaving, on fakes."""

from __future__ import annotations

import json

import pytest

from provisioner.base.errors import Unreachable
from provisioner.pairing import plan
from provisioner.reports.model import Report
from tests.fakes.fleet import report_of
from tests.fakes.spokes import FakeSpokes

TOKEN = "provisioner-spoke-token"


def results(report: Report) -> dict[str, str]:
    return {one.cluster: str(one.result) for one in report.clusters}


def files(spokes: FakeSpokes) -> dict[str, str]:
    repository = spokes.fleet.repository
    return dict(repository.tree(repository.head("main") or ""))


def app(spokes: FakeSpokes, name: str) -> str:
    """The resourceVersion of what Git has for a cluster; empty where it is not there."""
    held = spokes.cluster(name).peek("ConfigMap", "app", "default")
    return str(held["metadata"]["resourceVersion"]) if held else ""


def test_a_hub_delivers_and_its_spokes_run_nothing(spokes: FakeSpokes) -> None:
    report = spokes.fleet.pair()
    assert results(report) == dict.fromkeys(("c1", "c2"), "paired"), report
    for name in ("c2",):
        assert app(spokes, name)
        cluster = spokes.cluster(name)
        assert cluster.peek("Secret", "flux-system") is None
        assert not cluster.server.all("apps", "Deployment")
        assert (cluster.peek("ConfigMap", "provisioner-pairing") or {})["data"]["hub"] == "c1"
    held = files(spokes)
    assert "deletionPolicy: Orphan" in held["clusters/c1/spokes/c2.yaml"]
    token = spokes.token("c2")
    assert "canary" in token
    assert not any(token in text for text in held.values())
    assert token not in json.dumps([str(event) for event in spokes.fleet.events])


def test_again_nothing_changes(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    again = spokes.fleet.pair()
    assert not again.changed
    for name in ("c1", "c2"):
        assert spokes.cluster(name).journal.writes == []
    assert set(results(spokes.fleet.status()).values()) == {"paired"}


def test_a_plan_before_there_is_anything(spokes: FakeSpokes) -> None:
    spokes.fleet.plan()
    assert spokes.fleet.steps("c2") == dict.fromkeys(
        ("access", "kubeconfig", "files", "sync", "proof", "record"), "created"
    ) | {"old token": "unchanged"}
    assert all(spokes.cluster(name).journal.writes == [] for name in ("c1", "c2"))


def test_a_plan_of_a_spoke_whose_hub_does_not_exist(spokes: FakeSpokes) -> None:
    fleet = spokes.fleet
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    assert fleet.steps("c2")["kubeconfig"] == "created"
    assert spokes.cluster("c2").journal.requests == []


def test_a_spoke_whose_hub_is_not_paired_is_left_alone(spokes: FakeSpokes) -> None:
    report = report_of(spokes.fleet.pair(only=frozenset({"c2"})), "c2")
    assert "its hub c1 has no GitRepository flux-system/flux-system" in report.cause
    assert spokes.cluster("c2").peek("Namespace", "flux-system") is None
    assert "clusters/c1/spokes/c2.yaml" not in files(spokes)


@pytest.mark.parametrize("idle", [True, False], ids=["no token", "one that expires"])
def test_a_spoke_without_a_lasting_token_is_refused(spokes: FakeSpokes, idle: bool) -> None:
    spokes.tokens["c2"].idle, spokes.tokens["c2"].expiring = idle, not idle
    report = spokes.fleet.pair()
    assert results(report) == {"c1": "paired", "c2": "failed"}
    assert "serviceaccount-token-controller" in report_of(report, "c2").hint
    assert "clusters/c1/spokes/c2.yaml" not in files(spokes)
    assert spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") is None


def test_a_token_that_was_taken_away_is_replaced(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before = spokes.token("c2")
    spokes.cluster("c2").server.delete(spokes.cluster("c2").peek("Secret", TOKEN) or {})
    assert results(spokes.fleet.status())["c2"] == "drifted"
    assert results(spokes.fleet.pair())["c2"] == "paired"
    assert spokes.token("c2") not in ("", before)


def test_a_token_is_renewed_and_the_old_one_ends_last(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before, version = spokes.token("c2"), app(spokes, "c2")
    report = spokes.fleet.rotate("c2")
    assert results(report) == {"c2": "rotated"}, report
    assert spokes.token("c2") not in ("", before)
    assert spokes.cluster("c2").peek("Secret", TOKEN) is None
    assert app(spokes, "c2") == version
    assert not spokes.fleet.pair().changed
    assert results(spokes.fleet.rotate("c2", older_than=3600.0)) == {"c2": "kept"}
    assert results(spokes.fleet.rotate("c2")) == {"c2": "rotated"}
    assert spokes.cluster("c2").peek("Secret", TOKEN)


def test_an_old_token_stays_where_the_hub_cannot_use_the_new_one(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    spokes.fleet.flux["c1"].rejected["ConfigMap/app"] = "quota"
    report = report_of(spokes.fleet.rotate("c2"), "c2")
    assert "c1 cannot deliver with the new token: ConfigMap/app" in report.cause
    assert spokes.cluster("c2").peek("Secret", TOKEN)
    spokes.fleet.flux["c1"].rejected.clear()
    assert results(spokes.fleet.pair())["c2"] == "paired"
    assert spokes.cluster("c2").peek("Secret", TOKEN) is None


def test_an_upgrade_leaves_spokes_to_their_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    report = spokes.fleet.upgrade()
    assert results(report) == {"c1": "paired", "c2": "kept"}
    assert not spokes.fleet.pair().changed


def test_a_hub_that_does_not_respond_is_named(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()

    error = Unreachable("cluster c1", "does not respond", "Start it.")
    spokes.cluster("c1").journal.fail(error, times=100)
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"failed"}
    assert report_of(report, "c2").cause == "cluster c1: does not respond"


def test_a_status_says_how_a_spoke_stands(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    hub, spoke = (report_of(spokes.fleet.status(), name) for name in ("c1", "c2"))
    assert (hub.delivery, spoke.delivery) == ("ready", "ready")
    assert (bool(hub.flux), spoke.flux) == (True, "")
    assert spoke.key_created
    assert spoke.revision == hub.revision
    asked = [one.name for one in spokes.cluster("c2").journal.requests if one.kind == "Secret"]
    assert asked == [TOKEN, f"{TOKEN}-2"]
