"""Why a controller does not run: every case is data in controller_faults.json."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import controller_faults
from provisioner.pairing.flux_on_cluster.controller_faults import Evidence
from tests.conftest import CASES

KNOWN = json.loads((CASES / "pairing" / "controller_faults.json").read_text())


@pytest.mark.parametrize("case", KNOWN, ids=[case["name"] for case in KNOWN])
def test_a_cause_is_named(case: dict[str, Any]) -> None:
    cause = controller_faults.find(Evidence(**case["evidence"]))
    assert case["text"] in cause.text
    assert case["hint"] in cause.hint
    assert bool(cause.hint) == bool(case["hint"])
    assert cause.patience == (case["patience"] or controller_faults.PASSING)
