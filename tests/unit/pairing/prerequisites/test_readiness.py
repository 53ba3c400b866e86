"""When an object of a prerequisite is ready: every case is data in readiness.json."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.prerequisites import readiness
from tests.unit.pairing.cases import Case, cases


def live(case: Case) -> dict[str, Any]:
    deleted = {"deletionTimestamp": "2026-01-01T00:00:00Z"} if case.get("deleted") else {}
    return {
        "kind": case["kind"],
        "metadata": {"name": "a", "generation": case.get("generation", 1), **deleted},
        "spec": case.get("spec", {}),
        "status": case.get("status", {}),
    }


@pytest.mark.parametrize("case", cases("readiness"))
def test_readiness(case: Case) -> None:
    missing = readiness.missing(live(case))
    assert bool(missing) is ("missing" in case), missing
    assert case.get("missing", "") in missing
    assert bool(readiness.hopeless(live(case))) is ("hopeless" in case)
    assert case.get("hopeless", "") in readiness.hopeless(live(case))


def test_what_does_not_exist_is_not_ready() -> None:
    assert readiness.missing(None)
    assert not readiness.hopeless(None)
