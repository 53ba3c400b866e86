"""The source Secret gets the new key. From here on the old key is kept only for the way back."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


@dataclass(frozen=True, kw_only=True)
class SwapState:
    """`in_use`: the public key that the source Secret holds, empty where there is none."""

    rotation: Rotation
    in_use: str


def look(target: Target, facts: Facts) -> SwapState:
    rotation = staging_secret.required(target, facts.cluster)
    return SwapState(rotation=rotation, in_use=secret.public_key(facts.cluster.source_secret))


def decide(desired: Desired, state: SwapState) -> Decision[Rotation]:
    subject, rotation = f"Secret {desired.namespace}/{desired.secret}", state.rotation
    if rotation.swapped:
        detail = "holds the new key"
        return Decision(action=Action.UNCHANGED, subject=subject, detail=detail)
    before = keys.fingerprint(state.in_use) if state.in_use else "no key"
    after = keys.fingerprint(rotation.new) if rotation.new else "the new key"
    detail = f"{before} to {after}"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=rotation)


def act(target: Target, facts: Facts, decision: Decision[Rotation]) -> Facts:
    staging_secret.swap(target, decision.work or staging_secret.required(target, facts.cluster))
    return facts


STEP = Step(name="swap", look=look, decide=decide, act=act)
