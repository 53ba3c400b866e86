"""The Lease: held only as long as it was renewed, by our own clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.clusters import lease
from provisioner.clusters.lease import Lease
from tests.fakes.clock import FakeTime
from tests.fakes.objects_over_http import ObjectServer
from tests.fakes.server import Fault, Request, Response

PATH = f"/apis/coordination.k8s.io/v1/namespaces/{lease.NAMESPACE}/leases/{lease.NAME}"
OTHER = "elsewhere/1/1/at-0123456789abcdef/0a1b2c3d"
SHORT = 0.3  # seconds: a Lease that tests can see expire
SILENCE = 0.1  # seconds that a quick renewal does not wait for an answer


@dataclass
class Clock:
    """Stands still until it leaps: a process that was stopped, or a machine that was suspended."""

    ahead: float = 0.0

    def __call__(self) -> float:
        return 1000.0 + self.ahead


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    server = ObjectServer(tmp_path_factory.mktemp("server"))
    yield server
    server.close()


@pytest.fixture
def server(started: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> ObjectServer:
    monkeypatch.setattr(lease, "PAUSE", 0.02)
    started.reset()
    return started


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Lease of 30 s is renewed all the time, and its clock leaps over the seconds in between."""
    monkeypatch.setattr(lease, "RENEWED", 0.01 / lease.SECONDS)
    monkeypatch.setattr(lease, "ANSWERED", SILENCE / 2 / lease.SECONDS)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    """Waiting for another run takes no time. Each look is 5 s after the one before."""
    monkeypatch.setattr(lease, "PAUSE", 5)
    time = FakeTime()
    time.install(monkeypatch)
    return time


@pytest.fixture
def held(server: ObjectServer, now: Clock) -> Iterator[Lease]:
    """Of 30 s, and just taken."""
    taken = Lease(server.client(), 1, now=now)
    taken.take()
    yield taken
    taken.release()


def spec(holder: str, *, seconds: float = 30, renewed: str = "2026-05-04T12:00:00Z") -> object:
    return {"holderIdentity": holder, "leaseDurationSeconds": seconds, "renewTime": renewed}


def taken_by(server: ObjectServer, holder: str, **more: Any) -> None:
    meta = {"name": lease.NAME, "namespace": lease.NAMESPACE}
    server.store(PATH, {"metadata": meta, "spec": spec(holder, **more)})


def until(true: Callable[[], object]) -> None:
    deadline = Deadline.after(10)
    while not true():
        assert not deadline.over()
        time.sleep(0.005)


def asked_again(server: ObjectServer, times: int) -> None:
    before = len(server.seen)
    until(lambda: len(server.seen) >= before + times)


def renewed_at(seconds: float, lease: Lease, now: Clock) -> None:
    before = lease._renewed
    now.ahead = seconds
    until(lambda: lease._renewed > before)


def lost(lease: Lease) -> bool:
    try:
        lease.check()
    except Held:
        return True
    return False


# -- lost


@pytest.mark.parametrize("seconds", [0, 10, 19])
def test_it_is_held_until_shortly_before_others_may_take_it(
    seconds: float, held: Lease, now: Clock
) -> None:
    now.ahead = seconds
    held.check()


@pytest.mark.parametrize("seconds", [20.1, 31, 120, 86400])
def test_it_is_lost_at_once_when_it_was_not_renewed_in_time(
    seconds: float, held: Lease, now: Clock, server: ObjectServer
) -> None:
    """Whoever was stopped for so long does not ask the API first: it may still name us."""
    asked = len(server.seen)
    now.ahead = seconds
    with pytest.raises(Held, match=f"could not renew its lock for {seconds:.0f} s"):
        held.check()
    assert len(server.seen) == asked
    with pytest.raises(Held):
        held.take()


