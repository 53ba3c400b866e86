"""When a cluster that does not accept us is waited for, and what is said after the deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from provisioner.base.errors import ProvisionerError, Refused, Unreachable
from provisioner.clusters import settling
from provisioner.clusters.access.base import Connection
from provisioner.clusters.faults import Forbidden, NotReady, Passing, Unauthorized, of_answer
from provisioner.clusters.rights import MissingRights
from provisioner.clusters.settling import Patience
from provisioner.clusters.sign_in.base import RenewedCredential, SignIn

REMEDY = "Give arn:aws:iam::1:role/ci an access entry."
MAKING = NotReady("cluster c1", "InfrastructureReady is False", "Look at it.")
REFUSED = Unauthorized("cluster c1", "the credential is refused (401)", "Renew it.")


def no_server() -> Passing:
    fault = Passing("cluster c1", "the name of its API server cannot be resolved", "Check DNS.")
    fault.no_server = True
    return fault


@dataclass
class FakeAccess:
    """`errors` are raised in their order; then the cluster answers. `paused`: the waits."""

    errors: list[ProvisionerError]
    new: bool = True
    now: float = 0.0
    asked: int = 0
    paused: list[float] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    def attempt(self) -> str:
        self.look()
        return "reached"

    def connection(self) -> Connection:
        self.look()
        return Connection(server="https://api.test", credential=RenewedCredential(SignIn(), SignIn))

    def look(self) -> None:
        if self.errors:
            raise self.errors.pop(0)

    def is_new(self) -> bool:
        self.asked += 1
        return self.new

    def pause(self, seconds: float) -> None:
        self.paused.append(seconds)
        self.now += seconds

    def reached(self, *, settles: bool = True, seconds: float = 300.0) -> str:
        connection = Connection(
            server="https://api.test",
            credential=RenewedCredential(SignIn(), SignIn),
            settles=settles,
            remedy=lambda: REMEDY,
        )
        return settling.reached(self.attempt, connection, self.patience(seconds))

    def signed_in(self, *, waits: bool = True, seconds: float = 300.0) -> Connection:
        return settling.signed_in(self.connection, self.patience(seconds, waits=waits))

    def patience(self, seconds: float, *, waits: bool = False) -> Patience:
        return Patience(
            is_new=self.is_new,
            seconds=seconds,
            notify=self.noted.append,
            pause=self.pause,
            waits=waits,
        )


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakeAccess]:
    """A cluster that never accepts us, by a clock of ours."""

    def made(error: ProvisionerError) -> FakeAccess:
        access = FakeAccess([error] * 1000)
        monkeypatch.setattr(time, "monotonic", lambda: access.now)
        return access

    return made


@pytest.mark.parametrize(
    "error",
    [
        REFUSED,
        Forbidden("cluster c1", "cannot list namespaces"),
        MissingRights("cluster c1", "the credential in use may not create secrets"),
        no_server(),
    ],
)
def test_a_new_cluster_is_waited_for(error: ProvisionerError) -> None:
    access = FakeAccess([error, error, error])
    assert access.reached() == "reached"
    assert len(access.paused) == 3
    assert access.paused == sorted(access.paused)
    assert access.asked == 1
    assert access.noted == [settling.WHILE.format(cause=error.cause)] * 3


@pytest.mark.parametrize(
    ("error", "new", "settles"),
    [
        (REFUSED, False, True),
        (REFUSED, True, False),
        (Refused("cluster c1", "belongs to fleet 'other'"), True, True),
        (Unreachable("cluster c1", "TLS: certificate verify failed"), True, True),
        (of_answer("cluster c1", "GET /", 503, "starting"), True, True),
    ],
)
def test_another_is_not(error: ProvisionerError, new: bool, settles: bool) -> None:
    access = FakeAccess([error], new=new)
    with pytest.raises(type(error)):
        access.reached(settles=settles)
    assert access.paused == []


def test_a_cluster_that_was_paired_before_says_at_once_what_would_work() -> None:
    with pytest.raises(Unauthorized) as caught:
        FakeAccess([REFUSED], new=False).reached()
    assert (caught.value.cause, caught.value.hint) == (REFUSED.cause, REMEDY)


def test_after_the_deadline_the_error_says_how_long_and_what_would_work(
    patient: Callable[..., FakeAccess],
) -> None:
    access = patient(REFUSED)
    with pytest.raises(Unauthorized) as caught:
        access.reached(seconds=120.0)
    assert 100 < access.now <= 120
    assert caught.value.cause == "the credential is refused (401), for 120 s now"
    assert caught.value.hint == REMEDY


def test_nobody_waits_longer_than_a_cloud_takes(patient: Callable[..., FakeAccess]) -> None:
    access = patient(no_server())
    with pytest.raises(Passing, match=r"cannot be resolved, for 300 s now\. Check DNS"):
        access.reached(seconds=3600.0)
    assert access.now <= settling.LONGEST


def test_what_a_management_cluster_still_makes_is_waited_for_even_if_it_was_paired_before() -> None:
    access = FakeAccess([MAKING, MAKING, REFUSED, MAKING], new=True)
    assert access.signed_in().server == "https://api.test"
    assert len(access.paused) == 4
    former = FakeAccess([MAKING, MAKING], new=False)
    assert former.signed_in()
    assert former.asked == 0
    assert former.noted == [MAKING.cause] * 2


def test_a_plan_does_not_wait_for_it() -> None:
    access = FakeAccess([MAKING])
    with pytest.raises(NotReady) as caught:
        access.signed_in(waits=False)
    assert (access.paused, caught.value.cause) == ([], MAKING.cause)


def test_it_is_waited_for_as_long_as_the_user_allows(patient: Callable[..., FakeAccess]) -> None:
    access = patient(MAKING)
    with pytest.raises(NotReady, match=r"InfrastructureReady is False, for 900 s now\. Look at it"):
        access.signed_in(seconds=900.0)
    assert settling.LONGEST < access.now <= 900
    assert max(access.paused) <= settling.MAKING.longest


class FakeMaking(FakeAccess):
    """Each stage takes a while; its message changes all the time."""

    def __init__(self, *stages: tuple[str, float]) -> None:
        super().__init__([])
        self.stages = stages

    def look(self) -> None:
        ends = 0.0
        for stage, seconds in self.stages:
            ends += seconds
            if self.now < ends:
                raise NotReady("cluster c1", f"{stage} is False: at {self.now}")


STAGES = (("InfrastructureReady", 200.0), ("ControlPlaneInitialized", 200.0))


@pytest.mark.parametrize(
    ("stages", "ends"),
    [
        (STAGES, ""),
        ((*STAGES, ("Secret", 320.0)), "Secret is False: .*, for 300 s now"),
        # One that comes back has had its time.
        ((*STAGES, *STAGES, *STAGES), "Ready is False: .*, for 300 s now"),
    ],
)
def test_each_stage_has_the_whole_time(
    monkeypatch: pytest.MonkeyPatch, stages: tuple[tuple[str, float], ...], ends: str
) -> None:
    access = FakeMaking(*stages)
    monkeypatch.setattr(time, "monotonic", lambda: access.now)
    if not ends:
        assert access.signed_in()
        return
    with pytest.raises(NotReady, match=ends):
        access.signed_in()
    assert access.now < 1000
