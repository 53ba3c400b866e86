"""What is to be done about the sync objects: every case is data in sync.json."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import sync
from provisioner.pairing.steps.sync import SyncState
from tests.unit.pairing.cases import Case, cases, decided


@pytest.mark.parametrize("case", cases("sync"))
def test_sync(case: Case, desired: Desired) -> None:
    def live(name: str, wanted: dict[str, Any]) -> dict[str, Any] | None:
        if name not in case["state"]:
            return None
        return {**wanted, "spec": wanted["spec"] | case["state"][name]}

    state = SyncState(
        source=live("source", desired.source),
        root=live("root", desired.root),
        behind=case["state"].get("behind", False),
    )
    decision = decided(case, lambda: sync.decide(desired, state))
    assert decision
    kinds = [item["kind"] for item in decision.work or ()]
    assert kinds == case.get("applied", [])
