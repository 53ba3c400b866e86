"""A rotation under way, as the cluster itself remembers it: the staging Secret beside the source
Secret."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.keys import KeyPair
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing.run.target import Target


@dataclass(frozen=True, kw_only=True)
class Staged:
    """`new` is the key to come, `old` the one for the way back (None: there is none). `since`:
    seconds since the epoch at which `new` was made. `swapped`: the source Secret holds the new one
    already."""

    new: KeyPair
    old: KeyPair | None
    known_hosts: tuple[str, ...]
    since: float
    swapped: bool


def look(target: Target) -> Staged | None:
    """None as well where the staging Secret holds no key that can be used."""
    found = target.client.get("v1", "Secret", secret.STAGING, target.desired.namespace)
    return read(found, source(target)) if found else None


def read(found: Object, held: KeyPair | None) -> Staged | None:
    """From the staging Secret, and what the source Secret holds. Pure."""
    private, _, known_hosts = secret.read(found)
    new = keys.pair_of(private)
    if new is None:
        return None
    made = datetime.datetime.fromisoformat(found["metadata"]["creationTimestamp"])
    return Staged(
        new=new,
        old=keys.pair_of(secret.previous(found)),
        known_hosts=tuple(known_hosts),
        since=made.timestamp(),
        swapped=held is not None and held.public == new.public,
    )


def must(target: Target) -> Staged:
    """The rotation that this run is at."""
    found = look(target)
    if found is None:
        raise ProvisionerError(
            f"Secret {target.desired.namespace}/{secret.STAGING} of cluster {target.name}",
            "gone in mid-rotation",
            "Run again.",
        )
    return found


def source(target: Target) -> KeyPair | None:
    """The key in use."""
    private, _, _ = secret.read(
        target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace) or {}
    )
    return keys.pair_of(private)


def put(target: Target, pair: KeyPair, known_hosts: tuple[str, ...]) -> None:
    """Make a key the one in use."""
    target.client.apply(
        secret.source(target.desired.pairing.gitops, keys=pair, known_hosts=known_hosts)
    )
    target.public = pair.public


def drop(target: Target) -> bool:
    """End the rotation. True when there was one."""
    meta = {"name": secret.STAGING, "namespace": target.desired.namespace}
    return target.client.delete({"apiVersion": "v1", "kind": "Secret", "metadata": meta})
