"""One run over many clusters: its threads, the clusters it reaches, and what becomes of each."""

from __future__ import annotations

import contextlib
import dataclasses
import re
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from provisioner.base import disk, heap, open_files, tools
from provisioner.base.errors import NotStarted, ProvisionerError
from provisioner.base.events import Note, Sink
from provisioner.clusters import events
from provisioner.clusters.client import Client
from provisioner.clusters.events import Occurrence
from provisioner.git import hosts
from provisioner.handover.fleet import Fleet
from provisioner.pairing.run import identity, reports
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reach import Reach
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.snapshot import RECORD
from provisioner.pairing.run.target import Run, Target
from provisioner.reports.tally import FAILURES, Tally, not_started

Failures = dict[str, ProvisionerError]
Result = TypeVar("Result")
Work = Callable[[Target], Ended]
FEW_FILES = (
    "{allowed} clusters are worked on at once instead of {wanted}: the system allows this process "
    "few open files. `ulimit -Hn` shows the limit."
)


class Session:
    """`run` is what all targets share; `start` puts work beside the clusters' own."""

    def __init__(self, run: Run, options: Options) -> None:
        self.run = run
        declared = run.fleet.repositories
        repositories = {name: one for name, one in declared.items() if one.known}
        tools.require(tool for one in repositories.values() for tool in hosts.programs(one))
        for repository in repositories:
            # Imported before there are threads, which would see each other's packages half made.
            run.host(repository)
        self._parallel = options.parallel
        self._pool = ThreadPoolExecutor(options.parallel + 2 * len(repositories))
        self._reach = Reach(run, options)
        self.tally = options.tally or Tally(options.max_failures)
        self._uids: dict[str, str] = {}  # of all clusters that were reached
        self._resources, self._keeping = contextlib.ExitStack(), threading.Lock()

    def keep(self, resource: contextlib.AbstractContextManager[object]) -> None:
        """Left when the session ends, after its threads."""
        with self._keeping:
            self._resources.push(resource)

    def start(self, work: Callable[..., Result], *arguments: object) -> Future[Result]:
        return self._pool.submit(disk.translated()(work), *arguments)

    def reach(
        self,
        clusters: Collection[str],
        purpose: Purpose,
        unrecorded: Callable[[str], bool] = lambda _name: False,
    ) -> tuple[dict[str, Target], Failures]:
        """Ask every cluster, side by side, whether it responds and whose it is. `unrecorded`:
        whether nothing says that a cluster was paired before."""
        asked = {
            name: self.start(self._ask, name, purpose, unrecorded, place < self._parallel)
            for place, name in enumerate(clusters)
        }
        targets: dict[str, Target] = {}
        failures: Failures = {}
        for name, future in asked.items():
            try:
                targets[name] = future.result()
            except ProvisionerError as error:
                failures[name] = error
        self._uids |= {name: target.desired.uid for name, target in targets.items()}
        doubles = identity.distinct(self._uids)
        distinct = {name: target for name, target in targets.items() if name not in doubles}
        failures |= {name: error for name, error in doubles.items() if name in targets}
        going_on, stopped = self.allowed(distinct)
        return going_on, failures | stopped

    def allowed(self, targets: Mapping[str, Target]) -> tuple[dict[str, Target], Failures]:
        """The targets to go on with: all of them, unless more clusters have failed than may."""
        if not self.tally.stopped:
            return dict(targets), {}
        failed = self.tally.failed
        return {}, {name: not_started(name, failed) for name in targets}

    def _ask(
        self, name: str, purpose: Purpose, unrecorded: Callable[[str], bool], at_once: bool
    ) -> Target:
        """`at_once`: its turn comes right after; another one would hold a connection until then."""
        self.tally.begin(name)
        try:
            target = self._reach.target(name, purpose, unrecorded)
            if not at_once:
                target.client.disconnect()
            return target
        except ProvisionerError as error:
            self.tally.end(reports.failure(name, error).report)
            raise

    def late(self, clusters: Collection[str]) -> set[str]:
        """Those that their management clusters still make, which may take long."""
        behind = [name for name in clusters if self.run.fleet.clusters[name].through]
        asked = {name: self.start(self._reach.is_late, name) for name in behind}
        return {name for name, future in asked.items() if future.result()}

    def client(self, cluster: str) -> Client:
        """The API of a cluster that may not be paired itself."""
        return self._reach.client(cluster)

    def each(self, targets: Mapping[str, Target], work: Work, *, last: bool = True) -> list[Ended]:
        """`work` on every target, side by side, each with a Lease of its own that ends with it. A
        failure of one never stops another, unless only so many may fail. `last`: what has gone well
        has come to its end."""

        def counted(target: Target) -> Ended:
            ended = self._begun(target, work)
            if last or ended.report.result in FAILURES:
                self.tally.end(ended.report)
                target.client.disconnect()
            return ended

        return list(self._pool.map(counted, targets.values()))

    def advance(
        self,
        targets: Mapping[str, Target],
        work: Callable[[Target], Target],
        concerned: Callable[[Target], object] = lambda _target: True,
    ) -> tuple[dict[str, Target], list[Ended]]:
        """The targets to go on with, after `work` on those that are concerned, side by side; and
        how the others ended."""
        started = {
            name: self.start(work, target) for name, target in targets.items() if concerned(target)
        }
        ready, ended = dict(targets), list[Ended]()
        for name, future in started.items():
            try:
                ready[name] = future.result()
            except ProvisionerError as error:
                del ready[name]
                ended.append(reports.failure(name, error))
        return ready, ended

    def _begun(self, target: Target, work: Work) -> Ended:
        """One that holds its Lease has been begun already."""
        if not target.lease.held:
            try:
                self.tally.check(target.name)
            except NotStarted as error:
                return reports.failure(target.name, error)
        return _leased(target, work)

    def keep_leases(self, targets: Collection[Target]) -> None:
        """Whichever of these take their Leases keep them until the session ends, or until `each`
        has done its work on them."""
        self._resources.callback(_release, list(targets))

    def each_held(self, targets: Mapping[str, Target], work: Work) -> list[Ended]:
        """The same, but with the Leases that the targets have, which last until the session
        ends."""
        self.keep_leases(targets.values())
        return list(self._pool.map(lambda target: _one(target, work), targets.values()))

    def unreached(self, failures: Failures) -> list[Ended]:
        for name, error in failures.items():
            if not error.reported:
                self.run.progress(name).failed("reach", error)
        ended = [reports.failure(name, error) for name, error in failures.items()]
        for one in ended:
            self.tally.end(one.report)
        return ended

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._resources.close()


