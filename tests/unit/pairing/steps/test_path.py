"""When the root Kustomization gets its new path, and what of it is written."""

from __future__ import annotations

import pytest

from provisioner.base.events import Action
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import path
from provisioner.pairing.steps.path import PathState

NEW = {"path": "./clusters/c1", "suspend": None}
CASES = {
    "no root": (PathState(path=None), None, ""),
    "there already": (PathState(path="clusters/c1"), None, ""),
    "stopped": (PathState(path="clusters/c1", stopped=True), NEW, "syncs again"),
    "elsewhere": (
        PathState(path="clusters/old", stopped=True),
        NEW,
        "path clusters/old -> clusters/c1",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_path(case: str, desired: Desired) -> None:
    state, spec, detail = CASES[case]
    decision = path.decide(desired, state)
    assert (decision.work, decision.detail) == (spec, detail)
    assert decision.action is (Action.CONFIGURED if spec else Action.UNCHANGED)
