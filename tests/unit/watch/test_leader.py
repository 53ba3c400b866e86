"""One replica works at a time, and one that loses its Lease stops before another may begin."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.retry import Backoff
from provisioner.clusters import lease
from provisioner.watch.replica import leader
from provisioner.watch.replica.leader import Election
from tests.fakes.objects_over_http import ObjectServer
from tests.fakes.server import Fault, Response

NAMESPACE = "operators"
PATH = f"/apis/coordination.k8s.io/v1/namespaces/{NAMESPACE}/leases/{leader.NAME}"
LONG, SHORT = 30.0, 0.6  # seconds of a Lease that does not expire in a test, and of one that does


class Replica:
    """`log` gets what it says; `working` is set while its work runs; `terms` counts them."""

    def __init__(self, server: ObjectServer, duration: float = LONG) -> None:
        self.log: list[str] = []
        self.led: list[bool] = []
        self.working, self.terms = threading.Event(), 0
        self.errors: list[Exception] = []
        self.stopping = threading.Event()
        self.election = Election(
            client=server.client(patience=0.1),
            namespace=NAMESPACE,
            duration=duration,
            leading=self.led.append,
            notify=self.log.append,
        )

    def work(self, halted: threading.Event) -> None:
        self.terms += 1
        if self.errors:
            raise self.errors.pop(0)
        self.working.set()
        halted.wait()
        self.working.clear()

    @contextmanager
    def started(self) -> Iterator[Future[None]]:
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(leader.lead, self.election, self.work, self.stopping)
            try:
                yield running
            finally:
                self.stopping.set()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    server = ObjectServer(tmp_path_factory.mktemp("server"))
    yield server
    server.close()


@pytest.fixture
def server(started: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> ObjectServer:
    monkeypatch.setattr(leader, "PAUSE", 0.01 / LONG)
    monkeypatch.setattr(leader, "LOOK", 0.01)
    monkeypatch.setattr(leader, "BACKOFF", Backoff(first=0.01, longest=0.01))
    started.reset()
    return started


def until(true: Callable[[], object]) -> None:
    deadline = Deadline.after(10)
    while not true():
        assert not deadline.over()
        time.sleep(0.002)


def test_it_works_with_the_lease_of_its_namespace_and_gives_it_back(server: ObjectServer) -> None:
    replica = Replica(server)
    with replica.started() as running:
        assert replica.working.wait(10)
        assert list(server.objects) == [PATH]
        replica.stopping.set()
        running.result(10)
    assert server.objects == {}
    assert not replica.working.is_set()
    assert replica.led == [True, False]


def test_of_two_replicas_the_second_waits_and_then_takes_over(server: ObjectServer) -> None:
    first, second = Replica(server), Replica(server)
    with first.started(), second.started():
        until(lambda: first.working.is_set() or second.working.is_set())
        works, waits = (first, second) if first.working.is_set() else (second, first)
        until(lambda: waits.log)
        assert waits.terms == 0
        assert "is leading; this replica waits" in waits.log[0]
        works.stopping.set()
        assert waits.working.wait(10)
        assert not works.working.is_set()


def test_a_long_wait_is_one_line_in_the_log(server: ObjectServer) -> None:
    first, second = Replica(server), Replica(server)
    with first.started():
        assert first.working.wait(10)
        with second.started():
            asked = len(server.seen)
            until(lambda: len(server.seen) > asked + 5)
        assert len(second.log) == 1


def test_what_goes_on_for_days_is_said_from_time_to_time() -> None:
    log: list[str] = []
    said = [(0.0, "a"), (5.0, "a"), (10.0, "b"), (15.0, "a"), (leader.REPEAT + 15, "a")]
    clock = [0.0]
    notify = leader.unrepeated(log.append, lambda: clock[0])
    for clock[0], text in said:
        notify(text)
    assert log == ["a", "b", "a", "a"]


def test_a_lost_lease_ends_the_work_before_another_may_take_it(server: ObjectServer) -> None:
    """No request gets an answer any more, so nothing but our own clock says so."""
    replica = Replica(server, duration=SHORT)
    with replica.started():
        assert replica.working.wait(10)
        begun = time.monotonic()
        server.dice = lambda: Fault(cut=True)
        until(lambda: not replica.working.is_set())
        assert time.monotonic() - begun < SHORT
        assert "no longer leads: this run could not renew its lock" in "".join(replica.log)
        server.dice = lambda: None
        until(lambda: replica.terms == 2)
        assert replica.working.wait(10), "it goes on as a candidate"


def test_one_that_another_replica_took_is_left_to_it(server: ObjectServer) -> None:
    replica = Replica(server, duration=SHORT)
    with replica.started():
        assert replica.working.wait(10)
        taken = {"holderIdentity": "other", "leaseDurationSeconds": 30, "renewTime": "now"}
        meta = {"name": leader.NAME, "namespace": NAMESPACE}
        server.store(PATH, {"metadata": meta, "spec": taken})
        until(lambda: not replica.working.is_set())
        until(lambda: "run other is leading; this replica waits" in replica.log)
    assert server.objects[PATH]["spec"] == taken


def test_a_silent_management_cluster_is_waited_for(server: ObjectServer) -> None:
    server.dice = lambda: Fault(answer=Response(status=503))
    replica = Replica(server)
    with replica.started():
        until(lambda: len(replica.log) >= 2)
        assert "Trying again in" in replica.log[0]
        server.dice = lambda: None
        assert replica.working.wait(10)


def test_work_that_cannot_reach_the_cluster_is_begun_again(server: ObjectServer) -> None:
    replica = Replica(server)
    replica.errors = [Unreachable("cluster management", "no answer")]
    with replica.started():
        assert replica.working.wait(10)
    assert replica.terms == 2


def test_any_other_error_of_the_work_ends_the_replica(server: ObjectServer) -> None:
    replica = Replica(server)
    replica.errors = [BadInput("fleet.yaml", "wrong")]
    with replica.started() as running, pytest.raises(BadInput, match="wrong"):
        running.result(10)
    assert server.objects == {}, "the next replica need not wait"
    assert replica.led == [True, False]


def test_one_that_cannot_end_its_work_does_not_lead_meanwhile(server: ObjectServer) -> None:
    replica = Replica(server)
    endless = threading.Event()

    def work(halted: threading.Event) -> None:
        replica.working.set()
        halted.wait()
        endless.wait(10)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(leader.lead, replica.election, work, replica.stopping)
        assert replica.working.wait(10)
        replica.stopping.set()
        until(lambda: replica.led == [True, False])
        assert not running.done()
        endless.set()
        running.result(10)


def test_an_error_of_work_that_was_told_to_end_is_no_error(server: ObjectServer) -> None:
    replica = Replica(server)

    def work(halted: threading.Event) -> None:
        replica.working.set()
        halted.wait()
        raise Unreachable("cluster c1", "gone in the middle")

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(leader.lead, replica.election, work, replica.stopping)
        assert replica.working.wait(10)
        replica.stopping.set()
        running.result(10)
    assert "ended early: cluster c1: gone in the middle" in replica.log[-1]


def test_a_candidate_that_is_to_stop_does_not_wait_any_longer(
    server: ObjectServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leader, "PAUSE", 3600)
    first, second = Replica(server), Replica(server)
    with first.started():
        assert first.working.wait(10)
        with second.started() as running:
            until(lambda: second.log)
            second.stopping.set()
            running.result(10)
    assert second.terms == 0


def test_the_lease_of_pairing_is_another_one() -> None:
    assert lease.Place().name != leader.NAME
