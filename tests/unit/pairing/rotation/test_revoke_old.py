"""Which keys a rotation revokes: cases in rotation.json."""

from __future__ import annotations

import pytest

from provisioner.pairing.rotation import revoke_old
from provisioner.pairing.rotation.revoke_old import ReplacedKey
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import OLD, Case, cases, decided, host_keys, public


@pytest.mark.parametrize("case", cases("rotation", "revoke_old"))
def test_revoke_old(case: Case, desired: Desired) -> None:
    new = public(case.get("new", "NEW"))
    state = ReplacedKey(new=new, old=OLD.public, listed=host_keys(case["listed"]))
    decision = decided(case, lambda: revoke_old.decide(desired, state))
    assert decision
    assert [key.id for key in decision.work or ()] == case.get("revoked", [])
