"""Pauses grow, have a bound, follow what the other side requests, and end with the time."""

from __future__ import annotations

import pytest

from provisioner.base.retry import Backoff, Pace, requested

STEADY = Backoff(first=1.0, longest=5.0, jitter=0.0, tries=4)


def test_pauses_double_up_to_the_longest() -> None:
    endless = Backoff(first=1.0, longest=5.0, jitter=0.0)
    assert [endless.seconds(tried) for tried in (1, 2, 3, 4, 5000)] == [1.0, 2.0, 4.0, 5.0, 5.0]


def test_jitter_only_shortens_them() -> None:
    spread = {Backoff(first=1.0, longest=5.0, jitter=0.5).seconds(1) for _ in range(100)}
    assert len(spread) > 1
    assert all(0.5 <= seconds <= 1.0 for seconds in spread)


@pytest.mark.parametrize(
    ("tried", "left", "requested", "pause"),
    [
        (1, 60.0, None, 1.0),
        (3, 60.0, None, 4.0),
        (4, 60.0, None, None),
        (1, 0.9, None, None),
        (1, 60.0, 30.0, 30.0),
        (1, 60.0, 0.0, 0.0),
        (1, 60.0, 61.0, None),
        (4, 60.0, 0.0, None),
    ],
)
def test_when_to_give_up(
    tried: int, left: float, requested: float | None, pause: float | None
) -> None:
    assert STEADY.pause(tried, left, requested=requested) == pause


def test_the_pace_of_creations() -> None:
    pace = Pace((2, 60.0), (3, 3600.0))
    assert [pace.take(now) for now in (0.0, 1.0, 2.0, 60.0, 61.0)] == [0.0, 0.0, 58.0, 0.0, 3539.0]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        (" 0 ", 0),
        ("Thu, 01 Jan 1970 00:17:00 GMT", 20),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("\u00b2", None),
    ],
)
def test_what_the_other_side_asks_for(header: str, seconds: float | None) -> None:
    assert requested(header, 1000.0) == seconds
