"""The staging Secret is deleted last of all: there is nothing left that a next run would have to
finish."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


def look(target: Target, facts: Facts) -> bool:
    """True if the staging Secret may be deleted. It stays while the host's owner still has to
    install its key."""
    if facts.cluster.staging_secret is None:
        return target.planning and target.purpose == "rotating"
    rotation = staging_secret.of(facts.cluster)
    return rotation is None or rotation.swapped or target.host_keys.listed() is not None


def decide(desired: Desired, done: bool) -> Decision[None]:
    subject = f"Secret {desired.namespace}/{secret.STAGING}"
    if not done:
        return Decision(action=Action.UNCHANGED, subject=subject)
    return Decision(action=Action.DELETED, subject=subject, detail="removed")


def act(target: Target, facts: Facts, decision: Decision[None]) -> Facts:
    staging_secret.finish(target)
    return facts


STEP = Step(name="unstaging", look=look, decide=decide, act=act)
