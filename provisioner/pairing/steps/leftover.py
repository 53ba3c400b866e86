"""A rotation that was killed: not swapped yet, it is taken back; swapped, it is finished by its
proof. Either way the next step revokes the key that is not in use. Where a key's owner is waited
for, `rotate` goes on, not we."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import fetch, staged
from provisioner.pairing.rotating.staged import Staged
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "rotation"


def look(site: Site) -> tuple[bool, Staged | None, bool]:
    """Whether a staging Secret is there, what it says, and whether the host has an API for keys."""
    found = site.client.get("v1", "Secret", secret.STAGING, site.want.namespace)
    return found is not None, staged.look(site) if found else None, site.host_keys is not None


def decide(want: Want, seen: tuple[bool, Staged | None, bool]) -> Decision:
    there, found, api = seen
    subject = f"Secret {want.namespace}/{secret.STAGING}"
    if not there:
        return Decision(action=Action.UNCHANGED, subject=subject)
    if found and found.swapped:
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail="rotation finished", work=found
        )
    if found and not api:
        detail = (
            f"rotation waits for its owner to install {found.new.public}; `provisioner "
            f"rotate` goes on"
        )
        return Decision(action=Action.SKIPPED, subject=subject, detail=detail)
    return Decision(action=Action.CONFIGURED, subject=subject, detail="rotation taken back")


def act(site: Site, decision: Decision) -> None:
    """What is no longer needed goes with the old keys, and then the Secret itself."""
    if decision.work:
        fetch.act(site, fetch.decide(site.want, fetch.look(site)))
