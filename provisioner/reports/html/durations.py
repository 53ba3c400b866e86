"""Durations as a page shows them. Pure."""

from __future__ import annotations

import math

STEPS = (1.0, 2.0, 5.0)
MINUTE = 60.0


def span_text(seconds: float) -> str:
    """`0.42 s`, `4.2 s`, `42 s`, `3 min 20 s`."""
    if seconds < 1:
        return f"{seconds:.2f} s"
    if seconds < 10:
        return f"{seconds:.1f} s"
    if round(seconds) < 2 * MINUTE:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), int(MINUTE))
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def ticks(seconds: float, most: int = 5) -> list[float]:
    """An axis from 0 to at least `seconds`, with at most so many parts of a round length."""
    part = max(seconds, 0.001) / most
    size = 10 ** math.floor(math.log10(part))
    length = next((step * size for step in STEPS if step * size >= part), 10 * size)
    count = math.ceil(round(max(seconds, 0.001) / length, 6))
    return [round(length * number, 6) for number in range(count + 1)]