@pytest.mark.usefixtures("quick")
def test_what_was_lost_stays_lost(server: ObjectServer, now: Clock) -> None:
    """Renewing it afterwards would hide that others may have changed the cluster meanwhile."""
    lease = Lease(server.client(), 10, now=now)
    lease.take()
    until(lambda: server.writes[-1].startswith("PUT"))
    now.ahead = 120
    until(lambda: lease._loss)  # noticed by the thread that renews, before it asks
    renewals = len(server.writes)
    now.ahead = 0
    assert lost(lease)
    time.sleep(0.1)
    assert len(server.writes) == renewals
    lease.release()


def test_a_renewal_may_fail_before_it_is_lost() -> None:
    """Another one begins in time, even where the first was left without an answer."""
    assert 2 * lease.RENEWED + lease.ANSWERED < lease.SAFE


CUT_OFF = {
    "no answer in time": lambda request: time.sleep(SILENCE),
    "a connection that breaks": Fault(cut=True),
    "errors": Fault(answer=Response(status=503, body={"message": "etcd has no leader"})),
    "a refused credential": Fault(answer=Response(status=401, body={"message": "Unauthorized"})),
    "forbidden": Fault(answer=Response(status=403, body={"message": "no"})),
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("fault", CUT_OFF.values(), ids=list(CUT_OFF))
def test_it_is_lost_while_the_api_cannot_be_reached(
    fault: Fault | Callable[[Request], None], server: ObjectServer, now: Clock
) -> None:
    """Renewals that are tried, but fail, do not count."""
    lease = Lease(server.client(), 10, now=now)
    lease.take()
    if isinstance(fault, Fault):
        server.dice = lambda: fault
    else:
        server.before = fault
    for seconds in (10, 19):
        now.ahead = seconds
        asked_again(server, times=3)
        lease.check()
    now.ahead = 20.1
    assert lost(lease)
    server.dice, server.before = (lambda: None), (lambda request: None)
    lease.release()


@pytest.mark.usefixtures("quick")
def test_it_stays_held_as_long_as_it_is_renewed(server: ObjectServer, now: Clock) -> None:
    """Through a fault that passes, too."""
    lease = Lease(server.client(), 10, now=now)
    lease.take()
    for number in range(10):
        if number == 5:
            server.faults = [Fault(answer=Response(status=503))]
        renewed_at(19.0 * (number + 1), lease, now)
        lease.check()
    assert server.faults == []
    lease.release()


def test_another_run_that_took_it_is_seen(server: ObjectServer) -> None:
    lease = Lease(server.client(), 1, duration=SHORT)
    lease.take()
    taken_by(server, OTHER)
    until(lambda: lost(lease))
    with pytest.raises(Held, match="another run has taken over the lock"):
        lease.check()
    lease.release()
    assert server.objects[PATH]["spec"]["holderIdentity"] == OTHER


# Seconds that pass before the answers to the look and to the write of a renewal, and whether
# another run has taken the Lease and given it back in between.
RENEWALS = {
    "suspended after the look": (120.0, 0.0, False),
    "suspended after the write": (0.0, 120.0, False),
    "suspended, and another run came and went": (120.0, 0.0, True),
    "slow, and another run came and went": (15.0, 15.0, True),
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("look", "write", "gone"), RENEWALS.values(), ids=list(RENEWALS))
def test_a_renewal_counts_from_before_its_look(
    look: float,
    write: float,
    gone: bool,
    server: ObjectServer,
    now: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And one that found nothing to renew is none."""
    renewed, renew = threading.Event(), Lease._renew

    def renew_and_tell(lease: Lease) -> None:
        renew(lease)
        renewed.set()

    monkeypatch.setattr(Lease, "_renew", renew_and_tell)
    lease = Lease(server.client(), 10, now=now)
    lease.take()

    def delay(request: Request) -> None:
        now.ahead += {"GET": look, "PUT": write}.get(request.method, 0.0)
        if gone and request.method == "PUT":
            server.objects.clear()

    server.before = delay
    renewed.clear()
    assert renewed.wait(10)
    until(lambda: lost(lease))
    with pytest.raises(Held, match="could not renew"):
        lease.check()
    lease.release()


# -- not held


def test_nothing_may_be_written_before_it_is_taken_and_after_it_is_released(
    server: ObjectServer,
) -> None:
    lease = Lease(server.client(), 1)
    with pytest.raises(ProvisionerError, match="without the lock"):
        lease.check()
    lease.take()
    lease.check()
    lease.release()
    with pytest.raises(ProvisionerError, match="without the lock"):
        lease.check()
    assert server.objects == {}


def test_its_own_object_is_outside_the_fence(server: ObjectServer) -> None:
    def never() -> None:
        raise Held("cluster c1", "fenced")

    lease = Lease(server.client().fenced(never), 1)
    lease.take()
    lease.release()
    assert len(server.writes) == 2


def test_a_lost_one_that_nobody_took_is_given_back(
    held: Lease, now: Clock, server: ObjectServer
) -> None:
    """The next run need not wait."""
    now.ahead = 120
    held.release()
    assert server.objects == {}


def test_one_that_is_taken_over_during_the_release_stays(held: Lease, server: ObjectServer) -> None:
    def meanwhile(request: Request) -> None:
        if request.method == "DELETE":
            taken_by(server, OTHER)

    server.before = meanwhile
    held.release()
    assert server.objects[PATH]["spec"]["holderIdentity"] == OTHER


def test_a_renewal_during_the_release_leaves_nothing(held: Lease, server: ObjectServer) -> None:
    renewals = iter([dict(server.objects[PATH])])

    def meanwhile(request: Request) -> None:
        if request.method == "DELETE":
            for renewal in renewals:
                server.store(PATH, renewal)

    server.before = meanwhile
    held.release()
    assert server.objects == {}


# -- of another


def test_one_that_its_holder_no_longer_renews_is_taken(
    server: ObjectServer, waits: FakeTime
) -> None:
    """By our own clock: what its renewTime says does not count."""
    taken_by(server, OTHER, renewed="2999-01-01T00:00:00Z")
    lease = Lease(server.client(), 90)
    assert lease.take(), "another run had it"
    assert sum(waits.slept) == 30
    lease.release()


def test_one_that_is_renewed_is_waited_for(server: ObjectServer, waits: FakeTime) -> None:
    moments = iter(range(1000))

    def renew(request: Request) -> None:
        taken_by(server, OTHER, renewed=f"moment {next(moments)}")

    server.before = renew
    with pytest.raises(Held, match=f"run {OTHER} is changing it"):
        Lease(server.client(), 90).take()
    assert sum(waits.slept) == 90
    assert server.writes == [], "nobody tried to take it"


def test_one_that_cannot_be_written_names_nobody(server: ObjectServer) -> None:
    server.before = lambda request: taken_by(server, "") if request.method == "PUT" else None
    taken_by(server, "")
    with pytest.raises(Held, match="its lock cannot be written"):
        Lease(server.client(), 0.1).take()


def test_our_own_write_whose_answer_was_lost_counts(server: ObjectServer) -> None:
    server.faults = [Fault(answer=Response(status=503), method="POST", after=True)]
    lease = Lease(server.client(), 5)
    lease.take()
    lease.check()
    lease.release()
    assert server.objects == {}


# -- its duration


@pytest.mark.parametrize(("text", "seconds"), [(None, 30), ("3", 3), ("1.5", 1.5), ("3600", 3600)])
def test_its_duration(text: str | None, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(lease.VARIABLE, raising=False)
    if text:
        monkeypatch.setenv(lease.VARIABLE, text)
    assert lease.usual_duration() == seconds


@pytest.mark.parametrize("text", ["", "soon", "0", "-1", "0.5", "3601", "inf", "nan"])
def test_a_duration_that_nobody_could_mean(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(lease.VARIABLE, text)
    with pytest.raises(BadInput, match="is not a number of seconds"):
        lease.usual_duration()


def test_what_others_read_is_whole_seconds_and_never_less(server: ObjectServer) -> None:
    lease = Lease(server.client(), 1, duration=1.2)
    lease.take()
    assert server.objects[PATH]["spec"]["leaseDurationSeconds"] == 2
    lease.release()
