"""Superseded deploy keys of this pairing go once the new one is proven. Keys of others are never
touched."""

from __future__ import annotations

from collections.abc import Iterable

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "old keys"


def look(site: Site) -> tuple[str, tuple[HostKey, ...]]:
    """What was seen earlier in this run, and where that says that a key is to go, what is there
    now."""
    if site.public and superseded(site.want, site.public, site.host_keys or ()):
        private, _, _ = secret.read(
            site.client.get("v1", "Secret", site.want.secret, site.want.namespace) or {}
        )
        pair = keys.pair_of(private)
        return pair.public if pair else "", tuple(site.host.keys(site.repository) or ())
    return site.public, tuple(site.host_keys or ())


def superseded(want: Want, public: str, listed: Iterable[HostKey]) -> list[HostKey]:
    """The keys of this pairing besides the one in use."""
    return [key for key in listed if key.title.startswith(want.key_title) and key.public != public]


def decide(want: Want, seen: tuple[str, tuple[HostKey, ...]]) -> Decision:
    public, listed = seen
    old = superseded(want, public, listed)
    if not old or (want.keyed and not public):
        return Decision(action=Action.UNCHANGED, subject="deploy keys")
    return Decision(
        action=Action.CONFIGURED,
        subject="deploy keys",
        detail=f"{len(old)} superseded, revoked",
        work=old,
    )


def act(site: Site, decision: Decision) -> None:
    for key in decision.work:
        site.host.revoke(site.repository, key.id)
