"""Three seeded kills; the campaign is `python -m tests.real.kills --count 100`."""

from __future__ import annotations

import pytest

from tests.real import kills
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]


def test_killed_and_run_again_it_converges(project: Project) -> None:
    counts = kills.campaign(project, kills.kills(seed=151, count=3))
    assert counts["faults"] == 0
    assert counts["converged"] == 3
