"""The one report of a run of many pods, over fakes."""

from __future__ import annotations

from typing import Any

from provisioner.base.errors import Unreachable
from provisioner.clusters import events
from provisioner.fleets import shards, stories
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker


def collected(fake: FakeFleet, count: int | None = None) -> Report:
    return stories.results(fake.fleet, fake.events.append, fake.options(), count=count)


def by_name(report: Report) -> dict[str, Any]:
    return {one.cluster: one for one in report.clusters}


def test_what_nobody_has_paired_is_not_started(fake_fleet: FleetMaker) -> None:
    report = collected(fake_fleet(2), 4)
    assert (report.exit_code, report.changed) == (8, False)
    assert {one.result for one in report.clusters} == {"not-started"}
    number = shards.number("c1", 4)
    assert f"job-completion-index={number}`" in by_name(report)["c1"].hint
    assert "Run the Job again" in by_name(report)["c1"].hint


def test_once_all_is_paired_it_ends_with_0(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(2)
    fake.pair()
    report = collected(fake)
    assert report.exit_code == 0
    assert {one.result for one in report.clusters} == {"paired"}
    assert all(one.commit and one.fingerprint for one in report.clusters)


def test_a_handover_that_was_not_carried_out_everywhere_is_no_success(
    fake_fleet: FleetMaker,
) -> None:
    """Its record is that of an earlier run, and must not be taken for this one's."""
    fake = fake_fleet(2)
    fake.pair()
    fake.declared(sync_interval="5m0s")
    report = collected(fake)
    assert report.exit_code == 8
    cause = by_name(report)["c1"].cause
    assert "not as declared; the last run that changed it said: " in cause
    assert "paired" in cause


def test_a_cluster_that_does_not_answer_has_failed(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(2)
    fake.pair()
    error = Unreachable("fake", "does not answer")
    fake.clusters["c2"].fail(error, verb="list", times=999)
    report = collected(fake, 3)
    assert (report.exit_code, by_name(report)["c1"].result) == (4, "paired")
    assert "does not answer" in by_name(report)["c2"].cause
    assert "Its shard is" in by_name(report)["c2"].hint


def test_the_newest_event_counts() -> None:
    class FakeClient:
        def list(self, *_where: str, fields: str) -> list[Any]:
            assert fields == "involvedObject.kind=ConfigMap,involvedObject.name=record"
            about = {"name": "record"}
            return [
                {"involvedObject": about, "lastTimestamp": "2026-01-02T00:00:00Z", "message": "b"},
                {"involvedObject": about, "lastTimestamp": "2026-01-01T00:00:00Z", "message": "a"},
            ]

    client: Any = FakeClient()
    assert events.newest(client, "record", "flux-system") == "b"


def test_rights_that_do_not_suffice_for_events_are_no_failure() -> None:
    class FakeClient:
        def list(self, *_where: str, fields: str) -> list[Any]:
            raise Unreachable("cluster c1", "forbidden")

    client: Any = FakeClient()
    assert events.newest(client, "record", "flux-system") == ""
