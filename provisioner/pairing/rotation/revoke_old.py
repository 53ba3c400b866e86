"""The old key leaves the host, now that the new one is proven. Keys that somebody else made are
only named."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import old_keys

NAME = "old keys"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`old`: what the Secret held before, if that is known. `listed` is None where the host has no
    API."""

    public: str
    old: str
    listed: tuple[HostKey, ...] | None


def look(target: Target) -> Seen:
    found = staging_secret.must(target)
    listed = target.host_keys = target.host.keys()
    old = found.old.public if found.old else ""
    return Seen(public=found.new.public, old=old, listed=None if listed is None else tuple(listed))


def decide(desired: Desired, seen: Seen) -> Decision:
    if seen.listed is None:
        detail = f"its owner removes it now, since the host has no API for keys: {seen.old}"
        return Decision(
            action=Action.SKIPPED, subject=keys.fingerprint(seen.old or seen.public), detail=detail
        )
    decision = old_keys.decide(desired, (seen.public, seen.listed))
    if decision.work:
        return decision
    for key in seen.listed:
        if key.public == seen.old:
            detail = f"made by somebody else, as {key.title!r}: stays until they remove it"
            return Decision(
                action=Action.SKIPPED, subject=keys.fingerprint(seen.old), detail=detail
            )
    return decision


act = old_keys.act
