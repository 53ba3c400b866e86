"""From what is decided to what is done, and back: the part of the operator that never waits. All
methods are called by its one thread."""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Callable, Mapping
from typing import Any

from provisioner.base.events import Note
from provisioner.reports.model import Result
from provisioner.watch.decisions.known import Everything, Known
from provisioner.watch.decisions.situation import Decision, Do, Gone, State
from provisioner.watch.inbox import Inbox
from provisioner.watch.management.hub import Hub
from provisioner.watch.management.records import Record
from provisioner.watch.meters import Meters
from provisioner.watch.observed import Key, ObservedCluster
from provisioner.watch.settings import Settings
from provisioner.watch.work.dispatcher import LEFT, Dispatcher
from provisioner.watch.work.notes import PAIRED, REASONS
from provisioner.watch.work.outcomes import Leaver, Outcome, Ready
from provisioner.watch.work.queue import Collector, Queue, earliest

Group = tuple[str, ...]  # what is done, how, the fleet, the repository
PAIR, UNPAIR = "pair", "unpair"
EARLY = 15.0  # seconds at most between two looks at one whose kubeconfig is not there yet
LISTED_AGAIN = 3.0  # seconds after a list that failed
NOT_LISTED = "The Clusters cannot be listed, so none of them is taken for gone."
_random = random.SystemRandom()


