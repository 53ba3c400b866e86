"""When the record of the key in use is written."""

from __future__ import annotations

import pytest

from provisioner.pairing.rotation import record_key
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps.record import RecordState

WANTED = {"fingerprint": "SHA256:new", "key_created": "2026-01-31T12:00:00Z"}


@pytest.mark.parametrize(
    ("held", "action"),
    [
        ({}, "configured"),
        ({**WANTED, "fingerprint": "SHA256:old"}, "configured"),
        ({**WANTED, "fleet": "demo"}, "unchanged"),
    ],
)
def test_record_key(held: dict[str, str], action: str, desired: Desired) -> None:
    decision = record_key.decide(desired, RecordState(held=held, wanted=WANTED))
    assert (decision.action, decision.work) == (action, WANTED)
