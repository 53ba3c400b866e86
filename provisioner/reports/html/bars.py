"""The timeline as rectangles: where each step lies on an axis of a thousand parts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.reports.html.clusters import acts
from provisioner.reports.html.durations import span_text
from provisioner.reports.timeline import UNFINISHED, Lane, Span

WIDTH = 1000.0
NARROWEST = 2.0  # so that the shortest step is seen
QUIET, CHANGED, FAILED, OPEN = "quiet", "changed", "failed", "open"
UNDER_WAY = "under-way"


@dataclass(frozen=True, kw_only=True)
class Bar:
    """`kind` is quiet, changed, failed, open or under-way; `text` names its steps."""

    x: float
    width: float
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A lane with its bars. `slowest`: its longest step, with its duration."""

    name: str
    start: float
    took: float
    took_text: str
    slowest: str
    bars: list[Bar]
    failed: bool


def lines(lanes: Iterable[Lane], length: float) -> list[Line]:
    """`length`: seconds that the whole axis stands for."""
    return [_line(lane, length) for lane in lanes]


def _line(lane: Lane, length: float) -> Line:
    slowest = max(lane.spans, key=lambda span: span.seconds, default=None)
    return Line(
        name=lane.name,
        start=lane.start,
        took=lane.end - lane.start,
        took_text=span_text(lane.end - lane.start),
        slowest=f"{slowest.step} {span_text(slowest.seconds)}" if slowest else "",
        bars=[*_under_way(lane, length), *joined([_bar(span, length) for span in lane.spans])],
        failed=any(span.action == Action.FAILED for span in lane.spans),
    )


def _bar(span: Span, length: float) -> Bar:
    text = f"{span.step} {span_text(span.seconds)}"
    return _placed(span.start, span.seconds, length, kind(span), text)


def _under_way(lane: Lane, length: float) -> list[Bar]:
    """What lies behind the steps: the time that is not theirs was spent waiting for others."""
    if not lane.under_way:
        return []
    start, end = lane.under_way
    return [_placed(start, end - start, length, UNDER_WAY, "under way")]


def _placed(start: float, seconds: float, length: float, kind: str, text: str) -> Bar:
    width = max(NARROWEST, WIDTH * seconds / length)
    x = min(WIDTH * start / length, WIDTH - width)
    return Bar(x=round(x, 1), width=round(width, 1), kind=kind, text=text)


def kind(span: Span) -> str:
    """What Terraform does to a resource changes something; its words are not among ours."""
    if span.action == Action.FAILED:
        return FAILED
    if span.action == UNFINISHED:
        return OPEN
    looks = (Action.UNCHANGED, Action.SKIPPED, "read", "refresh", "init")
    return CHANGED if acts(span) or span.action not in looks else QUIET


def joined(bars: Sequence[Bar]) -> list[Bar]:
    """Quiet steps that touch each other as one bar: hundreds of clusters have thousands."""
    merged: list[Bar] = []
    for bar in bars:
        last = merged[-1] if merged else None
        if last and last.kind == bar.kind == QUIET and bar.x - last.x - last.width <= NARROWEST:
            end = max(last.x + last.width, bar.x + bar.width)
            text = f"{last.text}, {bar.text}"
            width = round(end - last.x, 1)
            merged[-1] = Bar(x=last.x, width=width, kind=QUIET, text=text)
        else:
            merged.append(bar)
    return merged
