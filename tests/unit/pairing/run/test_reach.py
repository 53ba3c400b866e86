"""How many requests are made side by side to each cluster."""

from __future__ import annotations

import pytest

from provisioner.pairing.run import reach
from tests.unit.conftest import FleetMaker


@pytest.mark.parametrize(
    ("clusters", "expected"), [(0, 8), (1, 8), (16, 8), (32, 4), (64, 2), (256, 2)]
)
def test_many_clusters_get_fewer_connections_each(clusters: int, expected: int) -> None:
    assert reach.requests_at_once(clusters) == expected


def test_clusters_that_other_runs_work_on_count(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: set[int] = set()

    def noted(clusters: int) -> int:
        counted.add(clusters)
        return reach.FEWEST

    monkeypatch.setattr(reach, "requests_at_once", noted)
    fake_fleet(2).pair(beside=60)
    assert counted == {62}
