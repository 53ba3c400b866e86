"""Points in time and durations as people write them. Go's own notation is in flux/sync.py."""

from __future__ import annotations

import datetime
import re
import time

UNITS = {"w": 604800, "d": 86400, "h": 3600, "m": 60, "s": 1}
SPAN = re.compile(r"(\d{1,6})([wdhms])")


def utc(seconds: float) -> str:
    """Seconds since the epoch as `2026-01-31T12:00:00Z`."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(text: str | None) -> float | None:
    """The inverse of `utc`; None if there is no text, or it is not a point in time."""
    try:
        return datetime.datetime.fromisoformat(text or "").timestamp()
    except ValueError:
        return None


def since_boot() -> float:
    """Seconds on a clock that is never set and that, unlike time.monotonic on Linux, goes on while
    the machine is suspended."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def parsed(text: str) -> float | None:
    """Seconds of a duration such as `90d` or `1h30m`; None if the text is not one."""
    parts = SPAN.findall(text)
    if not parts or "".join(map("".join, parts)) != text:
        return None
    return float(sum(int(count) * UNITS[unit] for count, unit in parts))


def span(seconds: float) -> str:
    """A duration in its largest unit: `3d`, `2h`, `5s`."""
    for unit in ("d", "h", "m"):
        if seconds >= UNITS[unit]:
            return f"{int(seconds // UNITS[unit])}{unit}"
    return f"{int(seconds)}s"
