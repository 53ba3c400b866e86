"""What a drain says that it will delete."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Action
from provisioner.pairing.removal.workloads import drain
from provisioner.pairing.removal.workloads.delivered import Workloads
from provisioner.pairing.run.desired_state import Desired

ONE: dict[str, Any] = {"kind": "ConfigMap", "metadata": {"name": "own", "namespace": "default"}}


@pytest.mark.parametrize(
    ("state", "action", "detail"),
    [
        (Workloads(root=ONE), Action.UNCHANGED, ""),
        (
            Workloads(root=ONE, children=[ONE], own=[ONE, ONE], outside=[ONE]),
            Action.DELETED,
            "0 namespaces, 0 workloads, 0 volumes, 0 load balancers, 1 other object (default/own)",
        ),
        (
            Workloads(root=None, outside=[ONE]),
            Action.DELETED,
            "0 namespaces, 0 workloads, 0 volumes, 0 load balancers, 1 other object (default/own)",
        ),
    ],
)
def test_drain(state: Workloads, action: Action, detail: str, desired: Desired) -> None:
    decision = drain.decide(desired, state)
    assert (decision.action, decision.subject, decision.detail) == (action, "workloads", detail)
    assert decision.work == (state if action is Action.DELETED else None)
