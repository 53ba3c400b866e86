"""A cluster that cannot apply its repository is not upgraded."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.upgrading import delivery_gate


def root(status: str, reason: str) -> dict[str, Any]:
    ready = {"type": "Ready", "status": status, "reason": reason, "message": "web: no"}
    return {"status": {"conditions": [ready]}}


@pytest.mark.parametrize("reason", delivery_gate.FAILURES)
def test_a_failing_root_is_asked_again_and_then_refused(desired: Desired, reason: str) -> None:
    state = root("False", reason)
    decision = delivery_gate.decide(desired, state)
    assert (decision.action, decision.work) == (Action.CONFIGURED, state), "it is given its time"
    with pytest.raises(Refused, match="cannot apply its repository as it is: web: no"):
        delivery_gate.settled(desired, state)


@pytest.mark.parametrize(
    ("state", "action"),
    [
        pytest.param(root("True", "x"), Action.UNCHANGED, id="ready"),
        pytest.param(root("Unknown", "Progressing"), Action.CONFIGURED, id="at it"),
        pytest.param(root("False", "ArtifactFailed"), Action.UNCHANGED, id="no artifact"),
        pytest.param(None, Action.UNCHANGED, id="no root"),
    ],
)
def test_a_root_that_does_not_fail_by_its_content_goes_on(
    desired: Desired, state: dict[str, Any] | None, action: Action
) -> None:
    assert delivery_gate.decide(desired, state).action is action
    assert delivery_gate.settled(desired, state).action is Action.UNCHANGED
    assert delivery_gate.STEP.predict(desired, state).action is Action.UNCHANGED
