"""The work itself, which waits: asking one cluster which it is, and pairing or unpairing several as
one batch. There is no other way to pair than `pairing.pair`."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable
from provisioner.base.run_context import new_id
from provisioner.clusters import access
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client, Object
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair as pairing
from provisioner.pairing import unpair as unpairing
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report, Result
from provisioner.watch.decisions import desired
from provisioner.watch.decisions.situation import Situation
from provisioner.watch.management import hub, records
from provisioner.watch.management.hub import Hub
from provisioner.watch.management.records import Record, Spec
from provisioner.watch.observed import Key, ObservedCluster
from provisioner.watch.settings import Settings
from provisioner.watch.templates.claims import Claim
from provisioner.watch.work.outcomes import Leaver, Outcome, Ready, bug, failed, of_report

DEPARTURES = {
    "keep": Departure(),
    "drain": Departure(drain=True),
    "gone": Departure(gone=True),
}


class MadeAgain(Exception):
    """The Cluster leads to another cluster than the one on record, which is gone."""


Tell = Callable[[Outcome], None]
Held = Mapping[str, Record]  # by the name in the fleet
Work = Callable[[Fleet, Options], Report]


class Runner:
    """Safe to use from several threads."""

    def __init__(self, settings: Settings, management: Hub) -> None:
        self._settings, self._hub = settings, management
        self._lock = threading.Lock()
        self._running: set[threading.Event] = set()
        self._closed = False
        self._rendered: dict[bytes, list[Object]] = {}

    def close(self) -> None:
        """Every cluster stops before its next step or wait."""
        with self._lock:
            self._closed = True
            for stopping in self._running:
                stopping.set()

    def prepare(self, situation: Situation, claim: Claim) -> Ready:
        """Ask the cluster which one it is, and have it on record, before anything else is done.
        MadeAgain if another one was paired under its name."""
        cluster, pairing = situation.cluster, claim.pairing
        if cluster is None or pairing is None:
            raise BadInput("cluster", "nothing is to be paired")
        named = Spec(cluster=records.named(cluster))
        identity, address = self._probe(pairing.cluster, named)
        _check_same(situation, identity)
        spec = msgspec.structs.replace(
            named,
            management=self._hub.uid,
            identity=identity,
            fleet=claim.fleet,
            entry=pairing.cluster,
            repository=claim.repository,
            pairing=pairing,
        )
        record = situation.record
        if record is None or record.spec != spec:
            record = self._hub.write(spec)
        return Ready(
            cluster=cluster, claim=claim, record=record, identity=identity, address=address
        )

    def leads_to(self, cluster: ObservedCluster, name: str) -> str:
        """hub.address of what its kubeconfig leads to now."""
        return hub.address(self._reach(name, Spec(cluster=records.named(cluster))))

    def pair(self, members: Sequence[Ready], report: Tell) -> None:
        """As one batch: one commit. `report` is called for each member, as soon as it is known."""
        by_entry = {member.record.spec.entry: member for member in members}
        reported: set[Key] = set()  # the report of the whole batch repeats them
        renewed = frozenset(name for name, one in by_entry.items() if one.renewed)

        def inspect(target: Any, facts: Any) -> None:
            key = by_entry[target.name].key
            reported.add(key)
            report(
                Outcome(
                    key=key,
                    result=Result.PAIRED,
                    identity=target.desired.uid,
                    revision=facts.applied,
                )
            )

        def run(fleet: Fleet, options: Options) -> Report:
            options = dataclasses.replace(options, new_clusters=renewed)
            return pairing.pair(fleet, self._settings.sink, options, inspect=inspect)

        def rest(outcome: Outcome) -> None:
            if outcome.key not in reported:
                report(outcome)

        self._run({name: one.record for name, one in by_entry.items()}, run, rest)

    def unpair(self, members: Sequence[Leaver], report: Tell) -> None:
        """The same for pairings that end. Clusters that are said to be gone are asked for by name
        first; of one that is there after all, nothing is reported but its key."""
        try:
            members = list(self._really(members, report))
        except ProvisionerError as error:
            for member in members:
                report(failed(member.key, error))
            return
        by_entry = {member.record.spec.entry: member for member in members}
        departures = {name: DEPARTURES[one.wish] for name, one in by_entry.items()}

        def run(fleet: Fleet, options: Options) -> Report:
            return unpairing.unpair(fleet, departures, self._settings.sink, options)

        if members:
            self._run({name: one.record for name, one in by_entry.items()}, run, report)

    def _really(self, members: Sequence[Leaver], report: Tell) -> Iterator[Leaver]:
        said = [one for one in members if one.wish == "gone" and not one.record.wish]
        there = self._hub.present([one.key for one in said]) if said else {}
        for member in members:
            uid = there.get(member.key)
            if member in said and uid == member.record.spec.cluster.uid:
                report(Outcome(key=member.key))
            else:
                yield member

    def _run(self, held: Held, work: Work, report: Tell) -> None:
        outcomes = self._outcomes(held, work)
        for name, record in held.items():
            report(outcomes.get(name) or Outcome(key=record.key))

    def _outcomes(self, held: Held, work: Work) -> dict[str, Outcome]:
        try:
            clusters = self._ended(held, work).clusters
        except ProvisionerError as error:
            return _spoiled({name: failed(record.key, error) for name, record in held.items()})
        except Exception as error:  # a bug seen in one batch must not end the operator
            return _spoiled({name: bug(record.key, error) for name, record in held.items()})
        return {
            one.cluster: of_report(held[one.cluster].key, one)
            for one in clusters
            if one.cluster in held
        }

    def _ended(self, held: Held, work: Work) -> Report:
        specs = [record.spec for record in held.values()]
        fleet = records.fleet(specs, self._hub.name, self._settings.management)
        with self._stoppable() as stopping:
            options = self._settings.options
            options = dataclasses.replace(
                options,
                run=new_id(),
                parallel=max(options.parallel, len(held)),  # those that wait are in nobody's way
                stopping=stopping,
                rendered=self._rendered,
            )
            return work(fleet, options)

    def _probe(self, name: str, spec: Spec) -> tuple[str, str]:
        """Which cluster it is, and where its kubeconfig leads to."""
        connection, seconds = self._reach(name, spec), self._settings.probe
        client = Client(name, connection, patience=seconds).bounded(seconds)
        if uid := hub.identity(client):
            return uid, hub.address(connection)
        cause = "the UID of its kube-system namespace, which says which cluster it is, is unknown"
        raise Unreachable(f"cluster {name}", cause, "Its kubeconfig must allow to get namespaces.")

    def _reach(self, name: str, spec: Spec) -> Connection:
        declared = records.declaration(spec, self._hub.name)
        clusters = {self._hub.name: self._settings.management, name: declared}
        return access.reach(name, declared, clusters, lambda _name: self._hub.api)

    @contextlib.contextmanager
    def _stoppable(self) -> Iterator[threading.Event]:
        stopping = threading.Event()
        with self._lock:
            if self._closed:
                stopping.set()
            self._running.add(stopping)
        try:
            yield stopping
        finally:
            with self._lock:
                self._running.discard(stopping)


def _spoiled(outcomes: dict[str, Outcome]) -> dict[str, Outcome]:
    several = len(outcomes) > 1
    return {name: dataclasses.replace(one, spoiled=several) for name, one in outcomes.items()}


def _check_same(situation: Situation, identity: str) -> None:
    """Whether a Cluster leads to the cluster on record. It may lead elsewhere because it was made
    again, or because its kubeconfig was replaced: the first is for us to act on, the second not."""
    record, cluster = situation.record, situation.cluster
    if not record or not cluster or not desired.different(situation, identity):
        return
    here = record.spec.management == situation.management
    if here and record.spec.cluster.uid != cluster.uid:
        raise MadeAgain
    raise Refused(
        f"cluster {record.spec.entry}",
        f"its kubeconfig leads to another cluster (UID {identity}) than the one that was paired "
        f"(UID {record.spec.identity})",
        "Correct the kubeconfig. If that cluster was rebuilt: "
        f"{desired.command(record, 'gone')} revokes the old key, and it is paired anew.",
    )
