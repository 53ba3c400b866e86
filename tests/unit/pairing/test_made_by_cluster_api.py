"""Clusters that Cluster API makes, in the stories: waited for, planned, told apart, unpaired."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from provisioner.base.events import Change, Waiting
from provisioner.clusters import access, cluster_api
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from provisioner.handover.clusters.base import Cluster
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.handover.clusters.existing import Declaration as Existing
from provisioner.pairing import pair
from provisioner.reports.model import Result
from tests.fakes.fleet import CONNECTION, FakeFleet, report_of
from tests.unit.conftest import FleetMaker

API = f"{cluster_api.GROUP}/v1beta2"
MAKING = {"phase": "Provisioning"}
MADE = {"initialization": {"controlPlaneInitialized": True}}


class FakeManagement:
    """c1 is the management cluster and is not paired; c2 is made by it. `looks`: how often it was
    asked for; at each of them, `changes` may change what it holds."""

    def __init__(self, fleet: FakeFleet) -> None:
        self.fleet, self.hub = fleet, fleet.clusters["c1"]
        self.looks = 0
        self.changes: dict[int, Callable[[], None]] = {}
        self.clients: list[object] = []
        names = {"plural": "clusters", "kind": "Cluster"}
        version = {"name": "v1beta2", "served": True, "storage": True}
        self.hub.server.create(
            {
                "apiVersion": "apiextensions.k8s.io/v1",
                "kind": "CustomResourceDefinition",
                "metadata": {"name": f"clusters.{cluster_api.GROUP}"},
                "spec": {
                    "group": cluster_api.GROUP,
                    "scope": "Namespaced",
                    "names": names,
                    "versions": [version],
                },
            }
        )

    def cluster(self, status: dict[str, Any]) -> None:
        """As a provider would leave it."""
        held = self.hub.server.find(self.resource(), "default", "w1")
        if held is None:
            made = cluster_api.cluster("w1", "v1beta2", "default")
            self.hub.server.create({**made, "status": status})
        else:
            self.hub.server.patch(held, {"status": status}, manager="provider")

    def delete(self) -> None:
        held = self.hub.server.find(self.resource(), "default", "w1")
        assert held
        self.hub.server.delete(held)

    def secret(self, server: str = "https://w1.test") -> None:
        content = {
            "current-context": "x",
            "contexts": [{"name": "x", "context": {"cluster": "x", "user": "x"}}],
            "clusters": [{"name": "x", "cluster": {"server": server}}],
            "users": [{"name": "x", "user": {"token": "t"}}],
        }
        self.hub.server.create(
            {
                "apiVersion": "v1",
                "kind": "Secret",
                "metadata": {"name": "w1-kubeconfig", "namespace": "default"},
                "data": {"value": base64.b64encode(json.dumps(content).encode()).decode()},
            }
        )

    def made(self) -> None:
        self.cluster(MADE)
        self.secret()

    def pair_itself(self) -> None:
        """The management cluster is paired as well."""
        pairings = self.fleet.fleet.pairings
        own = msgspec.structs.replace(pairings["c2"], cluster="c1", path="clusters/c1")
        pairings = {**pairings, "c1": own}
        self.fleet.fleet = msgspec.structs.replace(self.fleet.fleet, pairings=pairings)

    def pair_alone(self, name: str) -> None:
        """Another cluster, which nobody makes."""
        fleet = self.fleet.fleet
        self.fleet.build(name)
        pairing = fleet.pairings["c2"]
        alone = msgspec.structs.replace(pairing, cluster=name, path=f"clusters/{name}")
        self.fleet.fleet = msgspec.structs.replace(
            fleet,
            clusters={**fleet.clusters, name: Existing(context=name)},
            pairings={**fleet.pairings, name: alone},
        )

    def reach(
        self,
        name: str,
        declaration: Cluster,
        clusters: dict[str, Cluster],
        client: Callable[[str], Client],
    ) -> Connection:
        """The real one for kind cluster_api."""
        if not declaration.through:
            return CONNECTION
        self.looks += 1
        self.changes.get(self.looks, lambda: None)()
        self.clients.append(client(declaration.through))
        return REACH(name, declaration, clusters, client)

    def resource(self) -> Any:
        return self.hub.server.resource(API, "Cluster")


REACH = access.reach


@pytest.fixture
def management(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeManagement:
    fleet = fake_fleet(2)
    declared = {**fleet.fleet.clusters, "c2": Declaration(management="c1", cluster_name="w1")}
    pairings = {"c2": fleet.fleet.pairings["c2"]}
    fleet.fleet = msgspec.structs.replace(fleet.fleet, clusters=declared, pairings=pairings)
    management = FakeManagement(fleet)
    monkeypatch.setattr(access, "reach", management.reach)
    return management


def waited(fleet: FakeFleet) -> list[str]:
    return [event.detail for event in fleet.events if isinstance(event, Waiting)]


def test_it_is_waited_for_and_paired(management: FakeManagement) -> None:
    fleet = management.fleet
    management.changes = {
        2: lambda: management.cluster(MAKING),
        3: lambda: management.cluster(MADE),
        4: management.secret,
    }
    report = fleet.pair()
    assert report_of(report, "c2").result == Result.PAIRED
    assert management.looks == 4
    assert [detail for detail in waited(fleet) if "default" in detail or "phase" in detail] == [
        "management cluster c1 has no Cluster default/w1",
        "its phase is Provisioning",
        "Secret default/w1-kubeconfig is not there yet",
    ]
    assert [entry.cluster for entry in report.clusters] == ["c2"]
    assert len(set(map(id, management.clients))) == 1


def test_the_deadline_names_the_cause(management: FakeManagement) -> None:
    management.cluster(MAKING)
    report = report_of(management.fleet.pair(), "c2")
    assert report.result == Result.FAILED
    assert "its phase is Provisioning, for 30 s now" in report.cause
    assert management.fleet.clusters["c2"].journal.writes == []


def test_a_plan_does_not_wait(management: FakeManagement) -> None:
    management.fleet.pair(planning=True)
    assert management.looks == 1
    assert waited(management.fleet) == []


def test_one_that_was_paired_before_is_waited_for_as_well(management: FakeManagement) -> None:
    management.made()
    management.fleet.pair()
    management.looks = 0
    management.cluster({**MAKING, "initialization": {"controlPlaneInitialized": False}})
    management.changes = {2: lambda: management.cluster(MADE)}
    assert report_of(management.fleet.pair(), "c2").result == Result.PAIRED


def test_one_that_was_made_again_under_its_name_is_another(management: FakeManagement) -> None:
    management.made()
    management.fleet.pair()
    management.fleet.build("c2", again=1)
    report = report_of(management.fleet.pair(), "c2")
    assert report.result == Result.FAILED
    assert "UID" in report.cause
    assert management.fleet.clusters["c2"].journal.writes == []
    remade = management.fleet.pair(new_clusters=frozenset({"c2"}))
    assert report_of(remade, "c2").result == Result.PAIRED


def test_a_secret_that_leads_to_the_management_cluster_is_noticed_where_both_are_paired(
    management: FakeManagement,
) -> None:
    fleet = management.fleet
    management.made()
    fleet.clusters["c2"] = fleet.clusters["c1"]
    management.pair_itself()
    report = fleet.pair()
    results = {entry.cluster: entry.result for entry in report.clusters}
    assert results == {"c1": Result.PAIRED, "c2": Result.FAILED}
    assert "is already paired as cluster 'c1'" in report_of(report, "c2").cause
    written = [one.kind for one in fleet.clusters["c1"].journal.writes]
    assert written.count("Namespace") == 1, "only what pairs c1"


def test_leaving_asks_the_cluster_itself(management: FakeManagement) -> None:
    management.made()
    management.fleet.pair()
    assert report_of(management.fleet.unpair(), "c2").result == Result.UNPAIRED


def test_a_cluster_that_the_management_cluster_does_not_know_is_not_taken_for_gone(
    management: FakeManagement,
) -> None:
    """It may have been moved to another management cluster."""
    management.made()
    management.fleet.pair()
    management.delete()
    report = report_of(management.fleet.unpair(), "c2")
    assert report.result == Result.FAILED
    assert "--gone c2" in report.hint
    assert management.fleet.host.book
    assert report_of(management.fleet.unpair(gone=True), "c2").result == Result.GONE


@pytest.mark.parametrize("planning", [True, False])
def test_a_management_cluster_is_not_drained_while_it_manages_clusters(
    management: FakeManagement, planning: bool
) -> None:
    fleet = management.fleet
    management.made()
    management.pair_itself()
    fleet.pair()
    report = report_of(fleet.unpair("c1", drain=True, planning=planning), "c1")
    assert report.result == Result.FAILED
    assert "a drain would delete as well: default/w1" in report.cause
    assert "--workloads keep" in report.hint
    assert management.hub.server.find(management.resource(), "default", "w1")
    management.delete()
    left = report_of(fleet.unpair("c1", drain=True, planning=planning), "c1")
    assert left.result == (Result.PLANNED if planning else Result.UNPAIRED)


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (set(), [["a", "b"]]),
        ({"a"}, [["b"], ["a"]]),
        ({"a", "b"}, [["a", "b"]]),
    ],
)
def test_what_is_there_comes_first(late: set[str], expected: list[list[str]]) -> None:
    assert pair.parts(["a", "b"], late) == expected
    assert pair.parts([], late) == [[]]


def test_others_are_not_kept_waiting(management: FakeManagement) -> None:
    """c2 is never made; c1 is paired all the same, and long before that is known."""
    fleet = management.fleet
    management.cluster(MAKING)
    management.pair_alone("c3")
    report = fleet.pair()
    assert report_of(report, "c3").result == Result.PAIRED
    assert report_of(report, "c2").result == Result.FAILED
    events = [event for event in fleet.events if isinstance(event, Change | Waiting)]
    paired = [place for place, event in enumerate(events) if event.cluster == "c3"]
    waited = [place for place, event in enumerate(events) if event.cluster == "c2"]
    assert max(paired) < min(waited)
