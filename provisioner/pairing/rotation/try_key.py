"""The new key reads the repository: tried from here, with the host keys that the cluster trusts."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

PATIENCE = 30.0  # seconds that a host may take until it accepts a key that it has listed
PAUSE = 1.0


@dataclass(frozen=True, kw_only=True)
class Trial:
    rotation: Rotation
    opens: bool


def look(target: Target, facts: Facts) -> Trial:
    rotation = staging_secret.required(target, facts.cluster)
    opens = bool(rotation.new) and staging_secret.new_key_opens(target, rotation)
    return Trial(rotation=rotation, opens=opens)


def decide(desired: Desired, trial: Trial) -> Decision[Rotation]:
    subject = keys.fingerprint(trial.rotation.new)
    if trial.opens:
        return Decision(action=Action.UNCHANGED, subject=subject, detail="reads")
    return Decision(action=Action.CONFIGURED, subject=subject, work=trial.rotation)


def predict(desired: Desired, trial: Trial) -> Decision[Rotation]:
    return Decision(action=Action.UNCHANGED, subject="new deploy key", detail="to be tried")


def wait(
    target: Target, facts: Facts, decision: Decision[Rotation]
) -> tuple[Facts, Decision[Rotation]]:
    """Until it reads; Unreachable when it does not in time."""
    rotation = decision.work or staging_secret.required(target, facts.cluster)
    deadline = target.deadline().sooner(PATIENCE)
    while not staging_secret.new_key_opens(target, rotation):
        if deadline.over():
            raise _refused(target.desired, rotation)
        detail = f"{target.desired.url} does not let it read yet"
        target.progress.waiting("the new key", detail)
        target.progress.pause(PAUSE)
    return facts, decide(target.desired, Trial(rotation=rotation, opens=True))


def _refused(desired: Desired, rotation: Rotation) -> Unreachable:
    fingerprint = keys.fingerprint(rotation.new)
    return Unreachable(
        f"cluster {desired.cluster}",
        f"{desired.url} does not let the new key {fingerprint} read",
        "The old key stays in use. Check the host's own rules for keys, and run again.",
    )


STEP = Wait(name="probe", look=look, decide=decide, wait=wait, predict=predict)
