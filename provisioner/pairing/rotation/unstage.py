"""The staging Secret goes, last of all: there is nothing left that a next run would have to
finish."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "unstaging"


def look(target: Target) -> bool:
    """Whether there is one that nobody waits for: a key that the host's owner was asked to install
    stays."""
    if target.client.get("v1", "Secret", secret.STAGING, target.desired.namespace) is None:
        return False
    found = staging_secret.look(target)
    return found is None or found.swapped or target.host_keys is not None


def decide(desired: Desired, seen: bool) -> Decision:
    action = Action.CONFIGURED if seen else Action.UNCHANGED
    return Decision(
        action=action,
        subject=f"Secret {desired.namespace}/{secret.STAGING}",
        detail="removed" if seen else "",
    )


def act(target: Target, decision: Decision) -> None:
    staging_secret.drop(target)
