"""The key with which a hub decrypted for a spoke whose files are encrypted no more. What stays in
Git was compared before the push: nothing is encrypted to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import sops_secret, spoke
from provisioner.handover import spokes
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Steps
from provisioner.pairing.run.snapshot import PLATFORM, Snapshot
from provisioner.pairing.run.target import Target


def key_on_hub(target: Target) -> Object | None:
    """The Secret, if it is of this pairing and has no key that somebody else has put there."""
    name = spokes.decryption_secret(target.name)
    item = target.flux.get("v1", "Secret", name, target.desired.decrypting_in)
    return (
        item
        if item and spoke.marked(item, target.desired) and not sops_secret.added(item)
        else None
    )


@dataclass(frozen=True, kw_only=True)
class Left:
    item: Object | None = field(default=None, repr=False)


def steps(desired: Desired, cluster: Snapshot) -> Steps:
    """For a spoke that has had pieces, and has no key to decrypt with any more."""
    kept = desired.encryption and desired.encryption.secret
    return (STEP,) if cluster.record.get(PLATFORM) and not kept else ()


def look(target: Target, facts: Facts) -> Left:
    return Left(item=key_on_hub(target))


def decide(desired: Desired, state: Left) -> Decision[Object]:
    name = spokes.decryption_secret(desired.cluster)
    subject = f"Secret {desired.decrypting_in}/{name} on {desired.pairing.gitops.hub}"
    if state.item is None:
        return Decision(action=Action.UNCHANGED, subject=subject)
    return Decision(action=Action.DELETED, subject=subject, work=state.item)


def act(target: Target, facts: Facts, decision: Decision[Object]) -> Facts:
    if decision.work:
        target.flux.delete(decision.work, unchanged=True)
    return facts


STEP = Step(name="former decryption key", look=look, decide=decide, act=act)
