"""How long a cause may stand before waiting for a controller is hopeless."""

from __future__ import annotations

import time

import pytest

from provisioner.pairing.flux_on_cluster.controller_faults import Cause
from provisioner.pairing.flux_on_cluster.deployments import CauseClock, available

IMAGE = Cause(text="a", hint="b", patience=15.0)
NODE = Cause(text="c", hint="d", patience=120.0)


class FakeClock:
    """Stands in for time.monotonic."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    clock = FakeClock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def test_a_cause_that_passes_is_waited_for_to_the_end(clock: FakeClock) -> None:
    causes = CauseClock(deadline=10.0)
    assert not causes.hopeless(Cause(text="pod Pending"))
    clock.now += 1e6
    assert not causes.hopeless(Cause(text="pod Pending"))


def stands(causes: CauseClock, cause: Cause, clock: FakeClock, seconds: float) -> bool:
    """Whether it is hopeless after it was seen every second for so long."""
    for _ in range(int(seconds)):
        clock.now += 1.0
        if causes.hopeless(cause):
            return True
    return False


def test_a_cause_is_counted_anew_once_the_api_is_back(clock: FakeClock) -> None:
    causes = CauseClock(deadline=300.0)
    assert not stands(causes, IMAGE, clock, 15)
    clock.now += 7.0
    assert not stands(causes, IMAGE, clock, 15)
    assert stands(causes, IMAGE, clock, 2)


def test_another_cause_has_its_own_patience(clock: FakeClock) -> None:
    causes = CauseClock(deadline=300.0)
    assert not causes.hopeless(IMAGE)
    clock.now += 14.0
    assert not causes.hopeless(NODE)
    assert not stands(causes, NODE, clock, 119)
    assert stands(causes, NODE, clock, 2)


def test_no_cause_takes_more_than_half_of_a_short_wait(clock: FakeClock) -> None:
    causes = CauseClock(deadline=20.0)
    assert not stands(causes, IMAGE, clock, 10)
    assert stands(causes, IMAGE, clock, 2)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ({"observedGeneration": 2, "conditions": [{"type": "Available", "status": "True"}]}, True),
        (
            {"observedGeneration": 2, "conditions": [{"type": "Available", "status": "False"}]},
            False,
        ),
        ({"observedGeneration": 1, "conditions": [{"type": "Available", "status": "True"}]}, False),
        (
            {"observedGeneration": 2, "conditions": [{"type": "Progressing", "status": "True"}]},
            False,
        ),
        ({}, False),
    ],
)
def test_available_counts_for_the_present_generation(
    status: dict[str, object], *, expected: bool
) -> None:
    assert available({"metadata": {"generation": 2}, "status": status}) is expected
    assert not available(None)
