"""Superseded deploy keys of this pairing go once the new one is proven. Keys of others are never
touched."""

from __future__ import annotations

from collections.abc import Iterable

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "old keys"


def look(target: Target) -> tuple[str, tuple[HostKey, ...]]:
    """What was seen earlier in this run, and where that says that a key is to go, what is there
    now."""
    if target.public and superseded(target.desired, target.public, target.host_keys or ()):
        private, _, _ = secret.read(
            target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace) or {}
        )
        pair = keys.pair_of(private)
        return pair.public if pair else "", tuple(target.host.keys() or ())
    return target.public, tuple(target.host_keys or ())


def superseded(desired: Desired, public: str, listed: Iterable[HostKey]) -> list[HostKey]:
    """The keys of this pairing besides the one in use."""
    return [
        key for key in listed if key.title.startswith(desired.key_title) and key.public != public
    ]


def decide(desired: Desired, seen: tuple[str, tuple[HostKey, ...]]) -> Decision:
    public, listed = seen
    old = superseded(desired, public, listed)
    if not old or (desired.keyed and not public):
        return Decision(action=Action.UNCHANGED, subject="deploy keys")
    return Decision(
        action=Action.CONFIGURED,
        subject="deploy keys",
        detail=f"{len(old)} superseded, revoked",
        work=old,
    )


def act(target: Target, decision: Decision) -> None:
    for key in decision.work:
        target.host.revoke(key.id)
