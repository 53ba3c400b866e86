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
    campaign, until = campaign_in(World(project)), time.monotonic() + SECONDS
    campaign.run(strikes.campaign(4, 2))  # however slow this machine is
    campaign.run(strikes.campaign(8, 1, first=4), until)
    assert campaign.faults == []
    assert campaign.counts["objects of others touched"] == 0
    assert campaign.counts["keys orphaned"] == 0
    assert campaign.counts["kills"] >= 2
    assert campaign.counts["suspensions"] >= 1
