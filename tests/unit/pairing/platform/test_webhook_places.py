"""A webhook belongs to the repository at its address, whatever the fleet calls it, on fakes."""

from __future__ import annotations

import msgspec
import pytest

from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.host import FakeHost
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.platform.test_receiver import PUSHES, hooks, told, url

APPS = {**PUSHES, "repository": "apps"}
OLD = "ssh://git@git.example.com/apps.git"


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    return told(fake_fleet)


def another(fleet: FakeFleet, name: str) -> FakeHost:
    host = fleet.another_repository(name)
    assert host.hooks
    host.hooks.deliver = hooks(fleet).deliver
    return host


def at(host: FakeHost) -> list[str]:
    return [one.url for one in host.hooks.book] if host.hooks else []


def rename(fleet: FakeFleet, before: str, after: str) -> None:
    """The repository at this address has another name now."""
    repositories = dict(fleet.fleet.repositories)
    repositories[after] = repositories.pop(before)
    fleet.fleet = msgspec.structs.replace(fleet.fleet, repositories=repositories)


def test_another_repository_of_the_same_name_gets_its_own(fleet: FakeFleet) -> None:
    old, new = another(fleet, "apps"), another(fleet, "moved")
    declare(fleet, APPS)
    fleet.pair()
    rename(fleet, "moved", "apps")
    assert report_of(fleet.pair()).result == "paired"
    assert (at(old), at(new)) == ([url(fleet)], [url(fleet)])
    assert new.hooks.tested if new.hooks else False
    for _ in range(2):
        assert f"one stays on {OLD}, which is not in the fleet" in str(fleet.events)
        assert "the next run does" in str(fleet.events)
        assert fleet.pair().changed is False

    declare(fleet)  # the new one goes, and the old one is still named
    fleet.pair()
    assert (len(at(old)), at(new)) == (1, [])
    assert f"one stays on {OLD}" in str(fleet.events)


def test_whoever_leaves_names_what_stays_behind(fleet: FakeFleet) -> None:
    another(fleet, "apps")
    declare(fleet, APPS)
    fleet.pair()
    left = {"fleet": fleet.fleet.repositories["fleet"]}
    fleet.fleet = msgspec.structs.replace(fleet.fleet, repositories=left)
    declare(fleet)
    assert report_of(fleet.unpair()).result == "unpaired"
    assert f"one stays on {OLD}, which is not in the fleet any more" in str(fleet.events)
    assert "the next run" not in str(fleet.events)


def test_one_that_comes_back_under_another_name_is_cleared(fleet: FakeFleet) -> None:
    old = another(fleet, "apps")
    declare(fleet, APPS)
    fleet.pair()
    rename(fleet, "apps", "code")
    declare(fleet)
    fleet.pair()
    assert at(old) == []


def test_another_name_of_the_same_repository_changes_nothing(fleet: FakeFleet) -> None:
    another(fleet, "apps")
    declare(fleet, APPS)
    fleet.pair()
    rename(fleet, "apps", "code")
    declare(fleet, {**PUSHES, "repository": "code"})
    fleet.pair()
    assert fleet.steps()["webhooks"] == "unchanged"


def test_a_repository_that_has_moved_at_its_host_takes_its_webhook_along(fleet: FakeFleet) -> None:
    old, new = another(fleet, "apps"), another(fleet, "moved")
    declare(fleet, APPS)
    fleet.pair()
    new.hooks, new.book = old.hooks, old.book
    rename(fleet, "moved", "apps")
    assert report_of(fleet.pair()).result == "paired"
    assert (at(new), "stays" in str(fleet.events)) == ([url(fleet)], False)
    fleet.pair()
    assert fleet.steps()["webhooks"] == "unchanged"


def test_a_record_without_addresses_is_still_read(fleet: FakeFleet) -> None:
    apps = another(fleet, "apps")
    declare(fleet, APPS)
    fleet.pair()
    record = fleet.only.peek("ConfigMap", "provisioner-pairing") or {}
    text = record["data"]["webhooks"].removesuffix(f" {OLD}")
    assert text.endswith(" proven")
    fleet.only.edit(record, {"data": {"webhooks": text}})
    assert fleet.pair().changed is False
    declare(fleet)
    fleet.pair()
    assert at(apps) == []
