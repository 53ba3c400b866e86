"""A run that makes, rotates or deletes a webhook, and is killed or left by its host in between."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.platform.test_receiver import PUSHES, fleet, url, urls
from tests.unit.pairing.test_kills import killed

__all__ = ["fleet"]

# The writes of a rotation begin with those for the deploy key.
KILLS = [(FakeFleet.pair, n) for n in range(1, 9)] + [(FakeFleet.rotate, n) for n in range(9, 18)]


@pytest.mark.parametrize(("command", "writes"), KILLS)
def test_what_was_killed_is_simply_run_again(fleet: FakeFleet, command: Any, writes: int) -> None:
    declare(fleet, *([PUSHES] if command is FakeFleet.rotate else []))
    fleet.pair()
    declare(fleet, PUSHES)
    killed(fleet, command, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == [url(fleet)]
    assert fleet.pair().changed is False


@pytest.mark.parametrize(
    ("verb", "late"),
    [("create", True), ("create", False), ("test", False), ("delete", True), ("delete", False)],
)
def test_a_host_that_fails_leaves_no_second_webhook(
    fleet: FakeFleet, verb: str, late: bool
) -> None:
    fleet.pair()
    error = ProvisionerError("the host", "the connection was lost")
    fleet.host.journal.fail(error, late=late, verb=verb, kind="Webhook")
    assert report_of(fleet.rotate()).result == "failed"
    assert report_of(fleet.pair()).result == "paired"
    assert urls(fleet) == [url(fleet)]


@pytest.mark.parametrize("writes", range(1, 12))
def test_an_end_that_was_killed_leaves_no_webhook(fleet: FakeFleet, writes: int) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.unpair, writes)
    assert report_of(fleet.unpair()).result == "unpaired"
    assert urls(fleet) == []
