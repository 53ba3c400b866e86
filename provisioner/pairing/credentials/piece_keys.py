"""The deploy keys of pieces: each for one repository of the fleet, in a Secret of its own. Besides
the source Secret, only this file sees private halves of them."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base import clock, keys
from provisioner.base.keys import KeyPair
from provisioner.base.secret import Secret
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.flux.platform.base import SOURCE, KeyNeeded, SecretMade
from provisioner.git import hostkeys, network
from provisioner.git.hosts.base import Access, Remote
from provisioner.pairing.credentials.host_keys import KeyOnHost
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.repository_state import HostKeys
from provisioner.pairing.run.target import Target

REPOSITORY = "provisioner/deploy-key"  # on the Secret: the repository that its key is for
CREATED = "provisioner/key-created"  # and when that was made, as 2026-01-31T12:00:00Z
NEXT = "next"  # an entry beside the key in use: the one that is to replace it
PREVIOUS = "previous"  # the one that it has replaced, until the new one is proven


@dataclass(frozen=True, kw_only=True)
class PieceKey:
    """`title`: that of the piece. Titles on the host name the Secret after the cluster, so no key
    of a piece is taken for the one that the cluster itself reads with."""

    desired: Desired
    title: str
    needed: KeyNeeded

    @property
    def fleet(self) -> str:
        return self.desired.fleet

    @property
    def cluster(self) -> str:
        return f"{self.desired.cluster}/{self.needed.name}"

    @property
    def aliases(self) -> tuple[str, ...]:
        return tuple(f"{name}/{self.needed.name}" for name in self.desired.aliases)

    @property
    def uid(self) -> str:
        return self.desired.uid

    @property
    def place(self) -> tuple[str, str]:
        return self.needed.namespace or self.desired.namespace, self.needed.name

    @property
    def source(self) -> Object:
        """The GitRepository that reads with it, by its name."""
        meta = {"name": self.needed.source, "namespace": self.place[0]}
        return {"apiVersion": SOURCE, "kind": "GitRepository", "metadata": meta}


@dataclass(frozen=True, kw_only=True)
class KeyState:
    """`item`: its Secret; `taken`: one of that name that is somebody else's. `trusted`: the host
    keys in use now; `declared`: they come from the handover or the host's API, not from first
    use. `since`: when the key was made, in seconds since the epoch."""

    key: PieceKey
    item: Object | None = field(repr=False)
    taken: bool
    trusted: tuple[str, ...]
    declared: bool
    host: KeyOnHost
    since: float | None = None

    @property
    def next(self) -> str:
        """Public half of the key that is to replace the one in use."""
        return _public(self.item, NEXT)

    @property
    def previous(self) -> str:
        """Public half of the key that the one in use has replaced, and that may be in use again."""
        return _public(self.item, PREVIOUS)


def wanted(desired: Desired) -> list[PieceKey]:
    return [
        PieceKey(desired=desired, title=one.title, needed=needed)
        for one in desired.platform
        for needed in one.keys
    ]


def look(target: Target, facts: Facts) -> list[KeyState]:
    declared = target.run.fleet.repositories
    return [
        _look(target, facts, key) if declared[key.needed.repository].known else _to_come(key)
        for key in wanted(target.desired)
    ]


def holds(target: Target, facts: Facts, *entries: str) -> bool:
    """Whether a Secret holds one of these keys beside the one in use. No host is asked."""
    held = facts.cluster.platform_secrets
    items = [held.get(key.place) for key in wanted(target.desired)]
    return any(_public(item, entry) for item in items for entry in entries)


def _to_come(key: PieceKey) -> KeyState:
    """In a plan: for a repository that Terraform has not made yet."""
    host = KeyOnHost(public="", listed=())
    return KeyState(key=key, item=None, taken=False, trusted=(), declared=True, host=host)


def _look(target: Target, facts: Facts, key: PieceKey) -> KeyState:
    item = facts.cluster.platform_secrets.get(key.place)
    taken = item is None and _exists(target, key)
    remote, public = _remote(target, key), in_use(item, key)
    listed = host_keys(target, key.needed.repository).listed()
    readable = opens(target, key, item, "identity") if listed is None and public else None
    trusted = remote.known_hosts or hostkeys.first_use(remote, target.run.context)
    return KeyState(
        key=key,
        item=item,
        taken=taken,
        trusted=tuple(trusted),
        declared=bool(remote.known_hosts),
        host=KeyOnHost(public=public, listed=listed, readable=readable),
        since=_since(item),
    )


def _exists(target: Target, key: PieceKey) -> bool:
    namespace, name = key.place
    return target.client.get("v1", "Secret", name, namespace) is not None


def in_use(item: Object | None, key: PieceKey) -> str:
    """Public half of the key that the Secret holds for this repository; empty where it has none:
    a host takes a key for one repository only."""
    return secret.public_key(item) if repository(item) == key.needed.repository else ""


def repository(item: Object | None) -> str:
    """The repository that the key in a Secret was made for; empty where it was not made by us."""
    meta = (item or {"metadata": {}})["metadata"]
    return str((meta.get("annotations") or {}).get(REPOSITORY, ""))


def _since(item: Object | None) -> float | None:
    meta = (item or {"metadata": {}})["metadata"]
    return clock.seconds((meta.get("annotations") or {}).get(CREATED, ""))


def host_keys(target: Target, repository: str) -> HostKeys:
    """Those of a repository, changed only as long as the Lease of the cluster is held."""
    return target.run.host_keys(repository).fenced(target.lease.check, target.name)


def _remote(target: Target, key: PieceKey) -> Remote:
    return target.run.host(key.needed.repository).remote()


def url(target: Target, key: PieceKey) -> str:
    return _remote(target, key).url


def opens(target: Target, key: PieceKey, item: Object | None, entry: str) -> bool:
    """Whether a key in the Secret reads the repository, asked from here as source-controller will
    ask."""
    pair = _pair(item, entry)
    access = pair and Access(remote=_remote(target, key), key=pair.private)
    return bool(access and network.readable(access))


def renew(target: Target, key: PieceKey, trusted: Sequence[str]) -> None:
    """Make a key, and put it into the Secret."""
    made = keys.make(target.desired.pairing.deploy_key.algorithm)
    _write(target, key, made, trusted, since=clock.utc(time.time()))


def keep(target: Target, state: KeyState) -> None:
    """Write the Secret with the key that it holds, and with no other."""
    if pair := _pair(state.item, "identity"):
        _write(target, state.key, pair, state.trusted, since=_created(state))


def stage(target: Target, state: KeyState) -> None:
    """Make the key to come, and keep it beside the one in use."""
    made = keys.make(target.desired.pairing.deploy_key.algorithm)
    if pair := _pair(state.item, "identity"):
        more = {NEXT: made.private}
        _write(target, state.key, pair, state.trusted, since=_created(state), more=more)


def swap(target: Target, state: KeyState) -> None:
    """The key to come is in use from now on; the other one is kept for the way back."""
    new, old = _pair(state.item, NEXT), _pair(state.item, "identity")
    if new and old:
        now, more = clock.utc(time.time()), {PREVIOUS: old.private}
        _write(target, state.key, new, state.trusted, since=now, more=more)


def swap_back(target: Target, state: KeyState) -> None:
    """The replaced key is in use again, and the one that has replaced it is forgotten."""
    if old := _pair(state.item, PREVIOUS):
        _write(target, state.key, old, state.trusted, since="")


def _created(state: KeyState) -> str:
    return clock.utc(state.since) if state.since is not None else ""


def _write(
    target: Target,
    key: PieceKey,
    pair: KeyPair,
    trusted: Sequence[str],
    *,
    since: str,
    more: Mapping[str, Secret] | None = None,
) -> None:
    namespace, name = key.place
    made = SecretMade(
        title=key.title,
        name=name,
        namespace=namespace,
        type="Opaque",
        entries={
            "identity": pair.private,
            "identity.pub": f"{pair.public}\n",
            "known_hosts": "".join(f"{line}\n" for line in trusted),
            **(more or {}),
        },
        annotations={REPOSITORY: key.needed.repository, CREATED: since},
    ).object(target.desired.namespace)
    applied = target.client.apply(made)
    # What another manager wrote stays when it is applied without it.
    if obsolete := (applied.get("data") or {}).keys() - made["data"].keys():
        target.client.patch(made, {"data": dict.fromkeys(obsolete)})


def _pair(item: Object | None, entry: str) -> KeyPair | None:
    return keys.pair_of(secret.entries(item or {}).get(entry))


def _public(item: Object | None, entry: str) -> str:
    pair = _pair(item, entry)
    return pair.public if pair else ""
