"""The old key is revoked, now that the new one is proven. Keys that somebody else made are only
named."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.credentials import host_keys, staging_secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import old_keys
from provisioner.pairing.steps.old_keys import Keys


@dataclass(frozen=True, kw_only=True)
class ReplacedKey:
    """`new` is in use; it is empty in a plan, before it is made. `old`: what the Secret held
    before, if that is known. `listed` is None where the host has no API."""

    new: str
    old: str
    listed: tuple[HostKey, ...] | None


def look(target: Target, facts: Facts) -> ReplacedKey:
    rotation = staging_secret.required(target, facts.cluster)
    listed = target.host_keys.listed(fresh=True)
    return ReplacedKey(new=rotation.new, old=rotation.old, listed=listed)


def decide(desired: Desired, state: ReplacedKey) -> Decision[Keys]:
    if state.listed is None:
        detail = f"the host has no API for keys, so its owner removes it now: {state.old}"
        subject = keys.fingerprint(state.old or state.new)
        return Decision(action=Action.SKIPPED, subject=subject, detail=detail)
    decision = old_keys.revoke(
        host_keys.superseded(desired, state.new, state.listed, _known(state))
    )
    foreign = next((key for key in state.listed if key.public == state.old), None)
    if decision.work or foreign is None:
        return decision
    detail = f"made by somebody else, as {foreign.title!r}: stays until they remove it"
    subject = keys.fingerprint(state.old)
    return Decision(action=Action.SKIPPED, subject=subject, detail=detail)


def _known(state: ReplacedKey) -> frozenset[str]:
    return frozenset({keys.fingerprint(state.old)} if state.old else ())


STEP = Step(name="old keys", look=look, decide=decide, act=old_keys.act)
