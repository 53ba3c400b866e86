"""The phases of the median run of each peer, as one SVG: one bar per run, a scale in seconds, and
the numbers below each bar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from benchmarks import results
from benchmarks.peers import Result

COLOURS = ("#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#b07aa1", "#76b7b2", "#edc948", "#9c755f")
WIDTH, LEFT, RIGHT, BAR, ROW = 1240, 130, 60, 26, 64
TITLES = {
    "first": "First pairing of one cluster",
    "again": "A second run: nothing to change",
    "four": "First pairing of four clusters (our phases: the slowest cluster's are the last to "
    "end)",
}


def write(found: Sequence[Result], file: Path) -> None:
    cases = [case for case in TITLES if any(one.case == case and one.phases for one in found)]
    rows = {case: _medians(found, case) for case in cases}
    height = sum(60 + ROW * len(chosen) for chosen in rows.values()) + 20
    drawn, svg = drawing(WIDTH, height)
    top = 10
    for case, chosen in rows.items():
        top = _chart(drawn, TITLES[case], chosen, top)
    ElementTree.ElementTree(svg).write(file, encoding="unicode", xml_declaration=True)


def drawing(width: int, height: int) -> tuple[ElementTree.Element, ElementTree.Element]:
    """An element to draw into, and the SVG around it."""
    svg = ElementTree.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=str(width),
        height=str(height),
        viewBox=f"0 0 {width} {height}",
    )
    style = {"font-family": "sans-serif", "font-size": "12", "fill": "#222"}
    ElementTree.SubElement(svg, "rect", width="100%", height="100%", fill="white")
    return ElementTree.SubElement(svg, "g", style), svg


def _medians(found: Sequence[Result], case: str) -> list[Result]:
    """The median run of each peer: medians of single phases would not add up to a run."""
    chosen = []
    for peer in ("ours", "flux", "floor"):
        counted = sorted(
            (one for one in results.of(found, case, peer) if one.phases),
            key=lambda one: one.seconds,
        )
        if counted:
            chosen.append(counted[(len(counted) - 1) // 2])
    return chosen


def _chart(into: ElementTree.Element, title: str, chosen: Sequence[Result], top: int) -> int:
    text(into, LEFT, top + 18, title, weight="bold")
    top += 30
    scale = (WIDTH - LEFT - RIGHT) / max(one.seconds for one in chosen)
    for one in chosen:
        _bar(into, one, top, scale)
        top += ROW
    return top + 30


def _bar(into: ElementTree.Element, one: Result, top: int, scale: float) -> None:
    text(into, LEFT - 10, top + 18, one.peer, anchor="end")
    at, legend = float(LEFT), float(LEFT)
    for place, (name, seconds) in enumerate(one.phases):
        colour = COLOURS[place % len(COLOURS)]
        wide = max(seconds * scale, 0.5)
        bar = {
            "x": f"{at:.1f}",
            "y": str(top),
            "width": f"{wide:.1f}",
            "height": str(BAR),
            "fill": colour,
        }
        ElementTree.SubElement(into, "rect", bar)
        label = f"{name} {seconds:.2f}"
        mark = {
            "x": f"{legend:.1f}",
            "y": str(top + BAR + 7),
            "width": "9",
            "height": "9",
            "fill": colour,
        }
        ElementTree.SubElement(into, "rect", mark)
        text(into, legend + 12, top + BAR + 16, label, size="11")
        at += wide
        legend += 6.1 * len(label) + 26
    text(into, at + 6, top + 18, f"{one.seconds:.2f} s")


def text(
    into: ElementTree.Element,
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    weight: str = "",
    size: str = "",
) -> None:
    more = {"font-weight": weight, "font-size": size}
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    ElementTree.SubElement(
        into, "text", place | {key: value for key, value in more.items() if value}
    ).text = text
