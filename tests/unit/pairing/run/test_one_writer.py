"""One writer for each cluster: a run that has lost its Lease changes neither the cluster nor its
deploy keys, and a cluster that leaves is held until its key is revoked and its files are gone."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.exit_codes import ExitCode
from provisioner.clusters import lease
from provisioner.pairing import pair
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.journal import Request
from tests.unit.conftest import FleetMaker

SUSPENDED = 120.0  # seconds
OTHER = {"holderIdentity": "elsewhere/1/1/at-0/1", "leaseDurationSeconds": 3600}
WORKLOAD = {
    "clusters/c1/shop.yaml": "apiVersion: v1\nkind: ConfigMap\n"
    "metadata: {name: shop, namespace: default}\ndata: {colour: blue}\n"
}


@pytest.fixture
def suspend(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the machine sleep: the clock that goes on meanwhile leaps."""
    real, ahead = time.clock_gettime, [0.0]
    monkeypatch.setattr(time, "clock_gettime", lambda clock: real(clock) + ahead[0])

    def leap() -> None:
        ahead[0] += SUSPENDED

    return leap


@dataclass(frozen=True, kw_only=True)
class Command:
    """`prepare` brings the fleet where `run` has something to change. `git`: nothing is pushed
    either. `writes`: at least as many as this are expected of it."""

    run: Callable[[FakeFleet], Report]
    prepare: Callable[[FakeFleet], object] = lambda fleet: fleet.pair()
    git: bool = True
    writes: int


