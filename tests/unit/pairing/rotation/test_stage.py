"""Whether a rotation begins: every case is data in rotation.json."""

from __future__ import annotations

import pytest

from provisioner.pairing.rotation import stage
from provisioner.pairing.rotation.stage import KeyInUse
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import Case, cases, decided, kept_by, public
from tests.unit.pairing.rotation.states import reader, rotation

HOSTS = ("h ssh-ed25519 A",)


@pytest.mark.parametrize("case", cases("rotation", "stage"))
def test_stage(case: Case, desired: Desired) -> None:
    given = {"paired": True, "public": "OLD", "rotation": None, **case["state"]}
    state = KeyInUse(
        paired=given["paired"],
        public=public(given["public"]),
        known_hosts=HOSTS,
        rotation=rotation(given["rotation"]),
        readers=[reader(desired, entry) for entry in given.get("readers", [{}])],
        age=given.get("age"),
        older_than=given.get("older_than", 0),
    )
    decision = decided(case, lambda: stage.decide(kept_by(desired, case), state))
    if decision:
        assert decision.work == (HOSTS if decision.action == "created" else None)
