"""How many requests are made side by side to each cluster."""

from __future__ import annotations

import pytest

from provisioner.pairing.run import reach


@pytest.mark.parametrize(
    ("clusters", "expected"), [(0, 8), (1, 8), (16, 8), (32, 4), (64, 2), (256, 2)]
)
def test_many_clusters_get_fewer_connections_each(clusters: int, expected: int) -> None:
    assert reach.requests_at_once(clusters) == expected