def repair(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.only.server.delete(fleet.only.peek("Secret", "flux-system") or {})


def with_workloads(fleet: FakeFleet) -> None:
    fleet.repository.commit(WORKLOAD)
    fleet.pair()


COMMANDS = {
    # Files are pushed for all clusters at once, before any of them is claimed (design decision 5).
    "pair": Command(
        run=lambda fleet: fleet.pair(), prepare=lambda fleet: None, git=False, writes=15
    ),
    "pair again": Command(run=lambda fleet: fleet.pair(), prepare=repair, writes=3),
    "rotate": Command(run=lambda fleet: fleet.rotate(), writes=7),
    "upgrade": Command(run=lambda fleet: fleet.upgrade(), git=False, writes=2),
    "unpair": Command(run=lambda fleet: fleet.unpair(), writes=10),
    "drain": Command(run=lambda fleet: fleet.unpair(drain=True), prepare=with_workloads, writes=12),
}


@dataclass
class Written:
    """What a story on a fleet of one has written so far. `at`: the write after which `then` is
    called."""

    fleet: FakeFleet
    at: int = -1
    then: Callable[[], object] = lambda: None
    subjects: list[str] = field(default_factory=list)
    head: str | None = None

    def __post_init__(self) -> None:
        for journal in (self.fleet.only.journal, self.fleet.host.journal):
            journal.on(self._note)

    def _note(self, request: Request) -> None:
        if request.writes and request.kind != "Lease":
            self.subjects.append(str(request))
            if len(self.subjects) == self.at:
                self.head = self.fleet.repository.head("main")
                self.then()


def samples(writes: int) -> list[int]:
    """The first and the last writes, and some between."""
    return sorted({1, 2, *range(4, writes, max(1, writes // 4)), writes - 1})


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_a_run_that_was_suspended_writes_nothing_more(
    command: Command, fake_fleet: FleetMaker, suspend: Callable[[], None]
) -> None:
    """The next run finishes what it has begun."""
    fleet = fake_fleet()
    command.prepare(fleet)
    written = Written(fleet, at=command.writes // 2, then=suspend)
    report = command.run(fleet)
    assert len(written.subjects) == command.writes // 2
    assert report.exit_code == ExitCode.HELD
    assert re.search(r"could not renew its lock for 1\d\d s", report_of(report).cause)
    if command.git:
        assert fleet.repository.head("main") == written.head
    assert fleet.only.peek("Lease", lease.NAME, lease.NAMESPACE) is None, "given back"
    assert command.run(fleet).exit_code == 0


@pytest.mark.parametrize("at", samples(COMMANDS["unpair"].writes))
def test_wherever_an_unpair_is_suspended(
    at: int, fake_fleet: FleetMaker, suspend: Callable[[], None]
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    written = Written(fleet, at=at, then=suspend)
    assert fleet.unpair().exit_code == ExitCode.HELD
    assert len(written.subjects) == at
    assert fleet.repository.head("main") == written.head
    assert fleet.unpair().exit_code == 0
    assert fleet.host.titles == []


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_nothing_is_written_unclaimed(command: Command, fake_fleet: FleetMaker) -> None:
    """Waits, annotations and keys included: at each write the Lease is there, and ours."""
    fleet, unclaimed = fake_fleet(), list[str]()
    command.prepare(fleet)

    def look(request: Request) -> None:
        if request.writes and request.kind != "Lease" and not held(fleet):
            unclaimed.append(str(request))

    for journal in (fleet.only.journal, fleet.host.journal):
        journal.on(look)
    written = Written(fleet)
    assert command.run(fleet).exit_code == 0
    assert unclaimed == []
    assert len(written.subjects) >= command.writes
    assert not held(fleet)


def held(fleet: FakeFleet, cluster: str = "c1") -> bool:
    return fleet.clusters[cluster].peek("Lease", lease.NAME, lease.NAMESPACE) is not None


# -- leaving


def test_files_are_removed_while_the_lease_is_held(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from provisioner.pairing.branch import removal

    fleet, real, claimed = fake_fleet(2), removal.remove, list[bool]()
    fleet.pair()

    def remove(*given: Any) -> str:
        claimed.extend(held(fleet, name) for name in fleet.clusters)
        return real(*given)

    monkeypatch.setattr(removal, "remove", remove)
    assert fleet.unpair().exit_code == 0
    assert claimed == [True, True]
    assert [held(fleet, name) for name in fleet.clusters] == [False, False]


def taken_over(fleet: FakeFleet, cluster: str = "c1") -> None:
    meta = {"name": lease.NAME, "namespace": lease.NAMESPACE}
    kind = {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta}
    fleet.clusters[cluster].put({**kind, "spec": OTHER})


def test_a_cluster_that_another_run_holds_keeps_its_key_and_files(fake_fleet: FleetMaker) -> None:
    """Other clusters are left all the same."""
    fleet = fake_fleet(2)
    fleet.pair()
    taken_over(fleet)
    report = fleet.unpair(timeout=1.0)
    assert (report_of(report).result, report_of(report, "c2").result) == ("held", "unpaired")
    assert "is changing it" in report_of(report).cause
    assert [title.split()[0] for title in fleet.host.titles] == ["demo/c1"]
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    assert {path.split("/")[1] for path in tree if path.startswith("clusters/")} == {"c1"}


def test_so_does_one_on_which_nothing_is_left_to_be_done(fake_fleet: FleetMaker) -> None:
    """The other run may be pairing it at this moment."""
    fleet = fake_fleet()
    fleet.pair()
    fleet.host.journal.fail(Unreachable("host", "gone"), verb="delete")
    assert report_of(fleet.unpair()).result == "failed"
    left, files = fleet.host.titles, fleet.repository.head("main")
    taken_over(fleet)
    assert report_of(fleet.unpair(timeout=1.0)).result == "held"
    assert left
    assert (fleet.host.titles, fleet.repository.head("main")) == (left, files)


def test_a_run_that_waited_looks_again_whose_the_cluster_is(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    taken_over(fleet)

    def taken_for_another_fleet(_request: Request) -> None:
        other = fleet.only.peek("Lease", lease.NAME, lease.NAMESPACE)
        if other and other["spec"] == OTHER:
            fleet.only.server.delete(other)
            record = fleet.only.peek("ConfigMap", "provisioner-pairing") or {}
            fleet.only.edit(record, {"data": {"fleet": "theirs"}})

    fleet.only.journal.on(taken_for_another_fleet, verb="get", kind="Lease")
    report = fleet.unpair()
    assert report_of(report).cause.endswith("belongs to fleet 'theirs'")
    assert fleet.only.journal.writes == fleet.host.journal.writes == []


def no_secret(fleet: FakeFleet) -> None:
    fleet.only.server.delete(fleet.only.peek("Secret", "flux-system") or {})


def no_deploy_key(fleet: FakeFleet) -> None:
    fleet.host.book = []


@pytest.mark.parametrize("break_it", [no_secret, no_deploy_key])
def test_what_another_run_mended_before_the_lock_was_free_is_not_done_again(
    break_it: Callable[[FakeFleet], None],
    fake_fleet: FleetMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It ends between our look and our Lease, so that nothing has to be waited for."""
    fleet = fake_fleet()
    fleet.pair()
    break_it(fleet)
    others, started, take = list[Report](), threading.Event(), lease.Lease.take

    def after_the_other_run(ours: lease.Lease) -> bool:
        if not started.is_set():
            started.set()  # the other run takes the Lease, too
            others.append(pair.pair(fleet.fleet, lambda _event: None, fleet.options()))
        return take(ours)

    monkeypatch.setattr(lease.Lease, "take", after_the_other_run)
    report = fleet.pair()
    assert (others[0].exit_code, report.exit_code) == (0, 0), report_of(report).cause
    assert report_of(others[0]).fingerprint == report_of(report).fingerprint
    assert len(fleet.host.titles) == 1
    assert (others[0].changed, report.changed) == (True, False)


def test_a_plan_claims_nothing(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    taken_over(fleet)
    fleet.only.journal.clear()
    assert fleet.plan().exit_code == 0
    assert fleet.only.journal.of(kind="Lease") == []


def test_a_cluster_that_is_gone_has_no_lease(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.only.fail(Unreachable("cluster c1", "gone"), times=None)
    assert report_of(fleet.unpair(gone=True)).result == "gone"
    assert fleet.host.titles == []
