"""Medians of the runs, their ratios, and a table."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.peers import Result

RATIOS = {
    "first": (("first", "ours"), ("first", "flux"), "seconds"),
    "four": (("four", "ours"), ("four", "flux"), "seconds"),
    "again": (("again", "ours"), ("again", "flux"), "seconds"),
    "again_eight": (("again_eight", "ours"), ("again_eight", "flux"), "seconds"),
    "memory": (("first", "ours"), ("first", "flux"), "peak"),
    "first_floor": (("first", "ours"), ("first", "floor"), "seconds"),
    "four_floor": (("four", "ours"), ("four", "floor"), "seconds"),
}
GOALS = {
    "first": 0.28,
    "four": 0.21,
    "again": 0.50,
    "again_eight": 0.12,
    "memory": 0.70,
    "first_floor": 1.15,
    "four_floor": 1.15,
}


def of(results: Sequence[Result], case: str, peer: str) -> list[Result]:
    """The valid runs. Concurrent flux runs usually fail: there, failures are part of the result."""
    return [
        one
        for one in results
        if (one.case, one.peer) == (case, peer) and (not one.failed or "at once" in peer)
    ]


def median(results: Iterable[Result], field: str) -> float | None:
    values = [getattr(one, field) for one in results]
    return statistics.median(values) if values else None


def ratios(results: Sequence[Result]) -> dict[str, float | None]:
    found = {}
    for name, (mine, theirs, field) in RATIOS.items():
        upper, lower = median(of(results, *mine), field), median(of(results, *theirs), field)
        found[name] = round(upper / lower, 3) if upper and lower else None
    return found


def summary(results: Sequence[Result]) -> dict[str, Any]:
    samples: dict[str, Any] = {}
    for one in results:
        fields = {"seconds": one.seconds, "cpu": one.cpu, "peak": one.peak, "failed": one.failed}
        for field, value in fields.items():
            samples.setdefault(one.case, {}).setdefault(one.peer, {}).setdefault(field, []).append(
                round(value, 3)
            )
    return {**ratios(results), "samples": samples}


def table(results: Sequence[Result]) -> str:
    rows = [("case", "peer", "n", "median", "least", "most", "CPU", "peak", "failed")]
    for case, peer in dict.fromkeys((one.case, one.peer) for one in results):
        counted = of(results, case, peer)
        if not counted:
            continue
        seconds = sorted(one.seconds for one in counted)
        failed = sum(one.failed for one in results if (one.case, one.peer) == (case, peer))
        cpu, peak = median(counted, "cpu") or 0, (median(counted, "peak") or 0) / 1e6
        rows.append(
            (
                case,
                peer,
                str(len(counted)),
                f"{statistics.median(seconds):.2f} s",
                f"{seconds[0]:.2f}",
                f"{seconds[-1]:.2f}",
                f"{cpu:.2f} s",
                f"{peak:.0f} MB",
                str(failed) if failed else "",
            )
        )
    return "\n".join([*_aligned(rows), "", *_goals(results)])


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _goals(results: Sequence[Result]) -> list[str]:
    rows = [("ratio", "is", "goal", "")]
    for name, value in ratios(results).items():
        shown = "-" if value is None else f"{value:.2f}"
        missed = value is not None and value > GOALS[name]
        rows.append((name, shown, f"<= {GOALS[name]:.2f}", "missed" if missed else ""))
    return _aligned(rows)
