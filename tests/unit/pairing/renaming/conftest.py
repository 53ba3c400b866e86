"""A cluster that is paired and runs a workload."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.renaming.moved import shop
from tests.unit.pairing.test_kills import SHOP


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> Iterator[FakeFleet]:
    """c1 is paired and runs a workload, which is the same to the end."""
    made = fake_fleet()
    made.repository.commit({"clusters/c1/shop.yaml": SHOP})
    assert made.pair().exit_code == 0
    before, key = shop(made), [(key.id, key.title) for key in made.host.book or []]
    yield made
    assert shop(made) == before
    assert [(key.id, key.title) for key in made.host.book or []] == key
