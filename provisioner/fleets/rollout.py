"""A story for the clusters of a run, wave by wave: the next wave begins when the one before it is
proven. Nothing is remembered between runs: run again, a wave that is done only proves to be so."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from provisioner.base import clock
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import ClusterState, Note, Sink, State
from provisioner.base.exit_codes import ExitCode
from provisioner.fleets import checks, cloning, waves
from provisioner.fleets.waves import Part
from provisioner.handover.fleet import Fleet
from provisioner.pairing.run.options import Options
from provisioner.reports import summary
from provisioner.reports.model import ClusterReport, Report, Result
from provisioner.reports.tally import Tally

Story = Callable[[Options], Report]
AGAIN = "Run the same command again: it continues where it stopped."


@dataclass(frozen=True, kw_only=True)
class Rollout:
    """`again`: what to do after a run that has not come to its end. `tally` counts over all
    waves."""

    fleet: Fleet
    sink: Sink
    options: Options
    story: Story
    again: str = AGAIN
    tally: Tally = field(default_factory=Tally)

    @property
    def names(self) -> list[str]:
        return sorted(self.options.chosen(self.fleet.pairings))


def roll_out(rollout: Rollout) -> Report:
    """The report of the whole run. One that is interrupted has a report as well, which says what
    was done, what is under way and what was never started."""
    started, parts = time.monotonic(), waves.split(rollout.fleet, rollout.names)
    done: list[Report] = []
    with _shared(rollout, parts) as shared:
        try:
            problem = _each(shared, parts, done)
        except KeyboardInterrupt:
            if shared.options.stopping:
                shared.options.stopping.set()
            return _interrupted(shared, parts, done, time.monotonic() - started)
    return _whole(shared, parts, done, problem, time.monotonic() - started)


def plan(rollout: Rollout, *, new: frozenset[str] = frozenset()) -> Report:
    """All waves are looked at together: a plan changes nothing. `new`: as for pairing.plan."""
    parts = waves.split(rollout.fleet, rollout.names)
    for number, part in enumerate(parts, 1):
        count = f"{len(part.clusters)} of {len(rollout.names)} clusters"
        text = f"wave {number}, {part.wave.name}: {count}: {waves.listed(part.clusters)}"
        rollout.sink(Note(text=text))
    return looked(rollout, new=new)


def looked(rollout: Rollout, *, new: frozenset[str] = frozenset()) -> Report:
    """The report of a story that only looks, with the waves of its clusters, and in their order."""
    early = [] if new else rollout.names  # what is not made yet is not asked for anything
    with cloning.begun(rollout.fleet, early, rollout.sink, rollout.options) as options:
        report = rollout.story(options)
    parts = waves.split(rollout.fleet, rollout.names)
    order = {part.wave.name: number for number, part in enumerate(parts)}
    clusters = sorted(_marked(report.clusters, parts), key=lambda one: order.get(one.wave, 0))
    return msgspec.structs.replace(report, clusters=clusters)


@contextlib.contextmanager
def _shared(rollout: Rollout, parts: Sequence[Part]) -> Iterator[Rollout]:
    """What all waves have in common: the clones, what was rendered, the count of failures, and what
    ends the run."""
    wave_of = waves.wave_of(parts)

    def notify(cluster: str, result: Result | None) -> None:
        rollout.sink(_state(cluster, "ended" if result else "started", result or "", wave_of))

    for name in rollout.names:
        rollout.sink(_state(name, "pending", "", wave_of))
    tally = Tally(rollout.options.max_failures, notify)
    options = dataclasses.replace(
        rollout.options,
        tally=tally,
        rendered={} if rollout.options.rendered is None else rollout.options.rendered,
        stopping=rollout.options.stopping or threading.Event(),
    )
    first = parts[0].clusters if parts else rollout.names
    with cloning.begun(rollout.fleet, first, rollout.sink, options) as options:
        yield dataclasses.replace(rollout, options=options, tally=tally)


def _state(cluster: str, state: State, result: str, wave_of: dict[str, str]) -> ClusterState:
    return ClusterState(cluster=cluster, state=state, result=result, wave=wave_of.get(cluster, ""))


def _each(rollout: Rollout, parts: Sequence[Part], done: list[Report]) -> str:
    """Why it stopped before the end, or an empty text. `done` gets the report of each wave."""
    if not parts:
        done.append(rollout.story(rollout.options))
    for number, part in enumerate(parts):
        rollout.sink(Note(text=f"{part}, {number + 1} of {len(parts)}"))
        only, context = frozenset(part.clusters), None if number else rollout.options.context
        options = dataclasses.replace(rollout.options, only=only, context=context)
        try:
            done.append(rollout.story(options))
        except ProvisionerError as error:
            if not done:  # nothing is lost with it
                raise
            return str(error)
        if problem := _proven(rollout, part, done[-1], more=number + 1 < len(parts)):
            return problem
    return ""


def _proven(rollout: Rollout, part: Part, report: Report, *, more: bool) -> str:
    """Why the run must stop after this wave, or an empty text once its check has succeeded."""
    tally, options = rollout.tally, rollout.options
    for cluster in report.clusters:
        tally.end(cluster)
    problem = waves.obstacle(part, report.clusters, len(tally.failed), options.max_failures)
    if problem:
        return problem if more else ""
    if more and report.changed:
        _pause(rollout, part)
    return checks.failure(rollout.fleet.fleet, part, options.timeout)


def _pause(rollout: Rollout, part: Part) -> None:
    seconds, stopping = clock.parsed(part.wave.pause) or 0.0, rollout.options.stopping
    if seconds and stopping:
        rollout.sink(Note(text=f"{part} is done; the next one begins in {part.wave.pause}"))
        if stopping.wait(seconds):
            raise KeyboardInterrupt


def _whole(
    rollout: Rollout, parts: Sequence[Part], done: Sequence[Report], problem: str, seconds: float
) -> Report:
    clusters = [cluster for report in done for cluster in report.clusters]
    begun = {cluster.cluster for cluster in clusters}
    left = [name for name in rollout.names if name not in begun] if parts else []
    cause = f"not started: {problem}"
    clusters += [_not_begun(rollout, name, Result.NOT_STARTED, cause) for name in left]
    report = _summed(rollout, _marked(clusters, parts), done, seconds)
    if problem:
        rollout.sink(Note(text=f"{problem}. {rollout.again}", level="error"))
    if problem and not report.exit_code:
        return msgspec.structs.replace(report, exit_code=int(ExitCode.FAILED))
    return report


def _summed(
    rollout: Rollout, clusters: Sequence[ClusterReport], done: Sequence[Report], seconds: float
) -> Report:
    return summary.summary(
        rollout.fleet.fleet,
        clusters,
        any(report.changed for report in done),
        seconds,
        [fault for report in done for fault in report.repositories],
    )


def _interrupted(
    rollout: Rollout, parts: Sequence[Part], done: Sequence[Report], seconds: float
) -> Report:
    tally = rollout.tally
    ended = dict(tally.ended)
    cause = "interrupted"
    for name in tally.under_way:
        ended[name] = _not_begun(rollout, name, Result.INTERRUPTED, cause)
    begun = frozenset(ended)
    for name in rollout.names:
        if name not in begun:
            ended[name] = _not_begun(rollout, name, Result.NOT_STARTED, cause)
    clusters = _marked(ended.values(), parts)
    rollout.sink(Note(text=f"{how_far(clusters)}. {rollout.again}", level="error"))
    report = _summed(rollout, clusters, done, seconds)
    return msgspec.structs.replace(report, exit_code=int(ExitCode.INTERRUPTED), changed=True)


def how_far(clusters: Iterable[ClusterReport]) -> str:
    """How far an interrupted run has come. Pure."""
    names: dict[str, list[str]] = {"done": [], "failed": [], "under way": [], "not started": []}
    for one in clusters:
        names[_word(one.result)].append(one.cluster)
    parts = [
        f"{len(some)} {word}" + (f" ({waves.listed(some)})" if word != "done" else "")
        for word, some in names.items()
        if some
    ]
    return f"interrupted: {', '.join(parts)}"


def _word(result: Result) -> str:
    unfinished = {Result.INTERRUPTED: "under way", Result.NOT_STARTED: "not started"}
    return unfinished.get(result) or ("done" if not result.exit_code else "failed")


def _not_begun(rollout: Rollout, name: str, result: Result, cause: str) -> ClusterReport:
    pairing = rollout.fleet.pairings[name]
    return ClusterReport(
        cluster=name,
        result=result,
        repository=pairing.repository,
        path=pairing.path,
        cause=cause,
        hint=rollout.again,
    )


def _marked(clusters: Iterable[ClusterReport], parts: Sequence[Part]) -> list[ClusterReport]:
    """With the waves that they belong to."""
    wave_of = waves.wave_of(parts)
    return [msgspec.structs.replace(one, wave=wave_of.get(one.cluster, "")) for one in clusters]
