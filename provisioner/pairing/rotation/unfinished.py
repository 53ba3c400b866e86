"""A rotation that was killed: taken back if the key was not swapped yet, else finished by its
proof. Either way the next step revokes the key that is not in use. Where the owner of the host
still has to install the key, `rotate` continues it, not `pair`."""

from __future__ import annotations

import msgspec

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.rotation import prove_fetch
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


class Leftover(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a staging Secret exists, what it says, and whether the host has an API for keys."""

    exists: bool
    rotation: Rotation | None
    api: bool


def look(target: Target, facts: Facts) -> Leftover:
    exists = facts.cluster.staging_secret is not None
    return Leftover(
        exists=exists,
        rotation=staging_secret.of(facts.cluster),
        api=not exists or target.host_keys.listed() is not None,
    )


def decide(desired: Desired, state: Leftover) -> Decision[Rotation]:
    subject, rotation = f"Secret {desired.namespace}/{secret.STAGING}", state.rotation
    if not state.exists:
        return Decision(action=Action.UNCHANGED, subject=subject)
    if rotation and rotation.swapped:
        detail = "rotation finished"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=rotation)
    if rotation and not state.api:
        detail = (
            f"the rotation waits until the host's owner installs {rotation.new}; "
            "`provisioner rotate` continues it"
        )
        return Decision(action=Action.SKIPPED, subject=subject, detail=detail)
    return Decision(action=Action.CONFIGURED, subject=subject, detail="rotation taken back")


def act(target: Target, facts: Facts, decision: Decision[Rotation]) -> Facts:
    """One that is taken back needs nothing here: the old key is in use, and the steps that follow
    revoke the new one and delete the staging Secret."""
    if decision.work:
        reading = prove_fetch.decide(target.desired, prove_fetch.look(target, facts))
        return prove_fetch.act(target, facts, reading)
    return facts


STEP = Step(name="rotation", look=look, decide=decide, act=act)
