"""Stories in waves, end to end over fakes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.events import ClusterState, Note
from provisioner.fleets import rollout, stories
from provisioner.git import clone as git_clone
from provisioner.handover.fleet import Fleet
from provisioner.handover.waves import Wave
from provisioner.pairing import upgrade
from provisioner.pairing.run.options import Options
from provisioner.reports.model import ClusterReport, Report, Result
from tests.fakes import distributions
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker

CANARY = Wave(name="canary", clusters=1)


def declare(fake: FakeFleet, *waves: Wave) -> FakeFleet:
    fake.fleet = msgspec.structs.replace(fake.fleet, waves=list(waves))
    return fake


def pair(fake: FakeFleet, **more: Any) -> Report:
    fake.events.clear()
    return stories.pair(fake.fleet, fake.events.append, fake.options(**more))


def results(report: Report) -> dict[str, str]:
    return {one.cluster: str(one.result) for one in report.clusters}


def lost(fake: FakeFleet, *names: str) -> list[Any]:
    """These clusters fail; for the faults to be taken back."""
    error = Unreachable("fake", "does not answer")
    return [fake.clusters[name].fail(error, verb="list", times=999) for name in names]


def test_each_wave_has_a_commit_of_its_own(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(3), CANARY)
    report = pair(fake)
    assert report.exit_code == 0
    assert [one.wave for one in report.clusters] == ["canary", "rest", "rest"]
    first, second, third = (one.commit for one in report.clusters)
    assert first != second == third
    again = pair(fake)
    assert (again.exit_code, again.changed) == (0, False)


def test_the_rest_is_not_started_when_the_canary_fails(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(3), CANARY)
    lost(fake, "c1")
    report = pair(fake)
    assert results(report) == {"c1": "failed", "c2": "not-started", "c3": "not-started"}
    assert report.exit_code == 8
    assert "wave canary failed: c1" in report.clusters[1].cause
    assert report.clusters[1].wave == "rest"
    assert untouched(fake, "c2", "c3")
    fake.clusters["c1"].journal.faults.clear()
    assert set(results(pair(fake)).values()) == {"paired"}


def test_more_failures_may_be_allowed(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(3), CANARY)
    lost(fake, "c1")
    report = pair(fake, max_failures=1)
    assert results(report) == {"c1": "failed", "c2": "paired", "c3": "paired"}
    assert report.exit_code == 4


def test_without_waves_as_many_fail_as_may(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(4)
    lost(fake, "c1", "c2")
    report = pair(fake, max_failures=1, parallel=1)
    assert results(report) == {
        "c1": "failed",
        "c2": "failed",
        "c3": "not-started",
        "c4": "not-started",
    }
    assert report.exit_code == 8
    assert not [
        one for name in ("c3", "c4") for one in fake.clusters[name].journal.requests if one.writes
    ]
    assert list(fake.repository.tree(str(fake.repository.head("main")))) == ["README.md"]


def test_one_clone_serves_all_waves(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, made = declare(fake_fleet(3), CANARY, Wave(name="next", clusters=1)), list[str]()
    opened = git_clone.opened

    def counted(*given: Any, **more: Any) -> Any:
        made.append("clone")
        return opened(*given, **more)

    monkeypatch.setattr(git_clone, "opened", counted)
    assert pair(fake).exit_code == 0
    assert made == ["clone"]


@pytest.mark.parametrize(("code", "exit_code", "started"), [("0", 0, True), ("3", 8, False)])
def test_a_check_comes_before_the_next_wave(
    fake_fleet: FleetMaker, code: str, exit_code: int, started: bool
) -> None:
    script = f'echo "$PROVISIONER_FLEET $PROVISIONER_WAVE $PROVISIONER_CLUSTERS" >&2; exit {code}'
    wave = Wave(name="canary", clusters=1, program=["/bin/sh", "-c", script])
    fake = declare(fake_fleet(2), wave)
    report = pair(fake)
    assert report.exit_code == exit_code
    assert results(report)["c2"] == ("paired" if started else "not-started")
    if not started:
        assert "ended with 3: demo canary c1" in report.clusters[1].cause


def test_a_check_after_the_last_wave_fails_the_run(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(1), Wave(name="all", program=["false"]))
    report = pair(fake)
    assert (results(report), report.exit_code) == ({"c1": "paired"}, 1)


def test_a_pause_only_after_something_has_changed(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(2), Wave(name="canary", clusters=1, pause="10m"))
    pauses: list[float] = []

    class Stopping(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            pauses.append(timeout or 0)
            return False

    assert pair(fake, stopping=Stopping()).exit_code == 0
    assert 600 in pauses
    pauses.clear()
    assert pair(fake, stopping=Stopping()).exit_code == 0
    assert 600 not in pauses


def test_an_interrupted_run_says_how_far_it_has_come(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(3), CANARY)

    def story(options: Options) -> Report:
        if options.only != frozenset({"c1"}):
            assert options.tally
            options.tally.begin("c2")
            raise KeyboardInterrupt
        report = ClusterReport(cluster="c1", result=Result.PAIRED)
        return Report(fleet="demo", clusters=[report])

    report = rollout.roll_out(
        rollout.Rollout(
            fleet=fake.fleet, sink=fake.events.append, options=fake.options(), story=story
        )
    )
    assert results(report) == {"c1": "paired", "c2": "interrupted", "c3": "not-started"}
    assert report.exit_code == 130
    last = [event.text for event in fake.events if isinstance(event, Note)][-1]
    assert last == (
        "interrupted: 1 done, 1 under way (c2), 1 not started (c3). Run the same command again: "
        "it continues where it stopped."
    )


def test_events_tell_where_each_cluster_stands(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(2), CANARY)
    pair(fake)
    states = [
        (event.cluster, event.state, event.wave)
        for event in fake.events
        if isinstance(event, ClusterState)
    ]
    assert states == [
        ("c1", "pending", "canary"),
        ("c2", "pending", "rest"),
        ("c1", "started", "canary"),
        ("c1", "ended", "canary"),
        ("c2", "started", "rest"),
        ("c2", "ended", "rest"),
    ]


def untouched(fake: FakeFleet, *names: str) -> bool:
    files = fake.repository.tree(str(fake.repository.head("main")))
    return not any(
        fake.clusters[name].journal.requests or f"clusters/{name}/" in " ".join(files)
        for name in names
    )


def paired(fleet: Fleet, fake: FakeFleet, options: Options) -> Report:
    return stories.pair(fleet, fake.events.append, options)


def planned(fleet: Fleet, fake: FakeFleet, options: Options) -> Report:
    return stories.plan(fleet, fake.events.append, options, new=frozenset())[0]


def rotated(fleet: Fleet, fake: FakeFleet, options: Options) -> Report:
    return stories.rotate(fleet, fake.events.append, options)


def status(fleet: Fleet, fake: FakeFleet, options: Options) -> Report:
    return stories.status(fleet, fake.events.append, options)


def upgraded(fleet: Fleet, fake: FakeFleet, options: Options) -> Report:
    folder = distributions.write(fake.folder / distributions.NEXT, distributions.NEXT)
    aimed = upgrade.select(fleet, ["c1"], version=distributions.NEXT, distribution=str(folder))
    return stories.upgrade(aimed, fake.events.append, options)


@pytest.mark.parametrize("waves", [[], [CANARY]], ids=["at once", "in waves"])
@pytest.mark.parametrize("story", [paired, planned, rotated, status, upgraded])
def test_who_is_not_selected_stays_as_it_is(
    fake_fleet: FleetMaker, story: Callable[..., Report], waves: list[Wave]
) -> None:
    """No request to its cluster, no key of it revoked, no file of it changed."""
    fake = fake_fleet(3)
    assert pair(fake).exit_code == 0
    declare(fake, *waves)
    for name in ("c2", "c3"):
        fake.clusters[name].journal.requests.clear()
    keys = [title for title in fake.host.titles if title.startswith(("demo/c2", "demo/c3"))]
    before = fake.repository.tree(str(fake.repository.head("main")))
    report = story(fake.fleet, fake, fake.options(only=frozenset({"c1"})))
    assert [one.cluster for one in report.clusters] == ["c1"]
    assert report.exit_code == 0
    after = fake.repository.tree(str(fake.repository.head("main")))
    others = [path for path in {*before, *after} if not path.startswith("clusters/c1/")]
    assert {path for path in others if before.get(path) != after.get(path)} == set()
    assert len(keys) == 2
    assert set(keys) <= set(fake.host.titles)
    assert [name for name in ("c2", "c3") if fake.clusters[name].journal.requests] == []


def test_a_plan_names_the_waves(fake_fleet: FleetMaker) -> None:
    fake = declare(fake_fleet(3), CANARY)
    report = planned(fake.fleet, fake, fake.options())
    notes = [event.text for event in fake.events if isinstance(event, Note)]
    assert notes[:2] == [
        "wave 1, canary: 1 of 3 clusters: c1",
        "wave 2, rest: 2 of 3 clusters: c2, c3",
    ]
    assert [one.wave for one in report.clusters] == ["canary", "rest", "rest"]
