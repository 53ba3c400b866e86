"""The controllers of the wanted version run, and no pod of another version is left."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.upgrading import rollout


def deployment(version: str, **status: Any) -> dict[str, Any]:
    conditions = [{"type": "Available", "status": "True"}]
    return {
        "metadata": {"generation": 2, "labels": {"app.kubernetes.io/version": version}},
        "spec": {"replicas": 1},
        "status": {
            "observedGeneration": 2,
            "replicas": 1,
            "updatedReplicas": 1,
            "conditions": conditions,
            **status,
        },
    }


@pytest.mark.parametrize(
    ("live", "expected"),
    [
        pytest.param(deployment("v2.9.4"), True, id="rolled out"),
        pytest.param(deployment("v2.8.0"), False, id="another version"),
        pytest.param(deployment("v2.9.4", observedGeneration=1), False, id="not looked at yet"),
        pytest.param(deployment("v2.9.4", replicas=2), False, id="the old pod still runs"),
        pytest.param(deployment("v2.9.4", updatedReplicas=0), False, id="no new pod"),
        pytest.param(deployment("v2.9.4", conditions=[]), False, id="not available"),
        pytest.param(None, False, id="absent"),
    ],
)
def test_rolled_out(desired: Desired, live: dict[str, Any] | None, *, expected: bool) -> None:
    assert rollout.rolled_out(desired, live) is expected


def test_outdated_controllers_are_named(desired: Desired) -> None:
    decision = rollout.decide(desired, ["source-controller", "helm-controller"])
    assert (decision.action, decision.subject) == ("configured", "Flux v2.9.4")
    assert decision.detail == "source-controller, helm-controller"
    assert rollout.decide(desired, []).action == "unchanged"
