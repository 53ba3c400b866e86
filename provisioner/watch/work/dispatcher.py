"""Threads: each cluster is asked first, by itself, whether it answers, so that one that hangs is in
nobody's way; those that do are paired in batches."""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from provisioner.base.errors import ProvisionerError
from provisioner.reports.model import Result
from provisioner.watch.decisions.situation import Decision, Situation, State
from provisioner.watch.inbox import Inbox
from provisioner.watch.management.hub import Hub
from provisioner.watch.management.records import Record
from provisioner.watch.observed import Key, ObservedCluster
from provisioner.watch.settings import Settings
from provisioner.watch.templates.claims import Claim
from provisioner.watch.work.notes import Notes
from provisioner.watch.work.outcomes import Leaver, Outcome, Ready, bug, failed
from provisioner.watch.work.runner import MadeAgain, Runner

PROBES = 32  # clusters that are asked at the same time
LEFT = frozenset({Result.UNPAIRED, Result.GONE})


class Listener(Protocol):
    """What comes of the work; called by the operator's own thread. A `record` is as it is
    afterwards, None if it is gone."""

    def ready(self, ready: Ready) -> None: ...

    def made_again(self, key: Key) -> None: ...

    def ended(self, outcome: Outcome, record: Record | None) -> None: ...

    def left(self, outcome: Outcome, record: Record | None) -> None: ...

    def compared(self, key: Key, secret: str, address: str) -> None: ...

    def idle(self, key: Key, record: Record | None) -> None: ...

    def listed(self, keys: frozenset[Key] | None, before: dict[Key, str]) -> None: ...

    def batch_ended(self, again: bool, size: int, seconds: float) -> None: ...


class Dispatcher:
    """No method waits, but `close`."""

    def __init__(self, settings: Settings, hub: Hub, inbox: Inbox, listener: Listener) -> None:
        self._hub, self._inbox, self._listener = hub, inbox, listener
        self._runner, self._notes = Runner(settings, hub), Notes(hub)
        self._single = ThreadPoolExecutor(PROBES, "cluster")
        self._batches = ThreadPoolExecutor(settings.batches, "batch")

    def close(self) -> None:
        self._runner.close()
        for pool in (self._single, self._batches):
            pool.shutdown(wait=True, cancel_futures=True)

    def prepare(self, situation: Situation, claim: Claim) -> None:
        self._start(self._single, self._prepare, situation, claim)

    def compare(self, cluster: ObservedCluster, name: str, secret: str) -> None:
        self._start(self._single, self._compare, cluster, name, secret)

    def show(self, situation: Situation, decision: Decision, key: Key) -> None:
        self._start(self._single, self._show, situation, decision, key)

    def release(self, record: Record) -> None:
        self._start(self._single, self._release, record)

    def list(self, before: dict[Key, str]) -> None:
        """All Clusters. `before`: the UIDs of those that are known now."""
        self._start(self._single, self._list, before)

    def pair(self, members: Sequence[Ready], again: bool) -> None:
        self._start(self._batches, self._batch, self._pair, members, again)

    def unpair(self, members: Sequence[Leaver], again: bool) -> None:
        self._start(self._batches, self._batch, self._unpair, members, again)

    def _start(self, pool: ThreadPoolExecutor, work: Callable[..., None], *given: Any) -> None:
        with contextlib.suppress(RuntimeError):  # closed: nothing is begun any more
            pool.submit(work, *given)

    def _report(self, method: Callable[..., None], *given: Any) -> None:
        self._inbox.put(functools.partial(method, *given))

    def _prepare(self, situation: Situation, claim: Claim) -> None:
        key = situation.key
        try:
            ready = self._runner.prepare(situation, claim)
        except MadeAgain:
            self._report(self._listener.made_again, key)
        except ProvisionerError as error:
            self._unprepared(situation, failed(key, error))
        except Exception as error:  # a bug seen in one cluster must not end the operator
            self._unprepared(situation, bug(key, error))
        else:
            self._report(self._listener.ready, ready)

    def _unprepared(self, situation: Situation, outcome: Outcome) -> None:
        record, cluster = situation.record, situation.cluster
        if cluster and (situation.late or not outcome.early):
            with contextlib.suppress(ProvisionerError):  # it is tried again, and shown then
                record = self._notes.failed(cluster, record, outcome)
        self._report(self._listener.ended, outcome, record)

    def _compare(self, cluster: ObservedCluster, name: str, secret: str) -> None:
        address = ""
        with contextlib.suppress(ProvisionerError):
            address = self._runner.leads_to(cluster, name)
        self._report(self._listener.compared, cluster.key, secret, address)

    def _show(self, situation: Situation, decision: Decision, key: Key) -> None:
        record, cluster = situation.record, situation.cluster
        with contextlib.suppress(ProvisionerError):
            if cluster and decision.state is State.PAUSED:
                record = self._notes.at_rest(record, decision.reason) if record else None
            elif cluster:
                record = self._notes.shown(cluster, record, decision.reason, decision.message)
            elif record:
                record = self._notes.absent(record, decision.reason, decision.message)
        self._report(self._listener.idle, key, record)

    def _release(self, record: Record) -> None:
        """Unless its namespace is being deleted: then its Cluster goes next, and is unpaired."""
        with contextlib.suppress(ProvisionerError):
            if not record.begun or not self._hub.terminating(record.namespace):
                self._hub.forget(record)
        self._report(self._listener.idle, record.key, record)

    def _list(self, before: dict[Key, str]) -> None:
        keys = None
        with contextlib.suppress(ProvisionerError):
            keys = self._hub.clusters()
        self._report(self._listener.listed, keys, before)

    def _batch(self, work: Callable[[Any], None], members: Sequence[Any], again: bool) -> None:
        began = time.monotonic()
        work(members)
        seconds = time.monotonic() - began
        self._report(self._listener.batch_ended, again, len(members), seconds)

    def _pair(self, members: Sequence[Ready]) -> None:
        ready = {member.key: member for member in members}

        def tell(outcome: Outcome) -> None:
            record: Record | None = ready[outcome.key].record
            try:
                record = self._notes.ended(ready[outcome.key], outcome)
            except ProvisionerError as error:
                outcome = failed(outcome.key, error)
            self._report(self._listener.ended, outcome, record)

        self._runner.pair(members, tell)

    def _unpair(self, members: Sequence[Leaver]) -> None:
        leavers = {member.key: member for member in members}

        def tell(outcome: Outcome) -> None:
            leaver = leavers[outcome.key]
            record: Record | None = leaver.record
            try:
                if outcome.result in LEFT:
                    record = self._notes.unpaired(leaver)
                elif outcome.result not in (None, Result.INTERRUPTED):
                    record = self._notes.not_unpaired(leaver, outcome)
            except ProvisionerError as error:
                outcome = failed(outcome.key, error)
            self._report(self._listener.left, outcome, record)

        self._runner.unpair(members, tell)
