"""What the operator knows of each Cluster and its record, and what it makes of it. One thread uses
it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from provisioner.watch.decisions import desired
from provisioner.watch.decisions.situation import Decision, Gone, Situation, State
from provisioner.watch.management import records
from provisioner.watch.management.records import Record
from provisioner.watch.observed import Key, ObservedCluster
from provisioner.watch.templates import claims
from provisioner.watch.templates.claims import Claim
from provisioner.watch.templates.template import FleetTemplate


@dataclass(kw_only=True, slots=True)
class Known:
    """`missing`: since when complete lists do not have the Cluster. `ready`: since when it can be
    paired. `until`: when a paired cluster is looked at again. `address`: where its kubeconfig leads
    to (hub.address). `busy`: somebody works on it. `again`: it was changed meanwhile. `renewed`:
    its Cluster was made again. `alone`: its batch failed as a whole, so it gets one of its own."""

    cluster: ObservedCluster | None = None
    record: Record | None = None
    claims: list[Claim] = field(default_factory=list)
    gone: Gone = Gone.UNSEEN
    missing: float | None = None
    ready: float | None = None
    until: float | None = None
    secret: str = ""
    compared: str = ""
    address: str = ""
    state: State = State.IGNORED
    shown: str = ""
    busy: bool = False
    again: bool = False
    renewed: bool = False
    alone: bool = False


@dataclass(kw_only=True)
class Everything:
    """`management`: the UID of the management cluster; `reserved`: its name in the fleets.
    `patience`: seconds that a Cluster has to become ready."""

    templates: Mapping[str, FleetTemplate]
    management: str
    reserved: str
    patience: float = 300.0
    items: dict[Key, Known] = field(default_factory=dict)
    # By fleet and name, or repository and path: whose it is.
    _owners: dict[tuple[str, ...], Key] = field(default_factory=dict)

    def of(self, key: Key) -> Known:
        return self.items.setdefault(key, Known())

    def put_cluster(self, cluster: ObservedCluster) -> bool:
        """Whether anything of it is new."""
        known = self.of(cluster.key)
        known.missing = None
        if known.cluster == cluster:
            return False
        known.cluster = cluster
        known.claims = claims.claims(self.templates, cluster, self.reserved)
        return True

    def remove_cluster(self, cluster: ObservedCluster, how: Gone) -> None:
        """The next one of its name may be known already."""
        known = self.of(cluster.key)
        if known.record is None or known.record.spec.cluster.uid == cluster.uid:
            known.gone = how
        if known.cluster is None or known.cluster.uid == cluster.uid:
            known.cluster, known.claims, known.ready = None, [], None

    def put_record(self, record: Record) -> bool:
        """Whether anything of it is new that somebody else has written."""
        known = self.of(record.key)
        before = known.record
        if before and before.uid == record.uid and not records.newer(record, before):
            return False
        known.record = record
        return before is None or _written(before) != _written(record)

    def remove_record(self, record: Record) -> None:
        known = self.of(record.key)
        if known.record and known.record.uid == record.uid:
            known.record = None

    def put_secret(self, key: Key, version: str) -> bool:
        """Whether it is another one than before. The first is what was there at the start."""
        known = self.of(key)
        known.secret, before = version, known.secret
        if not before and known.record and known.record.holds("Paired"):
            known.compared = version
        return before != version

    def situation(self, key: Key, now: float) -> Situation:
        known = self.of(key)
        return Situation(
            management=self.management,
            key=key,
            cluster=known.cluster,
            record=known.record,
            gone=known.gone,
            claims=known.claims,
            fleets=frozenset(one.fleet for one in self.templates.values()),
            taken=self._taken(key, known),
            late=self.late_in(known) <= 0.0,
            recent=known.until is None or now < known.until,
            replaced=known.secret != known.compared,
        )

    def late_in(self, known: Known) -> float:
        """Seconds until a Cluster that is not ready is late."""
        created = known.cluster.created if known.cluster else 0.0
        return created + self.patience - time.time() if created else self.patience

    def decide(self, key: Key, now: float) -> Decision:
        decision = desired.decide(self.situation(key, now))
        self.of(key).state = decision.state
        return decision

    def states(self) -> dict[str, int]:
        counted = Counter(str(known.state) for known in self.items.values())
        return {state: counted[state] for state in State if state is not State.IGNORED}

    def drop_empty(self, key: Key) -> bool:
        """Forget what is neither there nor recorded."""
        known = self.items.get(key)
        empty = known is not None and not (known.cluster or known.record or known.busy)
        if empty:
            del self.items[key]
        return empty

    def ended(self, key: Key) -> None:
        """Its pairing. Whatever comes under its name now is new."""
        known = self.of(key)
        known.record, known.renewed, known.until = None, True, None
        known.gone, known.missing, known.address = Gone.UNSEEN, None, ""

    def uids(self) -> dict[Key, str]:
        """Of the Clusters that are known to be there."""
        return {key: known.cluster.uid for key, known in self.items.items() if known.cluster}

    def absent(self, listed: frozenset[Key], before: Mapping[Key, str]) -> list[Key]:
        """The recorded Clusters that a complete list does not have. `before`: what `uids` gave
        before the list was asked for."""
        for key in before.keys() - listed:
            cluster = self.of(key).cluster
            if cluster and cluster.uid == before[key]:
                moved = cluster.moving or cluster.paused
                self.remove_cluster(cluster, Gone.MOVED if moved else Gone.UNSEEN)
        return [
            key
            for key, known in self.recorded()
            if not known.cluster and key not in listed and known.gone is Gone.UNSEEN
        ]

    def recorded(self) -> Iterator[tuple[Key, Known]]:
        return ((key, known) for key, known in self.items.items() if known.record)

    def _taken(self, key: Key, known: Known) -> str:
        """Two Clusters with one name or one path: the one that was first keeps it."""
        if len(known.claims) != 1 or not (pairing := known.claims[0].pairing):
            return ""
        fleet = known.claims[0].fleet
        places = {
            f"the cluster name {pairing.cluster!r}": (fleet, pairing.cluster),
            f"the path {pairing.path!r}": (fleet, pairing.repository, pairing.path),
        }
        for words, place in places.items():
            owner = self._owner(place, key)
            if owner != key:
                return (
                    f"The template gives it {words}, which Cluster {'/'.join(owner)} already has. "
                    "Make cluster_name and path tell them apart."
                )
        return ""

    def _owner(self, place: tuple[str, ...], key: Key) -> Key:
        """Whoever has a place on record, else whoever asked for it first."""
        owner = self._owners.get(place)
        if owner is None or place not in _places(self.items.get(owner)):
            owner = next(
                (other for other, known in self.recorded() if place in _recorded(known)), key
            )
            self._owners[place] = owner
        return owner


def _recorded(known: Known | None) -> set[tuple[str, ...]]:
    if not known or not known.record or not (pairing := known.record.spec.pairing):
        return set()
    fleet = known.record.spec.fleet
    return {(fleet, pairing.cluster), (fleet, pairing.repository, pairing.path)}


def _places(known: Known | None) -> set[tuple[str, ...]]:
    """What a Cluster has on record, or asks for."""
    places = _recorded(known)
    if known and len(known.claims) == 1 and (pairing := known.claims[0].pairing):
        fleet = known.claims[0].fleet
        places |= {(fleet, pairing.cluster), (fleet, pairing.repository, pairing.path)}
    return places


def _written(record: Record) -> tuple[object, ...]:
    """What others than we may change of a record."""
    return record.spec, record.wish, record.deleting, record.problem
