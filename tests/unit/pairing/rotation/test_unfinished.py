"""What `pair` does about a rotation that was killed: cases in rotation.json."""

from __future__ import annotations

import pytest

from provisioner.pairing.rotation import unfinished
from provisioner.pairing.rotation.unfinished import Leftover
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import Case, cases, decided
from tests.unit.pairing.rotation.states import rotation


@pytest.mark.parametrize("case", cases("rotation", "unfinished"))
def test_unfinished(case: Case, desired: Desired) -> None:
    under_way = rotation(case.get("rotation"))
    state = Leftover(exists=case["exists"], rotation=under_way, api=case["api"])
    decision = decided(case, lambda: unfinished.decide(desired, state))
    assert decision
    finishes = under_way is not None and under_way.swapped
    assert decision.work == (under_way if finishes else None), "only a swapped key is proven"
