"""What any unit test may build on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from tests.fakes.fleet import FakeFleet


class FleetMaker(Protocol):
    def __call__(self, count: int = 1, **settings: Any) -> FakeFleet: ...


@pytest.fixture
def fake_fleet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FleetMaker:
    """Makes a fleet of fakes and puts it where the program looks for clusters and hosts."""
    from tests.fakes.fleet import FakeFleet

    def make(count: int = 1, **settings: Any) -> FakeFleet:
        return FakeFleet(tmp_path / "fleet", count, **settings).installed(monkeypatch)

    return make