@contextlib.contextmanager
def open_session(
    fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False
) -> Iterator[Session]:
    """When the block ends early, by Ctrl-C for example, every cluster stops before its next step or
    wait."""
    heap.share()
    options = _within_limits(options, len(fleet.pairings), sink)
    shared = dataclasses.replace(options, keys={}, context=None)
    context = options.context or options.new_context(sink)
    run = Run(fleet=fleet, sink=sink, options=shared, planning=planning, context=context)
    session = Session(run, options)
    try:
        yield session
    except BaseException:
        run.context.stopping.set()
        raise
    finally:
        session.close()


def _within_limits(options: Options, clusters: int, sink: Sink) -> Options:
    """Fewer clusters at once where more would fail for want of open files."""
    wanted = min(options.parallel, max(1, clusters))
    allowed = open_files.allowed(wanted)
    if allowed < wanted:
        sink(Note(text=FEW_FILES.format(allowed=allowed, wanted=wanted), level="warning"))
        return dataclasses.replace(options, parallel=allowed)
    return options


def _release(targets: Sequence[Target]) -> None:
    """Side by side: a cluster may have stopped responding."""
    with ThreadPoolExecutor(max(1, len(targets))) as pool:
        list(pool.map(lambda target: target.lease.release(), targets))


def _leased(target: Target, work: Work) -> Ended:
    """With the Lease that it holds already, or one of its own."""
    target = target if target.lease.held else target.leased()
    try:
        return _one(target, work)
    finally:
        target.lease.release()


def _one(target: Target, work: Work) -> Ended:
    ended = _done(target, work)
    _leave_event(target, ended)
    return ended


def _leave_event(target: Target, ended: Ended) -> None:
    """One for a cluster that was changed, while its Lease is held."""
    changed = target.progress.changed
    if not changed or target.planning:
        return
    context, report = target.run.context, ended.report
    target.progress.begin("event")
    message = (
        f"{context.who}: fleet {target.run.fleet.fleet}, run {context.id}: {report.result}; "
        f"changed: {', '.join(dict.fromkeys(changed))}"
    )
    events.record(
        target.client,
        Occurrence(
            record=RECORD,
            namespace=target.desired.namespace,
            reason="".join(word.capitalize() for word in re.split(r"\W+", report.result)),
            message=f"{message}; {report.cause}" if report.cause else message,
            failed=bool(report.cause),
            instance=context.id,
        ),
    )


def _done(target: Target, work: Work) -> Ended:
    try:
        with disk.translated():
            return work(target)
    except ProvisionerError as error:
        return reports.failure(target.name, error)
    except Exception as error:  # a bug seen in one cluster must not leave the others half done
        return reports.bug(target.name, _place(error))


def _place(error: Exception) -> str:
    """Type and place, never the text: it may quote anything."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
