"""What a cluster costs in fleets of several sizes, as one SVG: processor time of a first and of a
second run, divided by the number of clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.plot import COLOURS, drawing, text

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 380, 70, 130, 50, 60
STEPS = 5  # lines of the scale
TITLE = "Processor time per cluster, by the number of clusters in one run"
LINES = {"first": "first run", "again": "second run"}
Points = Sequence[tuple[float, float]]


def write(runs: Mapping[int, Mapping[str, Any]], file: Path) -> None:
    """`runs`: by the number of clusters, those of benchmarks/fleet.py."""
    drawn, svg = drawing(WIDTH, HEIGHT)
    lines = {
        name: [(count, run[name]["cpu_ms_per_cluster"]) for count, run in sorted(runs.items())]
        for name in LINES
    }
    most = max(runs), max(cost for points in lines.values() for _, cost in points)
    _scale(drawn, sorted(runs), most)
    for colour, (name, points) in zip(COLOURS, lines.items(), strict=False):
        _line(drawn, LINES[name], [_place(*point, most) for point in points], colour)
    ElementTree.ElementTree(svg).write(file, encoding="unicode", xml_declaration=True)


def _place(count: float, cost: float, most: tuple[float, float]) -> tuple[float, float]:
    x = LEFT + (WIDTH - LEFT - RIGHT) * count / most[0]
    return x, HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * cost / most[1]


def _scale(into: ElementTree.Element, counts: Sequence[int], most: tuple[float, float]) -> None:
    text(into, LEFT, 26, TITLE, weight="bold")
    for step in range(STEPS + 1):
        cost = most[1] * step / STEPS
        _, y = _place(0, cost, most)
        line = {"x1": str(LEFT), "x2": str(WIDTH - RIGHT), "y1": f"{y:.1f}", "y2": f"{y:.1f}"}
        ElementTree.SubElement(into, "line", line | {"stroke": "#ddd"})
        text(into, LEFT - 8, y + 4, f"{cost:.0f} ms", anchor="end")
    for count in counts:
        x, y = _place(count, 0, most)
        text(into, x, y + 20, str(count), anchor="middle")
    text(into, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, "clusters", anchor="middle")


def _line(into: ElementTree.Element, label: str, points: Points, colour: str) -> None:
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = {"points": corners, "fill": "none", "stroke": colour, "stroke-width": "2"}
    ElementTree.SubElement(into, "polyline", line)
    for x, y in points:
        dot = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "4", "fill": colour}
        ElementTree.SubElement(into, "circle", dot)
    text(into, points[-1][0] + 12, points[-1][1] + 4, label)
