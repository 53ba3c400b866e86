"""When each step of a run began and ended, from the events that it has sent. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from provisioner.base import clock
from provisioner.base.events import (
    Action,
    Change,
    ClusterState,
    Event,
    Note,
    TerraformEvent,
    Waiting,
)

STARTED, ENDED = "started", ("complete", "errored")


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `start` and `end` are seconds since the run began. `action` is an action of a
    change, what Terraform does to a resource, or UNFINISHED. `waited`: what it waited for last."""

    step: str
    action: str
    start: float
    end: float
    subject: str = ""
    detail: str = ""
    waited: str = ""
    planned: bool = False

    @property
    def seconds(self) -> float:
        return max(0.0, self.end - self.start)


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to one cluster, one resource of Terraform or the repositories, in order.
    `under_way`: from when to when the run has worked on a cluster, in seconds, where it says so."""

    name: str
    spans: list[Span]
    under_way: tuple[float, float] | None = None

    @property
    def start(self) -> float:
        return min(start for start, _ in self._times())

    @property
    def end(self) -> float:
        return max(end for _, end in self._times())

    def _times(self) -> list[tuple[float, float]]:
        steps = [(span.start, span.end) for span in self.spans]
        return [*steps, self.under_way] if self.under_way else steps


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A note, and when it was sent, in seconds since the run began."""

    at: float
    level: str
    text: str


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Of one run that took `seconds`. Lanes are in the order in which they began."""

    seconds: float
    clusters: list[Lane] = []
    resources: list[Lane] = []
    repositories: list[Lane] = []
    messages: list[Message] = []


UNFINISHED = "unfinished"
REPOSITORIES = "repositories"


def timeline(events: Iterable[Event], began: float, ended: float) -> Timeline:
    """`began` and `ended` of the run are in seconds since the epoch; every event has its time."""
    timed = [(_seconds(event, began), event) for event in events]
    length = max([ended - began, 0.0, *(at for at, _ in timed)])
    steps: dict[str, list[tuple[float, Change | Waiting]]] = defaultdict(list)
    resources: dict[str, list[tuple[float, TerraformEvent]]] = defaultdict(list)
    for at, event in timed:
        if isinstance(event, Change | Waiting):
            steps[event.cluster].append((at, event))
        elif isinstance(event, TerraformEvent) and event.state in (STARTED, *ENDED):
            resources[event.address or event.action].append((at, event))
    shared = steps.pop("", [])
    return Timeline(
        seconds=length,
        clusters=_clusters(steps, _under_way(timed, length), length),
        repositories=_lanes({REPOSITORIES: _spans(shared, length)}),
        resources=_lanes({name: _made(some, length) for name, some in resources.items()}),
        messages=[
            Message(at=at, level=event.level, text=event.text)
            for at, event in timed
            if isinstance(event, Note)
        ],
    )


def _seconds(event: Event, began: float) -> float:
    when = clock.seconds(event.time or None)
    return 0.0 if when is None else max(0.0, when - began)


def _under_way(
    timed: Iterable[tuple[float, Event]], length: float
) -> dict[str, tuple[float, float]]:
    """A cluster that has not ended is under way until the run ends."""
    spans: dict[str, tuple[float, float]] = {}
    for at, event in timed:
        if isinstance(event, ClusterState) and event.state == "started":
            spans[event.cluster] = (at, length)
        elif isinstance(event, ClusterState) and event.state == "ended":
            spans[event.cluster] = (spans.get(event.cluster, (at, at))[0], at)
    return spans


def _clusters(
    steps: Mapping[str, list[tuple[float, Change | Waiting]]],
    under_way: Mapping[str, tuple[float, float]],
    length: float,
) -> list[Lane]:
    lanes = [
        Lane(
            name=name,
            spans=list(_spans(steps.get(name, []), length)),
            under_way=under_way.get(name),
        )
        for name in {**steps, **under_way}
    ]
    return sorted(lanes, key=lambda lane: (lane.start, lane.name))


def _lanes(spans: dict[str, Iterator[Span]]) -> list[Lane]:
    made = [Lane(name=name, spans=list(some)) for name, some in spans.items()]
    return sorted((lane for lane in made if lane.spans), key=lambda lane: (lane.start, lane.name))


def _spans(events: Iterable[tuple[float, Change | Waiting]], end: float) -> Iterator[Span]:
    """A step ends with its change. Where that does not say how long it took, it began with the
    first wait that belongs to it."""
    waits: list[tuple[float, Waiting]] = []
    for at, event in events:
        if isinstance(event, Waiting):
            waits.append((at, event))
            continue
        start = waits[0][0] if waits else at
        if isinstance(event.seconds, float):
            start = max(0.0, at - event.seconds)
        yield _step(event, start, at, waits[-1][1] if waits else None)
        waits = []
    if waits:
        text = _waited(waits[-1][1])
        yield Span(step="waiting", action=UNFINISHED, start=waits[0][0], end=end, waited=text)


def _step(change: Change, start: float, end: float, wait: Waiting | None) -> Span:
    return Span(
        step=change.step,
        action=change.action,
        start=start,
        end=end,
        subject=change.subject,
        detail=change.detail,
        waited=_waited(wait) if wait else "",
        planned=change.planned,
    )


def _waited(wait: Waiting) -> str:
    return f"{wait.subject}: {wait.detail}" if wait.detail else wait.subject


def _made(events: Iterable[tuple[float, TerraformEvent]], end: float) -> Iterator[Span]:
    """From the start of an action on a resource to its end."""
    started: dict[str, float] = {}
    for at, event in events:
        if event.state == STARTED:
            started.setdefault(event.action, at)
        else:
            action = Action.FAILED if event.state == "errored" else event.action
            start = started.pop(event.action, at)
            yield Span(step=event.action, action=action, start=start, end=at, detail=event.detail)
    for action, start in started.items():
        yield Span(step=action, action=UNFINISHED, start=start, end=end)
