"""Where alerts lead. Clusters may share a place, and a test pages nobody for each of them. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import msgspec

from provisioner.handover.fleet import Fleet
from provisioner.handover.platform.alert import Declaration
from provisioner.pairing.alerts.request import Request, place

Destination = tuple[str, ...]
Sender = tuple[str, str]  # a cluster, and the name of its alert
SHARED = (
    "alert {name} is sent from cluster {cluster} alone: {count} more, such as {other}, send to the "
    "same place. Name clusters, or select them with --only, to test it from others."
)


def once(fleet: Fleet, request: Request, among: Collection[str]) -> tuple[Request, list[str]]:
    """The same, but of these clusters each destination gets messages from the first by name alone.
    With what is to be said of those that several share."""
    senders: dict[Destination, Sender] = {}
    others: dict[Destination, list[Sender]] = {}
    for cluster in sorted(among):
        for piece in request.pieces(fleet, cluster):
            destination, sender = _destination(fleet, cluster, piece), (cluster, piece.name)
            if senders.setdefault(destination, sender)[0] != cluster:
                others.setdefault(destination, []).append(sender)
    elsewhere = frozenset(sender for shared in others.values() for sender in shared)
    notes = [_note(senders[destination], shared) for destination, shared in others.items()]
    return dataclasses.replace(request, elsewhere=elsewhere), notes


def _note(sender: Sender, others: Collection[Sender]) -> str:
    names = sorted({cluster for cluster, _ in others})
    return SHARED.format(name=sender[1], cluster=sender[0], count=len(names), other=names[0])


def _destination(fleet: Fleet, cluster: str, piece: Declaration) -> Destination:
    """References are compared, not what they lead to."""
    where = place(fleet, cluster, piece) if piece.host else piece.url or piece.form.url
    references = msgspec.json.encode([piece.address, piece.token]).decode()
    return piece.provider, references, "" if piece.address else where, piece.channel
