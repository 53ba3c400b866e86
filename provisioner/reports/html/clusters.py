"""A row of the page for each cluster, and what opens below it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provisioner.base import clock
from provisioner.base.events import Action
from provisioner.reports.html import problems, states
from provisioner.reports.html.durations import span_text
from provisioner.reports.model import ClusterReport, Result
from provisioner.reports.text import short
from provisioner.reports.timeline import Lane, Span

SHORTEST = 0.1  # seconds: an unchanged step is only listed if it took that long


@dataclass(frozen=True, kw_only=True)
class Age:
    """A point in time as `3d ago`, and in full."""

    text: str
    time: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """`code`: set in a fixed width, for what is compared or copied."""

    label: str
    value: str
    code: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a step did and how long it took."""

    name: str
    action: str
    text: str
    start: str
    took: str
    failed: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """`id` is of its element. `took`: seconds of all its steps, or -1 where there were none."""

    id: str
    report: ClusterReport
    cause: str
    word: str
    tone: str
    repository: str
    revision: str
    key: Age | None
    applied: Age | None
    took: float
    took_text: str
    facts: list[Fact]
    steps: list[Step]
    unlisted: int


def rows(reports: Sequence[ClusterReport], lanes: Mapping[str, Lane], *, now: float) -> list[Row]:
    """The most urgent first, then by wave and name."""
    ordered = sorted(reports, key=lambda one: (*states.urgency(one.result), one.wave, one.cluster))
    return [
        _row(report, number, lanes.get(report.cluster), now)
        for number, report in enumerate(ordered, 1)
    ]


def _row(report: ClusterReport, number: int, lane: Lane | None, now: float) -> Row:
    spans = lane.spans if lane else []
    listed = [span for span in spans if _matters(span)]
    took = lane.end - lane.start if lane else -1.0
    return Row(
        id=f"cluster-{number}",
        report=report,
        cause=_cause(report),
        word=states.word(report.result),
        tone=states.tone(report.result),
        repository=repository_name(report.repository),
        revision=short(report.revision),
        key=age(report.key_created, now),
        applied=age(report.applied_at, now),
        took=took,
        took_text=span_text(took) if lane else "",
        facts=facts(report, now),
        steps=[_step(span) for span in listed],
        unlisted=len(spans) - len(listed),
    )


def _cause(report: ClusterReport) -> str:
    """Hundreds that were not started have one cause. It is among the problems, once."""
    return "" if report.result is Result.NOT_STARTED else problems.own(report.cause, report)


def _matters(span: Span) -> bool:
    return span.action != Action.UNCHANGED or span.seconds >= SHORTEST


def _step(span: Span) -> Step:
    detail = f" ({short(span.detail)})" if span.detail else ""
    waited = f"; waited for {span.waited}" if span.waited else ""
    return Step(
        name=span.step,
        action=f"would be {span.action}" if span.planned and acts(span) else span.action,
        text=f"{short(span.subject)}{detail}{waited}".strip(),
        start=span_text(span.start),
        took=span_text(span.seconds),
        failed=span.action == Action.FAILED,
    )


def acts(span: Span) -> bool:
    """Whether a step changes something, or would."""
    return span.action in (Action.CREATED, Action.CONFIGURED, Action.DELETED)


def repository_name(url: str) -> str:
    """`team/fleet` of any way to write a repository's URL."""
    _, scheme, rest = url.partition("://")
    place = rest.partition("/")[2] if scheme else url.rpartition(":")[2]
    parts = place.rstrip("/").removesuffix(".git").split("/")
    return "/".join([part for part in parts if part][-2:])


def age(timestamp: str, now: float) -> Age | None:
    """How long ago; None for no point in time."""
    when = clock.seconds(timestamp)
    if when is None:
        return None
    return Age(text=f"{clock.span(max(0.0, now - when))} ago", time=timestamp)


def facts(report: ClusterReport, now: float) -> list[Fact]:
    """All that is known of a cluster, in full; what is not known is left out."""
    delivery = ": ".join(part for part in (report.delivery, report.delivery_detail) if part)
    listed = [
        Fact(label="Wave", value=report.wave),
        Fact(label="Repository", value=report.repository, code=True),
        Fact(label="Path", value=report.path, code=True),
        Fact(label="Commit of its files", value=report.commit, code=True),
        Fact(label="Applied revision", value=report.revision, code=True),
        Fact(label="Last applied", value=_when(report.applied_at, now)),
        Fact(label="Delivery", value=delivery),
        Fact(label="Flux", value=report.flux),
        Fact(label="Deploy key", value=report.fingerprint, code=True),
        Fact(label="Key made", value=_when(report.key_created, now)),
        Fact(label="Key last used", value=_when(report.key_used, now)),
        Fact(label="API server", value=report.server, code=True),
        Fact(label="UID of kube-system", value=report.identity, code=True),
        Fact(label="Leaving", value=report.leaving),
        Fact(label="Context", value=report.context, code=True),
    ]
    return [fact for fact in listed if fact.value]


def _when(timestamp: str, now: float) -> str:
    made = age(timestamp, now)
    return f"{made.text} ({timestamp})" if made else timestamp
