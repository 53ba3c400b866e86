"""Flux's namespace is deleted only if an install of Flux made it and nothing else runs there."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Action
from provisioner.pairing.removal import namespace
from provisioner.pairing.removal.namespace import Clearing, NamespaceState
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from tests.unit.pairing.targets import Objects, target

FLUX = {"app.kubernetes.io/part-of": "flux"}
KEPT = {"provisioner/keep": "it existed before the pairing"}
WORKLOAD = {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {"name": "web", "namespace": "flux-system"},
}


def of(labels: dict[str, str], annotations: dict[str, str] | None = None) -> dict[str, Any]:
    meta = {"name": "flux-system", "labels": labels, "annotations": annotations or {}}
    return {"kind": "Namespace", "metadata": meta}


@pytest.mark.parametrize(
    ("state", "action", "whole"),
    [
        pytest.param(NamespaceState(namespace=None), Action.UNCHANGED, None, id="gone"),
        pytest.param(
            NamespaceState(namespace=of(FLUX), ours=True), Action.DELETED, True, id="of Flux"
        ),
        pytest.param(
            NamespaceState(namespace=of(FLUX, KEPT), ours=True),
            Action.CONFIGURED,
            False,
            id="there before us",
        ),
        pytest.param(
            NamespaceState(namespace=of({}), ours=True),
            Action.CONFIGURED,
            False,
            id="not labelled by Flux",
        ),
        pytest.param(
            NamespaceState(namespace=of(FLUX), kept=[WORKLOAD], ours=True),
            Action.CONFIGURED,
            False,
            id="with a workload to keep",
        ),
        pytest.param(
            NamespaceState(namespace=of({}), ours=False),
            Action.UNCHANGED,
            None,
            id="of somebody else, with nothing of ours",
        ),
    ],
)
def test_namespace(
    state: NamespaceState, action: Action, whole: bool | None, desired: Desired
) -> None:
    decision = namespace.decide(desired, state)
    assert (decision.action, decision.subject) == (action, "flux-system")
    assert (decision.work.whole if decision.work else None) is whole
    if decision.work:
        assert decision.work == Clearing(
            namespace=state.namespace or {}, whole=bool(whole), kept=state.kept
        )


@pytest.mark.parametrize(
    ("labels", "annotations", "action"),
    [
        pytest.param({}, {}, Action.UNCHANGED, id="no mark"),
        pytest.param({}, KEPT, Action.CONFIGURED, id="there before us"),
        pytest.param(FLUX, {}, Action.CONFIGURED, id="kept for a workload in it"),
    ],
)
def test_marks_that_a_killed_run_has_left_are_removed(
    labels: dict[str, str], annotations: dict[str, str], action: Action, desired: Desired
) -> None:
    """They are removed after all else; the next run has nothing but them to go by."""
    client = Objects([of(labels, annotations), WORKLOAD])
    subject = target(desired, client, purpose="leaving")
    state = namespace.look(subject, Facts(cluster=subject.first_look))
    assert namespace.decide(desired, state).action is action
