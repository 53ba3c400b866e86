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
        others=tuple(state.get("others", ())),
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


def test_ten_of_the_others_are_named(desired: Desired) -> None:
    others = tuple(f"Kustomization default/{number}" for number in range(12))
    present = frozenset({"Deployment/source-controller"})
    state = Installation(managed=False, present=present, others=others)
    detail = controllers.decide(desired, state).detail
    assert detail.endswith("Kustomization default/9, 2 more")
