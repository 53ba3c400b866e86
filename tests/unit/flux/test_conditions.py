"""How a cluster delivers, as its Kustomization and its source say."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.flux import conditions
from provisioner.flux.conditions import Delivery

AT = "2026-01-01T12:00:00Z"


def item(
    kind: str, status: str = "True", *, message: str = "", suspend: bool = False, observed: int = 2
) -> dict[str, Any]:
    ready = {"type": "Ready", "status": status, "message": message, "lastTransitionTime": AT}
    return {
        "kind": kind,
        "metadata": {"name": "flux-system", "generation": 2},
        "spec": {"suspend": suspend},
        "status": {
            "observedGeneration": observed,
            "conditions": [ready],
            "lastAppliedRevision": "main@sha1:1",
        },
    }


ROOT, SOURCE = item("Kustomization"), item("GitRepository")


@pytest.mark.parametrize(
    ("root", "source", "state", "detail"),
    [
        pytest.param(None, None, "", "", id="nothing is there"),
        pytest.param(ROOT, SOURCE, "ready", "", id="ready"),
        pytest.param(ROOT, None, "ready", "", id="the source was not read"),
        pytest.param(
            item("Kustomization", "False", message="no\n such kind"),
            SOURCE,
            "failing",
            "Kustomization flux-system: no such kind",
            id="the Kustomization fails",
        ),
        pytest.param(
            ROOT,
            item("GitRepository", "False", message="no login"),
            "failing",
            "GitRepository flux-system: no login",
            id="the source fails",
        ),
        pytest.param(item("Kustomization", "Unknown"), SOURCE, "reconciling", "", id="under way"),
        pytest.param(
            item("Kustomization", "False", observed=1), SOURCE, "reconciling", "", id="outdated"
        ),
        pytest.param(
            item("Kustomization", suspend=True),
            item("GitRepository", suspend=True),
            "suspended",
            "Kustomization flux-system and GitRepository flux-system",
            id="both are suspended",
        ),
    ],
)
def test_the_state_of_a_delivery(root: Any, source: Any, state: str, detail: str) -> None:
    delivery = conditions.delivery(root, source)
    assert (delivery.state, delivery.detail) == (state, detail)


def test_when_and_what_was_applied_last() -> None:
    assert conditions.delivery(ROOT, SOURCE) == Delivery(
        state="ready", at=AT, revision="main@sha1:1"
    )
    later = {**ROOT, "status": {**ROOT["status"], "history": [{"lastReconciled": "later"}]}}
    assert conditions.delivery(later, SOURCE).at == "later"
    assert conditions.delivery(item("Kustomization", "False"), SOURCE).at == ""
