"""What a run that changes something leaves behind: an Event, trailers, lines of the audit file."""

from __future__ import annotations

import base64
import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.audit import Audit
from provisioner.clusters import faults
from provisioner.pairing.run.snapshot import RECORD
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker

STORIES: dict[str, Callable[..., Report]] = {
    "pair": FakeFleet.pair,
    "rotate": FakeFleet.rotate,
    "upgrade": lambda fleet, **more: fleet.upgrade(**more),
    "unpair": FakeFleet.unpair,
    "drain": lambda fleet, **more: fleet.unpair(drain=True, **more),
    "gone": lambda fleet, **more: fleet.unpair(gone=True, **more),
}


def events(fleet: FakeFleet) -> list[dict[str, Any]]:
    """Those that we have left, oldest first."""
    listed = fleet.only.list("v1", "Event")
    ours = [item for item in listed if item.get("reportingComponent") == "provisioner"]
    return sorted(ours, key=lambda item: int(item["metadata"]["resourceVersion"]))


def audited(fleet: FakeFleet, story: str, **more: Any) -> list[dict[str, Any]]:
    """The lines of one run."""
    file = fleet.folder / f"audit-{story}"
    report = STORIES[story](fleet, audit=Audit(file, run="r1", command=story), run="r1", **more)
    assert report.exit_code == 0, report_of(report).cause
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_a_run_that_changes_a_cluster_leaves_an_event_at_the_record(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair(run="run-1")
    (event,) = events(fleet)
    assert event["involvedObject"] == {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "name": RECORD,
        "namespace": "flux-system",
    }
    assert (event["reason"], event["type"]) == ("Paired", "Normal")
    assert "fleet demo, run run-1: paired; changed: controllers, secret" in event["message"]


def test_a_run_that_changes_nothing_leaves_nothing(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    before = len(events(fleet))
    fleet.pair()
    fleet.pair(planning=True)
    fleet.status()
    assert len(events(fleet)) == before


def test_a_run_that_fails_after_a_change_says_so(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.only.fail(faults.Forbidden("cluster c1", "no", ""), verb="apply", kind="Kustomization")
    assert fleet.pair().exit_code
    (event,) = events(fleet)
    assert (event["reason"], event["type"]) == ("Failed", "Warning")
    assert "; cluster c1: no" in event["message"]


def test_the_event_of_a_namespace_that_is_gone_is_about_the_namespace(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.unpair()
    event = events(fleet)[-1]
    assert event["metadata"]["namespace"] == "default"
    assert event["involvedObject"]["kind"] == "Namespace"
    assert event["reason"] == "Unpaired"


@pytest.mark.parametrize("story", ["pair", "upgrade", "unpair"])
def test_commits_name_fleet_run_and_person(story: str, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(repository={"message_appendix": "[skip ci]"})
    if story != "pair":
        fleet.pair()
    STORIES[story](fleet, run="run-7")
    folder = fleet.repository.url.removeprefix("file://")
    log = ["git", "-C", folder, "log", "-1", "--format=%B", "main"]
    message = subprocess.run(log, check=True, capture_output=True, text=True).stdout
    parse = ["git", "interpret-trailers", "--parse"]
    trailers = subprocess.run(parse, input=message, check=True, capture_output=True, text=True)
    assert trailers.stdout.splitlines()[:2] == ["Fleet: demo", "Run: run-7"]
    assert trailers.stdout.splitlines()[2].startswith("Run-By: ")
    assert "\n\n[skip ci]\n\n" in message


@pytest.mark.parametrize("story", STORIES)
def test_every_write_to_a_cluster_or_host_has_its_line(story: str, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    if story != "pair":
        fleet.pair()
    lines = audited(fleet, story)
    sent = [line for line in lines if line["result"] == "sent"]
    written = Counter((line["action"], line["subject"]) for line in sent if line["to"] == "cluster")
    writes = [one for one in fleet.only.journal.requests if one.writes]
    assert written == Counter((one.verb, one.subject) for one in writes)
    keys = [one for one in fleet.host.journal.requests if one.writes]
    assert len([line for line in sent if line["to"] == "git host"]) == len(keys)
    assert {line["command"] for line in lines} == {story}
    assert all(line["step"] and line["run"] == "r1" and line["who"] for line in lines), lines


@pytest.mark.parametrize(("story", "pushes"), [("pair", 1), ("rotate", 0), ("unpair", 1)])
def test_every_push_has_its_line(story: str, pushes: int, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    if story != "pair":
        fleet.pair()
    git = [line for line in audited(fleet, story) if line["to"] == "git"]
    assert len(git) == pushes
    for line in git:
        assert line["subject"] == (
            f"{fleet.repository.url} refs/heads/main {fleet.repository.head('main')}"
        )


def test_lines_name_the_cluster_itself_and_why(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    lines = audited(fleet, "pair")
    uid = fleet.only.get("v1", "Namespace", "kube-system") or {}
    assert {line["uid"] for line in lines if line["to"] == "cluster"} == {uid["metadata"]["uid"]}
    steps = {line["subject"]: line["step"] for line in lines}
    assert steps["Secret flux-system/flux-system"] == "secret"
    assert steps[f"ConfigMap flux-system/{RECORD}"] == "record"
    assert steps["Lease kube-system/provisioner-pairing"] == "lock"


@pytest.mark.parametrize("story", ["pair", "rotate"])
def test_no_line_and_no_event_holds_a_secret(story: str, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    if story == "rotate":
        fleet.pair()
    lines = json.dumps(audited(fleet, story)) + json.dumps(events(fleet))
    held = fleet.only.peek("Secret", "flux-system") or {}
    for value in held["data"].values():
        text = base64.b64decode(value).decode()
        assert value not in lines
        assert all(part not in lines for part in text.split() if len(part) > 40)


def test_nothing_is_changed_when_its_line_cannot_be_written(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    head = fleet.repository.head("main")
    report = fleet.pair(audit=Audit(Path("/dev/full")))
    assert report.exit_code
    assert "audit file /dev/full: cannot be written" in report_of(report).cause
    assert fleet.only.journal.writes == []
    assert fleet.repository.head("main") == head
