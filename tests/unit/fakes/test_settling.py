"""Access to a cluster that Terraform has just made begins to work while the run waits."""

from __future__ import annotations

import dataclasses

import pytest

from provisioner.base.events import Waiting
from provisioner.base.retry import Backoff
from provisioner.clusters import access, settling
from provisioner.clusters.access.base import Connection
from provisioner.clusters.faults import SignInRefused, Unauthorized
from tests.fakes.cluster import FakeCluster
from tests.fakes.fleet import CONNECTION, FakeFleet
from tests.unit.conftest import FleetMaker

REMEDY = "Give the role an access entry."


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    """Its cluster is of a kind that Terraform makes."""
    made = fake_fleet()
    new = dataclasses.replace(CONNECTION, settles=True, remedy=lambda: REMEDY)
    monkeypatch.setattr(access, "reach", lambda *_given: new)
    monkeypatch.setattr(settling, "BACKOFF", Backoff(first=0.0, longest=0.0, tries=20))
    return made


class Granted:
    """Rights that come after so many questions."""

    def __init__(self, cluster: FakeCluster, after: int) -> None:
        self.left = after
        cluster.rights = self._answer

    def _answer(self, *_asked: str) -> bool:
        self.left -= 1
        return self.left < 0


def waits(fleet: FakeFleet) -> list[str]:
    events = (event for event in fleet.events if isinstance(event, Waiting))
    return [event.detail for event in events if "a cluster that is new" in event.detail]


def test_a_first_pairing_waits_until_its_rights_are_there(fleet: FakeFleet) -> None:
    granted = Granted(fleet.clusters["c1"], after=200)
    assert fleet.pair().exit_code == 0
    assert granted.left < 0
    assert waits(fleet)
    assert "may not" in waits(fleet)[0]


def test_rights_that_never_come_are_an_error_that_says_what_would_work(fleet: FakeFleet) -> None:
    Granted(fleet.clusters["c1"], after=10**9)
    (cluster,) = fleet.pair(timeout=7.0).clusters
    assert cluster.cause.endswith("for 7 s now")
    assert REMEDY in cluster.hint
    assert fleet.clusters["c1"].journal.writes == []


def test_a_cluster_that_was_paired_is_not_waited_for(fleet: FakeFleet) -> None:
    """Its record on the cluster is gone, as for a wrong cluster; the repository still knows it."""
    fleet.pair()
    cluster = fleet.clusters["c1"]
    cluster.delete(cluster.peek("ConfigMap", "provisioner-pairing") or {})
    Granted(cluster, after=10**9)
    (report,) = fleet.pair().clusters
    assert report.result == "failed"
    assert "may not" in report.cause
    assert waits(fleet) == []


def test_a_role_that_is_new_as_well_is_waited_for(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Terraform has made it a moment ago, and the cloud does not know it everywhere."""
    refused = [SignInRefused("cluster c1", "ARN may not assume role ROLE", "Allow it.")] * 2

    def reach(*_given: object) -> Connection:
        if refused:
            raise refused.pop()
        return CONNECTION

    monkeypatch.setattr(access, "reach", reach)
    assert fleet.pair().exit_code == 0
    assert [text.partition(";")[0] for text in waits(fleet)] == ["ARN may not assume role ROLE"] * 2


def test_one_that_was_made_again_is_waited_for(fleet: FakeFleet) -> None:
    fleet.pair()
    Granted(fleet.build("c1", again=1), after=200)
    fleet.pair(new_clusters=frozenset({"c1"}))
    assert waits(fleet)


def test_a_plan_does_not_wait(fleet: FakeFleet) -> None:
    cluster = fleet.clusters["c1"]
    cluster.journal.fail(Unauthorized("cluster c1", "refused (401)", "Renew it."), times=None)
    (report,) = fleet.pair(planning=True).clusters
    assert (report.cause, report.hint) == ("cluster c1: refused (401)", REMEDY)
    assert waits(fleet) == []
