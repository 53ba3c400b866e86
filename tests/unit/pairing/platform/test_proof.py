"""The proof of a platform: what is asked for, what is waited for, and when it gives up."""

from __future__ import annotations

import pytest

from provisioner.base import keys
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.pairing.platform.conftest import GIT, declare

WHERE = {"kind": "kustomization", "path": "apps"}


def test_a_new_credential_has_to_work(fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    fleet.pair()
    monkeypatch.setenv("APPS_KEY", keys.make("ed25519").private.reveal())
    report = report_of(fleet.pair())
    assert report.result == "delivery-failing"
    assert "git_source apps: GitRepository apps: " in report.cause


def test_dependencies_are_not_waited_for_longer_than_they_take(fleet: FakeFleet) -> None:
    first = {**GIT, "name": "first", "deliver": [{**WHERE, "depends_on": ["second"]}]}
    second = {**GIT, "name": "second", "deliver": [{**WHERE, "depends_on": ["third"]}]}
    third = {**GIT, "name": "third", "deliver": [WHERE]}
    declare(fleet, first, second, third)
    assert report_of(fleet.pair()).result == "paired"
    assert sum(fleet.time.slept) < 10


def test_a_dependency_that_never_comes_is_named(fleet: FakeFleet) -> None:
    declare(fleet, {**GIT, "deliver": [{**WHERE, "depends_on": ["chrats"]}]})
    report = report_of(fleet.pair())
    assert report.result == "failed"
    assert "git_source apps: Kustomization apps: dependency 'flux-system/chrats'" in report.cause


def test_what_somebody_has_suspended_is_named_at_once(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.only.edit(fleet.only.peek("GitRepository", "apps") or {}, {"spec": {"suspend": True}})
    report = report_of(fleet.pair())
    assert report.result == "delivery-failing"
    assert "GitRepository apps: is suspended" in report.cause
    assert "`flux resume gitrepository apps -n flux-system`" in report.hint


def test_the_whole_platform_comes_back(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.only.server.delete(fleet.only.peek("Kustomization", "platform") or {})
    assert fleet.only.peek("GitRepository", "apps") is None
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("GitRepository", "apps")


def test_waiting_lists_only_what_is_waited_for(fleet: FakeFleet) -> None:
    declare(fleet, {**GIT, "deliver": [{**WHERE, "depends_on": ["chrats"]}]})
    fleet.pair()
    lists = [one.kind for one in fleet.only.journal.requests if one.verb == "list"]
    assert lists.count("Kustomization") > 20 > lists.count("GitRepository")
