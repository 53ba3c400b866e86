"""A rotation under way, as the cluster itself remembers it: the staging Secret beside the source
Secret holds the key to come, and the one in use until then. The private halves stay in here."""

from __future__ import annotations

import dataclasses
import datetime
import time
from collections.abc import Sequence
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.keys import KeyPair
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.git import network
from provisioner.git.hosts.base import Access
from provisioner.pairing.credentials import source_secret
from provisioner.pairing.run.snapshot import ROTATION, Snapshot, record_item
from provisioner.pairing.run.target import Target

UNDER_WAY = "under way"  # in the record, as long as a staging Secret may exist


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """Public keys. `new` is the key to come; `old` the one to return to (empty: none). `since`:
    when `new` was made, in seconds since the epoch. `swapped`: the source Secret already holds
    it."""

    new: str
    old: str
    known_hosts: tuple[str, ...]
    since: float
    swapped: bool


def of(cluster: Snapshot) -> Rotation | None:
    """None where there is no staging Secret, or it holds no key that can be used."""
    staging = cluster.staging_secret
    return read(staging, secret.public_key(cluster.source_secret)) if staging else None


def read(staging: Object, in_use: str) -> Rotation | None:
    """From the staging Secret, and the public key that the source Secret holds. Pure."""
    new = secret.public_key(staging)
    if not new:
        return None
    old = keys.pair_of(secret.previous(staging))
    made = datetime.datetime.fromisoformat(staging["metadata"]["creationTimestamp"])
    return Rotation(
        new=new,
        old=old.public if old else "",
        known_hosts=secret.known_hosts(staging),
        since=made.timestamp(),
        swapped=in_use == new,
    )


def required(target: Target, cluster: Snapshot) -> Rotation:
    """The rotation that this run is working on; in a plan, the one that it would begin."""
    rotation = of(cluster)
    if rotation is None and target.planning:
        return _foreseen(cluster)
    if rotation is None:
        raise ProvisionerError(
            f"Secret {target.desired.namespace}/{secret.STAGING} of cluster {target.name}",
            "was deleted during the rotation",
            "Run again.",
        )
    return rotation


def _foreseen(cluster: Snapshot) -> Rotation:
    """Its new key does not exist yet, hence the empty text."""
    return Rotation(
        new="",
        old=secret.public_key(cluster.source_secret),
        known_hosts=secret.known_hosts(cluster.source_secret),
        since=time.time(),
        swapped=False,
    )


def stage(target: Target, known_hosts: Sequence[str]) -> None:
    """Make the key to come, and keep it beside the one in use. The record says so first: a run that
    finds no staging Secret mentioned does not look for one."""
    note(target, UNDER_WAY)
    drop(target)  # a Secret left here would tell a wrong age
    old = source_secret.held(target)
    if old is None:
        raise ProvisionerError(
            f"Secret {target.desired.namespace}/{target.desired.secret} of cluster {target.name}",
            "was deleted meanwhile",
            "Run `provisioner pair` first.",
        )
    new = keys.make(target.desired.pairing.deploy_key.algorithm)
    _keep(target, new, old, known_hosts)


def swap(target: Target, rotation: Rotation) -> None:
    """Put the new key into the source Secret. A key that somebody put there since is the one to
    return to."""
    new, old = _pairs(target)
    in_use = source_secret.held(target)
    if in_use and (old is None or old.public != in_use.public):
        _keep(target, new, in_use, rotation.known_hosts)
    source_secret.write(target, new, rotation.known_hosts)


def swap_back(target: Target, rotation: Rotation) -> None:
    """Put the old key back into the source Secret."""
    _, old = _pairs(target)
    if old is not None:
        source_secret.write(target, old, rotation.known_hosts)


def new_key_opens(target: Target, rotation: Rotation) -> bool:
    """Whether the new key reads the repository, asked with the host keys that the cluster
    trusts."""
    new, _ = _pairs(target)
    remote = target.host.remote()
    if rotation.known_hosts:
        remote = dataclasses.replace(
            remote, known_hosts=rotation.known_hosts, trust_on_first_use=False
        )
    return network.readable(Access(remote=remote, key=new.private))


def drop(target: Target) -> bool:
    """Delete the staging Secret. True when there was one."""
    meta = {"name": secret.STAGING, "namespace": target.desired.namespace}
    return target.client.delete({"apiVersion": "v1", "kind": "Secret", "metadata": meta})


def finish(target: Target) -> None:
    """Delete the staging Secret, and have the record say so."""
    drop(target)
    note(target, "")


def note(target: Target, state: str) -> None:
    """Say in the record whether a staging Secret may exist; empty: it does not."""
    item = record_item(target.desired.namespace)
    target.client.patch(item, {"data": {ROTATION: state}})


def _keep(target: Target, new: KeyPair, old: KeyPair, known_hosts: Sequence[str]) -> None:
    gitops = target.desired.pairing.gitops
    target.client.apply(secret.staging(gitops, new=new, old=old, known_hosts=known_hosts))


def _pairs(target: Target) -> tuple[KeyPair, KeyPair | None]:
    """The new and the old key pair, as the staging Secret holds them now."""
    namespace = target.desired.namespace
    staging = target.client.get("v1", "Secret", secret.STAGING, namespace) or {}
    new = keys.pair_of(secret.read(staging)[0])
    if new is None:
        raise ProvisionerError(
            f"Secret {namespace}/{secret.STAGING} of cluster {target.name}",
            "holds no usable key any more",
            "Run again.",
        )
    return new, keys.pair_of(secret.previous(staging))
