"""A sample of the campaign, for about two minutes: `python -m tests.chaos --seeds 200` is the whole
of it."""

from __future__ import annotations

import time

import pytest

from tests.chaos import strikes
from tests.chaos.campaign import campaign_in
from tests.chaos.world import World
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SECONDS = 90.0


def test_no_strike_touches_what_is_not_ours(project: Project) -> None:
    campaign = campaign_in(World(project))
    campaign.run(strikes.campaign(12, 3), time.monotonic() + SECONDS)
    assert campaign.faults == []
    assert campaign.counts["objects of others touched"] == 0
    assert campaign.counts["keys orphaned"] == 0
    assert campaign.counts["kills"] >= 2
    assert campaign.counts["suspensions"] >= 1
