"""A rotation that was killed: not swapped yet, it is taken back; swapped, it is finished by its
proof. Either way the next step revokes the key that is not in use. Where a key's owner is waited
for, `rotate` goes on, not we."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Staged
from provisioner.pairing.rotation import prove_fetch
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "rotation"


def look(target: Target) -> tuple[bool, Staged | None, bool]:
    """Whether a staging Secret is there, what it says, and whether the host has an API for keys."""
    found = target.client.get("v1", "Secret", secret.STAGING, target.desired.namespace)
    return (
        found is not None,
        staging_secret.look(target) if found else None,
        target.host_keys is not None,
    )


def decide(desired: Desired, seen: tuple[bool, Staged | None, bool]) -> Decision:
    there, found, api = seen
    subject = f"Secret {desired.namespace}/{secret.STAGING}"
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


def act(target: Target, decision: Decision) -> None:
    """What is no longer needed goes with the old keys, and then the Secret itself."""
    if decision.work:
        prove_fetch.act(target, prove_fetch.decide(target.desired, prove_fetch.look(target)))