class Reconciler:
    """`queue`: what is due. `everything`: what is known."""

    def __init__(self, settings: Settings, hub: Hub, meters: Meters, inbox: Inbox) -> None:
        self._settings, self._hub, self._meters = settings, hub, meters
        self._dispatcher = Dispatcher(settings, hub, inbox, self)
        self.queue: Queue[Key] = Queue()
        self.everything = Everything(
            templates=settings.templates,
            management=hub.uid,
            reserved=hub.name,
            patience=settings.patience,
        )
        self._collectors: Mapping[bool, Collector[Group, Any]] = {
            again: Collector(settings.batch) for again in (False, True)
        }
        self._running = {False: 0, True: 0}  # batches, by whether they try again
        self._list_at: float | None = None
        self._actions: Mapping[Do, Callable[[Key, Known, Decision], None]] = {
            Do.NOTHING: self._rest,
            Do.WAIT: self._wait,
            Do.PAIR: self._prepare,
            Do.COMPARE: self._compare,
            Do.UNPAIR: self._leave,
            Do.FORGET: self._forget,
        }

    @property
    def busy(self) -> bool:
        """Whether clusters are being worked on."""
        waiting = sum(map(len, self._collectors.values()))
        return bool(waiting or any(self._running.values()))

    def close(self) -> None:
        self._dispatcher.close()

    def cluster_changed(self, cluster: ObservedCluster) -> None:
        if self.everything.put_cluster(cluster):
            self._changed(cluster.key)

    def cluster_deleted(self, cluster: ObservedCluster) -> None:
        moved = cluster.moving or cluster.paused
        self.everything.remove_cluster(cluster, Gone.MOVED if moved else Gone.DELETED)
        self._changed(cluster.key)

    def record_changed(self, record: Record) -> None:
        if self.everything.put_record(record):
            self._changed(record.key)

    def record_deleted(self, record: Record) -> None:
        self.everything.remove_record(record)
        self._changed(record.key)

    def secret_changed(self, key: Key, version: str) -> None:
        if self.everything.put_secret(key, version):
            self._changed(key)

    def watches_began(self) -> None:
        """What happened before that is found by a list."""
        self._list_at = time.monotonic()

    def watches_ended(self) -> None:
        """A list tells when the API server is there again."""
        self._settings.observing(False)
        self._list_at = time.monotonic() + LISTED_AGAIN

    def work(self) -> None:
        """Whatever is due by now."""
        now = time.monotonic()
        if self._list_at is not None and self._list_at <= now:
            self._list_at = None
            self._dispatcher.list(self.everything.uids())
        for key in self.queue.take(now):
            self.consider(key)
        for again, collector in self._collectors.items():
            for group, members in collector.take(now, self._free(again)):
                self._running[again] += 1
                start = self._dispatcher.pair if group[0] == PAIR else self._dispatcher.unpair
                start(members, again)

    def next(self) -> float | None:
        """When something is due."""
        batches = [
            collector.next() for again, collector in self._collectors.items() if self._free(again)
        ]
        return earliest([self.queue.next(), self._list_at, *batches])

    def consider(self, key: Key) -> None:
        known = self.everything.of(key)
        if known.busy:
            known.again = True
            return
        decision = self.everything.decide(key, time.monotonic())
        self._actions[decision.do](key, known, decision)

    def measure(self) -> None:
        self._meters.clusters(self.everything.states())
        self._meters.queue(len(self.queue) + sum(map(len, self._collectors.values())))

    def ready(self, ready: Ready) -> None:
        known = self.everything.of(ready.key)
        self.everything.put_record(ready.record)
        known.address = ready.address
        self._collect(PAIR, "", dataclasses.replace(ready, renewed=known.renewed))

    def made_again(self, key: Key) -> None:
        record = self.everything.of(key).record
        if record is not None:
            self._collect(UNPAIR, "gone", Leaver(record=record, wish="gone"))

    def ended(self, outcome: Outcome, record: Record | None) -> None:
        known, now = self._freed(outcome.key, record), time.monotonic()
        if outcome.result is Result.PAIRED:
            self.queue.succeeded(outcome.key)
            self._paired(known, outcome, now)
        elif outcome.result not in (None, Result.INTERRUPTED):
            self._failed(known, outcome, now)
        self._once_more(outcome.key, known)

    def left(self, outcome: Outcome, record: Record | None) -> None:
        known, now = self._freed(outcome.key, record), time.monotonic()
        if outcome.result in LEFT:
            self.queue.succeeded(outcome.key)
            self.everything.ended(outcome.key)
            self.queue.add(outcome.key, now)
        elif outcome.result is None:
            known.gone = Gone.UNSEEN  # it is there after all
        elif outcome.result is not Result.INTERRUPTED:
            self._failed(known, outcome, now)
        self._once_more(outcome.key, known)

    def compared(self, key: Key, secret: str, address: str) -> None:
        """The same place with another credential is nothing new."""
        known = self._freed(key, self.everything.of(key).record)
        if address:
            known.compared = secret
            if known.address not in ("", address):
                known.until = 0.0
            known.address = address
            self.queue.add(key, time.monotonic())
        else:
            self.queue.failed(key, time.monotonic())
        self._once_more(key, known)

    def idle(self, key: Key, record: Record | None) -> None:
        self._once_more(key, self._freed(key, record))

    def listed(self, keys: frozenset[Key] | None, before: Mapping[Key, str]) -> None:
        now, settings = time.monotonic(), self._settings
        if keys is None:
            settings.sink(Note(text=NOT_LISTED, level="warning"))
            settings.observing(False)
            self._list_at = now + LISTED_AGAIN
            return
        settings.observing(True)
        missing = False
        for key in self.everything.absent(keys, before):
            known = self.everything.of(key)
            known.missing = now if known.missing is None else known.missing
            if now - known.missing >= settings.grace:
                known.gone = Gone.MISSING
                self._changed(key)
            missing |= known.gone is Gone.UNSEEN
        self._list_at = now + (settings.grace if missing else _spread(settings.sweep))

    def batch_ended(self, again: bool, size: int, seconds: float) -> None:
        self._running[again] -= 1
        self._meters.batch(size, seconds)

    def _changed(self, key: Key) -> None:
        self.queue.changed(key, time.monotonic())

    def _free(self, again: bool) -> int:
        """Those that failed before get half of the places, so that they are in nobody's way."""
        places = self._settings.batches
        most = max(1, places // 2) if again else places
        return min(most - self._running[again], places - sum(self._running.values()))

    def _freed(self, key: Key, record: Record | None) -> Known:
        known = self.everything.of(key)
        known.busy = False
        if record is not None:
            self.everything.put_record(record)
        return known

    def _once_more(self, key: Key, known: Known) -> None:
        """It was changed while somebody worked on it."""
        if known.again:
            known.again = False
            self._changed(key)

    def _paired(self, known: Known, outcome: Outcome, now: float) -> None:
        if known.ready is not None:
            self._meters.paired(now - known.ready)
        known.state, known.ready = State.PAIRED, None
        known.renewed = known.alone = False
        known.until = now + _spread(self._settings.interval)
        known.compared = known.secret
        self.queue.add(outcome.key, known.until)

    def _failed(self, known: Known, outcome: Outcome, now: float) -> None:
        known.alone |= outcome.spoiled
        known.state = State.WAITING if outcome.early else State.FAILED
        if not outcome.early and outcome.result is not None:
            self._meters.failed(REASONS.get(outcome.result, "PairingFailed"))
        most = EARLY if outcome.early else None
        self.queue.failed(outcome.key, now, after=outcome.after, most=most)

    def _rest(self, key: Key, known: Known, decision: Decision) -> None:
        if self.everything.drop_empty(key):
            self.queue.forget(key)
        elif decision.state is State.PAIRED:
            if known.until is None:  # an earlier process has paired them all; not all at once
                known.until = time.monotonic() + _random.uniform(0.1, 1.0) * self._settings.interval
            self.queue.succeeded(key)
            self.queue.add(key, known.until)

    def _wait(self, key: Key, known: Known, decision: Decision) -> None:
        shown = f"{decision.reason}: {decision.message}"
        if decision.shown and known.shown != shown:
            known.busy, known.shown = True, shown
            self._dispatcher.show(self._situation(key), decision, key)
        elif decision.state is State.WAITING and not decision.shown and known.cluster:
            self.queue.add(key, time.monotonic() + self.everything.late_in(known))

    def _prepare(self, key: Key, known: Known, decision: Decision) -> None:
        if decision.claim is None:
            return
        known.busy, known.shown = True, ""
        first = known.record is None or not known.record.holds(PAIRED)
        if first and known.ready is None:
            known.ready = time.monotonic()
        self._dispatcher.prepare(self._situation(key), decision.claim)

    def _compare(self, key: Key, known: Known, decision: Decision) -> None:
        pairing = decision.claim.pairing if decision.claim else None
        if known.cluster and pairing:
            known.busy = True
            self._dispatcher.compare(known.cluster, pairing.cluster, known.secret)

    def _leave(self, key: Key, known: Known, decision: Decision) -> None:
        if known.record is not None:
            leaver = Leaver(record=known.record, wish=decision.wish)
            self._collect(UNPAIR, decision.wish, leaver)

    def _forget(self, key: Key, known: Known, _decision: Decision) -> None:
        if known.record is not None:
            known.busy = True
            self._dispatcher.release(known.record)

    def _collect(self, work: str, wish: str, member: Ready | Leaver) -> None:
        """With all others of its repository."""
        spec, known = member.record.spec, self.everything.of(member.key)
        known.busy = True
        repository = spec.pairing.repository if spec.pairing else ""
        alone = member.key if known.alone else ()
        collector = self._collectors[self.queue.tried(member.key) > 0]
        collector.add((work, wish, spec.fleet, repository, *alone), member, time.monotonic())

    def _situation(self, key: Key) -> Any:
        return self.everything.situation(key, time.monotonic())


def _spread(seconds: float) -> float:
    """So that what began together does not come back together."""
    return seconds * _random.uniform(0.75, 1.0)
