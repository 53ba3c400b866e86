"""What is to be done about Flux's own objects: every case is data in controllers.json."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import controllers
from provisioner.pairing.steps.controllers import Installation
from tests.unit.pairing.cases import Case, cases, decided


def installation(state: dict[str, Any]) -> Installation:
    ending = tuple(
        {"kind": kind, "metadata": {"name": name}} for kind, name in state.get("ending", [])
    )
    return Installation(
        managed=state["managed"],
        present=frozenset(state["present"]),
        known=state.get("known", False),
        ending=ending,
        foreign=({},) * state.get("foreign", 0),
        inventory=frozenset(state.get("inventory", ())),
        idle=frozenset(state.get("idle", ())),
    )


@pytest.mark.parametrize("case", cases("controllers"))
def test_controllers(case: Case, desired: Desired) -> None:
    state = installation(case["state"])
    decision = decided(case, lambda: controllers.decide(desired, state))
    assert decision
    assert decision.work
    assert decision.work.everything is case.get("everything", not case["state"]["managed"])
    assert sorted(decision.work.broken) == sorted(case.get("broken", []))
