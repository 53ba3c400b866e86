"""What is known of one Cluster, and what is decided about it."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from provisioner.watch.management.records import Record
from provisioner.watch.observed import Key, ObservedCluster
from provisioner.watch.templates.claims import Claim


class Do(enum.StrEnum):
    """`COMPARE`: its kubeconfig was replaced; whether it leads elsewhere is looked at."""

    NOTHING = "nothing"
    WAIT = "wait"
    PAIR = "pair"
    COMPARE = "compare"
    UNPAIR = "unpair"
    FORGET = "forget"


class State(enum.StrEnum):
    """Of a cluster, for the metrics."""

    IGNORED = "ignored"
    WAITING = "waiting"
    PAIRING = "pairing"
    PAIRED = "paired"
    FAILED = "failed"
    PAUSED = "paused"
    BLOCKED = "blocked"
    LEAVING = "leaving"


class Gone(enum.StrEnum):
    """What is known of a Cluster that is not there. `UNSEEN`: no complete list has said so yet.
    `MISSING`: complete lists do not have it. `DELETED`: its deletion was watched. `MOVED`: so was
    that of `clusterctl move`, or that of a paused Cluster."""

    UNSEEN = "unseen"
    MISSING = "missing"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class Situation:
    """`gone`: the last that is known of a Cluster of another UID, or of one that is not there.
    `taken`: which Cluster already has the name, or the path, that a template gives to this one.
    `recent`: it was paired or looked at not long ago. `late`: it should be ready by now.
    `replaced`: its kubeconfig is another one since."""

    management: str
    key: Key = ("", "")
    cluster: ObservedCluster | None = None
    record: Record | None = None
    gone: Gone = Gone.UNSEEN
    claims: Sequence[Claim] = ()
    fleets: frozenset[str] = frozenset()
    taken: str = ""
    recent: bool = False
    late: bool = False
    replaced: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision:
    """`reason` is a word in CamelCase, `message` a sentence for the user; `shown`: both belong into
    the record and, when they are new, into an Event. `wish`: how to unpair (records.WISHES)."""

    do: Do
    state: State = State.IGNORED
    reason: str = ""
    message: str = ""
    shown: bool = False
    claim: Claim | None = None
    wish: str = ""
