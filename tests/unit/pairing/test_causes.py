"""Why a controller does not run: every case is data in controller_faults.json."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import controller_faults
from provisioner.pairing.flux_on_cluster.controller_faults import Cause, Evidence
from provisioner.pairing.steps import ready
from tests.conftest import CASES

KNOWN = json.loads((CASES / "pairing" / "controller_faults.json").read_text())


@pytest.mark.parametrize("case", KNOWN, ids=[case["name"] for case in KNOWN])
def test_a_cause_is_named(case: dict[str, Any]) -> None:
    found = controller_faults.find(Evidence(**case["seen"]))
    assert case["text"] in found.text
    assert case["hint"] in found.hint
    assert bool(found.hint) == bool(case["hint"])
    assert found.patience == (case["patience"] or controller_faults.PASSING)


def test_a_cause_that_passes_is_waited_for_to_the_end() -> None:
    clock = ready.Clock(deadline=0.0)
    assert not clock.hopeless(Cause(text="pod Pending"))


def test_another_cause_has_its_own_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    clock = ready.Clock(deadline=300.0)
    image, node = (
        Cause(text="a", hint="b", patience=15.0),
        Cause(text="c", hint="d", patience=120.0),
    )
    assert not clock.hopeless(image)
    now += 14.0
    assert not clock.hopeless(node)
    now += 119.0
    assert not clock.hopeless(node)
    now += 2.0
    assert clock.hopeless(node)


def test_no_cause_takes_more_than_half_of_a_short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    clock = ready.Clock(deadline=20.0)
    image = Cause(text="a", hint="b", patience=15.0)
    assert not clock.hopeless(image)
    now += 10.5
    assert clock.hopeless(image)
