"""A hub, c1, and its spoke, c2, on fakes."""

from __future__ import annotations

import pytest

from tests.fakes.spokes import FakeSpokes
from tests.unit.conftest import FleetMaker

MANIFEST = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: default}
data: {of: NAME}
"""


@pytest.fixture
def spokes(fake_fleet: FleetMaker) -> FakeSpokes:
    fleet = fake_fleet(2)
    for name in ("c2",):
        fleet.repository.commit({f"clusters/{name}/app.yaml": MANIFEST.replace("NAME", name)})
    return FakeSpokes(fleet)
