"""What Flux says of a failing source or Kustomization: cases/pairing/delivery_faults.json, in the
controllers' own words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import delivery_faults
from tests.conftest import CASES

KNOWN = json.loads((CASES / "pairing" / "delivery_faults.json").read_text())


def named(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in KNOWN[kind]]


@pytest.mark.parametrize("case", named("source"))
def test_a_source_that_fails(case: dict[str, Any]) -> None:
    failure = delivery_faults.of_source(case["message"])
    assert case["cause"] in failure.cause
    assert case["hint"] in failure.hint
    assert (failure.definite, failure.network) == (case["definite"], case["network"])


@pytest.mark.parametrize("case", named("root"))
def test_a_kustomization_that_fails(case: dict[str, Any]) -> None:
    failure = delivery_faults.of_root(case["reason"], case["message"])
    assert case["cause"] in failure.cause
    assert "\n" not in failure.cause
    assert "kustomization-" not in failure.cause
    assert failure.definite is case["definite"]
