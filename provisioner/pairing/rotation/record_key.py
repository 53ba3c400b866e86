"""The record says which key is in use now, and when it was made."""

from __future__ import annotations

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import RECORD, record_item
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps.record import KEY_CREATED, Data, RecordState


def look(target: Target, facts: Facts) -> RecordState:
    rotation = staging_secret.required(target, facts.cluster)
    fingerprint = keys.fingerprint(rotation.new) if rotation.new else ""
    wanted = {"fingerprint": fingerprint, KEY_CREATED: clock.utc(rotation.since)}
    return RecordState(held=facts.cluster.record, wanted=wanted)


def decide(desired: Desired, state: RecordState) -> Decision[Data]:
    same = state.held.items() >= state.wanted.items()
    action = Action.UNCHANGED if same else Action.CONFIGURED
    subject = f"ConfigMap {desired.namespace}/{RECORD}"
    return Decision(action=action, subject=subject, work=state.wanted)


def act(target: Target, facts: Facts, decision: Decision[Data]) -> Facts:
    item = record_item(target.desired.namespace)
    target.client.patch(item, {"data": dict(decision.work or {})})
    return facts


STEP = Step(name="record", look=look, decide=decide, act=act)
