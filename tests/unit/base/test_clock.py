from __future__ import annotations

import pytest

from provisioner.base import clock


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90d", 7776000),
        ("1h30m", 5400),
        ("2w", 1209600),
        ("5s", 5),
        ("0d", 0),
        ("", None),
        ("90", None),
        ("d", None),
        ("-1d", None),
        ("1.5d", None),
        ("1d x", None),
        ("1y", None),
    ],
)
def test_spans(text: str, seconds: float | None) -> None:
    assert clock.parsed(text) == seconds


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0s"), (59.9, "59s"), (61, "1m"), (7199, "1h"), (200000, "2d")]
)
def test_spans_as_told(seconds: float, text: str) -> None:
    assert clock.span(seconds) == text


def test_points_in_time_go_there_and_back() -> None:
    assert clock.utc(1769860800) == "2026-01-31T12:00:00Z"
    assert clock.seconds("2026-01-31T12:00:00Z") == 1769860800
    assert clock.seconds("") is None
    assert clock.seconds(None) is None
