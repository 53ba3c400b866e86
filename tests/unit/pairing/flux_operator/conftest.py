"""A fleet of one cluster on which flux-operator runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.fleet import FakeFleet
from tests.fakes.flux_operator import FakeOperator
from tests.unit.pairing.test_kills import SHOP


@pytest.fixture
def fleet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    made = FakeFleet(tmp_path, manager="flux-operator").installed(monkeypatch)
    made.repository.commit({"clusters/c1/shop.yaml": SHOP})
    return made


@pytest.fixture
def operator(fleet: FakeFleet) -> FakeOperator:
    return FakeOperator(fleet.only)
