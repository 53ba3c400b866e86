"""The tokens of a spoke's ServiceAccount: usually one; two while it is being renewed. Each is in a
Secret of its own, and is valid as long as that Secret exists."""

from __future__ import annotations

from provisioner.base.secret import Secret
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.run.snapshot import Snapshot
from provisioner.pairing.spokes import ownership

Tokens = list[Object]


def held(cluster: Snapshot) -> Tokens:
    """The Secrets of this pairing, the oldest first."""
    ours = [item for item in cluster.spoke_tokens if ownership.ours(item, cluster.desired)]
    return sorted(ours, key=number)


def number(item: Object) -> int:
    """How many there were before it."""
    noted = (item["metadata"].get("annotations") or {}).get(spoke.RENEWAL, "")
    return int(noted) if noted.isdecimal() else 0


def created(tokens: Tokens) -> str:
    """When the newest was made, as 2026-01-31T12:00:00Z; empty without any."""
    return str(tokens[-1]["metadata"].get("creationTimestamp", "")) if tokens else ""


def usable(tokens: Tokens) -> list[Secret]:
    """What the cluster has written into them so far, in the same order."""
    entries = [spoke.entry(item, "token") for item in tokens]
    return [entry for entry in entries if entry]
