"""When the record of the key in use is written."""

from __future__ import annotations

import pytest

from provisioner.base import keys
from provisioner.pairing.rotation import record_key
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps.record import RecordState
from tests.unit.pairing.cases import NEW
from tests.unit.pairing.rotation.states import Rotating, record, secrets

WANTED = {"fingerprint": "SHA256:new", "key_created": "2026-01-31T12:00:00Z"}


@pytest.mark.parametrize(
    ("held", "action"),
    [
        ({}, "configured"),
        ({**WANTED, "fingerprint": "SHA256:old"}, "configured"),
        ({**WANTED, "fleet": "demo"}, "unchanged"),
        (WANTED, "unchanged"),
    ],
)
def test_record_key(held: dict[str, str], action: str, desired: Desired) -> None:
    decision = record_key.decide(desired, RecordState(held=held, wanted=WANTED))
    assert (decision.action, decision.work) == (action, WANTED)


def test_the_new_key_is_noted_with_the_time_of_its_secret(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired), record(fleet="demo"))
    state = record_key.look(rotating.target, rotating.facts)
    assert state.held == {"fleet": "demo"}
    assert state.wanted == {
        "fingerprint": keys.fingerprint(NEW.public),
        "key_created": "2026-01-31T12:00:00Z",
    }
    decision = record_key.decide(desired, state)
    assert decision.subject == "ConfigMap flux-system/provisioner-pairing"
    record_key.act(rotating.target, rotating.facts, decision)
    assert rotating.target.snapshot().record == {"fleet": "demo", **state.wanted}


def test_a_plan_has_no_fingerprint_yet(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired, staged=False), planning=True)
    assert record_key.look(rotating.target, rotating.facts).wanted["fingerprint"] == ""
