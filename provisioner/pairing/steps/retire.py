"""Superseded deploy keys of this pairing go once the new one is proven. Keys of others are never touched."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "old keys"


def look(site: Site) -> tuple[str, tuple[HostKey, ...]]:
    return site.public, tuple(site.host_keys or ())


def decide(want: Want, seen: tuple[str, tuple[HostKey, ...]]) -> Decision:
    public, listed = seen
    old = [key for key in listed if key.title.startswith(want.key_title) and key.public != public]
    if not old or not public:
        return Decision(action=Action.UNCHANGED, subject="deploy keys")
    return Decision(action=Action.CONFIGURED, subject="deploy keys", detail=f"{len(old)} superseded, revoked", work=old)


def act(site: Site, decision: Decision) -> None:
    for key in decision.work:
        site.host.revoke(site.repository, key.id)
