"""What Flux says of a failing source or Kustomization: cases/pairing/delivery_faults.json, in the
controllers' own words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import delivery_faults
from provisioner.pairing.steps.proof import Patience
from tests.conftest import CASES

KNOWN = json.loads((CASES / "pairing" / "delivery_faults.json").read_text())


def named(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in KNOWN[kind]]


@pytest.mark.parametrize("case", named("source"))
def test_a_source_that_fails(case: dict[str, Any]) -> None:
    found = delivery_faults.of_source(case["message"])
    assert case["cause"] in found.cause
    assert case["hint"] in found.hint
    assert (found.definite, found.network) == (case["definite"], case["network"])


@pytest.mark.parametrize("case", named("root"))
def test_a_kustomization_that_fails(case: dict[str, Any]) -> None:
    found = delivery_faults.of_root(case["reason"], case["message"])
    assert case["cause"] in found.cause
    assert "\n" not in found.cause
    assert "kustomization-" not in found.cause
    assert found.definite is case["definite"]


def test_what_was_seen_before_we_asked_is_no_answer() -> None:
    patience = Patience()
    before = {"status": {"lastHandledReconcileAt": ""}}
    assert not patience.answered(before)
    patience.token = "ours"  # noqa: S105  # no secret
    assert not patience.answered({"status": {"lastHandledReconcileAt": "another's"}})
    assert patience.answered({"status": {"lastHandledReconcileAt": "ours"}})
