"""When the source Secret gets the new key: cases in rotation.json."""

from __future__ import annotations

import pytest

from provisioner.pairing.rotation import swap
from provisioner.pairing.rotation.swap import SwapState
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import Case, cases, decided, public
from tests.unit.pairing.rotation.states import rotation


@pytest.mark.parametrize("case", cases("rotation", "swap"))
def test_swap(case: Case, desired: Desired) -> None:
    under_way = rotation(case["rotation"])
    assert under_way
    state = SwapState(rotation=under_way, in_use=public(case["in_use"]))
    decision = decided(case, lambda: swap.decide(desired, state))
    assert decision
    assert decision.work == (under_way if case["action"] == "configured" else None)
