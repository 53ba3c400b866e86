"""What a plan predicts for clusters that do not exist yet; what a saved plan rests on."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.events import Action, Change, Event, Note
from provisioner.handover.fleet import DeployKey, Fleet
from provisioner.handover.repositories.github import Declaration as GitHub
from provisioner.handover.repositories.ssh import Declaration as Ssh
from provisioner.pairing import plan
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report, Result
from tests.fakes.fleet import report_of
from tests.unit.conftest import FleetMaker

NAMES = ("controllers", "secret", "deploy key", "files", "sync", "proof", "record")


def planned(
    fake_fleet: FleetMaker, repository: Ssh | GitHub, *new: str, count: int = 1
) -> tuple[Report, list[Event]]:
    fleet = fake_fleet(count)
    events: list[Event] = []
    changed: Fleet = msgspec.structs.replace(fleet.fleet, repositories={"fleet": repository})
    return plan.plan(changed, events.append, Options(), new=frozenset(new)), events


def changes(events: list[Event]) -> list[Change]:
    return [event for event in events if isinstance(event, Change)]


KEYED = GitHub(owner="o", name="r")
TOKEN = GitHub(owner="o", name="r", sync="token")


def test_a_cluster_that_does_not_exist_yet(fake_fleet: FleetMaker) -> None:
    report, events = planned(fake_fleet, KEYED, "c1", "fleet")
    told = changes(events)
    assert [one.step for one in told] == list(NAMES)
    assert {one.action for one in told} == {Action.CREATED}
    assert all(one.planned and one.cluster == "c1" for one in told)
    assert [one.subject for one in told] == [
        "Flux v2.9.4",
        "Secret flux-system/flux-system",
        "deploy key on fleet",
        "clusters/c1/flux-system",
        "flux-system/flux-system",
        "applied revision",
        "ConfigMap flux-system/provisioner-pairing",
    ]
    (one,) = report.clusters
    assert (one.cluster, one.result) == ("c1", Result.PLANNED)
    assert (one.repository, one.path) == ("fleet", "clusters/c1")
    assert report.changed
    assert not [event for event in events if isinstance(event, Note)]
    assert 0 <= report.seconds < 60


@pytest.mark.parametrize("sync", ["token", "app"])
def test_a_shared_credential_is_warned_of_and_needs_no_key(
    sync: str, fake_fleet: FleetMaker
) -> None:
    repository = msgspec.structs.replace(TOKEN, sync=sync)
    _, events = planned(fake_fleet, repository, "c1", "c2", "fleet", count=2)
    steps = [one.step for one in changes(events) if one.cluster == "c2"]
    assert steps == [name for name in NAMES if name != "deploy key"]
    (note,) = [event for event in events if isinstance(event, Note)]
    assert note.text == "Every cluster will store the shared credential that reads fleet."
    assert note.level == "warning"


def test_a_repository_that_exists_is_asked_instead_of_warned_of(fake_fleet: FleetMaker) -> None:
    _, events = planned(fake_fleet, TOKEN, "c1")
    assert not [event for event in events if isinstance(event, Note)]


def test_those_that_exist_are_asked(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.pair()
    events: list[Event] = []
    new = frozenset({"c2"})
    report = plan.plan(fleet.fleet, events.append, fleet.options(), new=new)
    assert {one.cluster for one in report.clusters} == {"c1", "c2"}
    assert {one.action for one in changes(events) if one.cluster == "c1"} == {Action.UNCHANGED}


@pytest.mark.parametrize("write", [False, True])
def test_what_a_saved_plan_rests_on(write: bool, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(deploy_key=DeployKey(write=write))
    fleet.pair()
    (saved,) = fleet.saved()
    ours = keys.fingerprint((fleet.host.keys() or [])[0].public)
    system = fleet.only.peek("Namespace", "kube-system", "") or {}
    assert saved.seen["cluster"] == system["metadata"]["uid"]
    assert saved.seen["branch"] == fleet.repository.head("main")
    assert saved.seen["key in the cluster"] == ours
    assert saved.seen[f"deploy key {ours}"] == ("write" if write else "read-only")
    assert (
        saved.seen["wanted gotk-sync.yaml"]
        == (saved.seen["file clusters/c1/flux-system/gotk-sync.yaml"])
    )
    root = (fleet.only.peek("Kustomization", "flux-system") or {})["metadata"]
    assert saved.seen["Kustomization flux-system"] == (
        f"{root['uid']}, generation {root['generation']}"
    )
    assert {"GitRepository flux-system", "Deployment source-controller"} <= saved.seen.keys()


def test_a_cluster_before_its_pairing_rests_on_nothing(fake_fleet: FleetMaker) -> None:
    (saved,) = fake_fleet().saved()
    assert saved.seen["key in the cluster"] == "nothing"
    assert not [what for what in saved.seen if what.startswith(("deploy key", "Deployment"))]


def test_a_cluster_that_is_gone_is_not_asked(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    report = fleet.unpair(gone=True)
    assert fleet.steps() == {"unpair": "skipped", "deploy key": "deleted", "files": "deleted"}
    one = report_of(report)
    assert (one.result, one.cause) == (Result.GONE, "the cluster is gone: nothing is asked of it")
    assert "deploy keys: revoked" in one.leaving
    assert (report.exit_code, report.changed) == (0, True)
    assert fleet.only.journal.of() == []


def test_a_plan_of_leaving_says_which_cluster_it_is(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    report = fleet.unpair(planning=True)
    told = [one for one in changes(fleet.events) if one.step == "unpair"]
    system = fleet.only.peek("Namespace", "kube-system", "") or {}
    uid = system["metadata"]["uid"]
    assert [(one.action, one.subject) for one in told] == [
        (Action.DELETED, "pairing of cluster c1")
    ]
    assert told[0].detail.startswith(f"UID {uid}, server ")
    assert "workloads: stay" in told[0].detail
    assert (report_of(report).result, report_of(report).identity) == (Result.PLANNED, uid)
    done = report_of(fleet.unpair())
    assert (done.result, done.identity) == (Result.UNPAIRED, uid)
    assert "workloads: stay" in done.leaving
