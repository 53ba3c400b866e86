"""How clusters leave the operator: what is unpaired, and what is never."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.pairing.removal.leaving import Departure
from provisioner.reports.model import ClusterReport, Result
from provisioner.watch.management import records
from tests.unit.watch.conftest import ManagementMaker, paired, with_one

GONE = Departure(gone=True)


def test_a_cluster_that_is_gone_is_unpaired(management: ManagementMaker) -> None:
    fake = with_one(management)
    fake.remove("c1")
    fake.until(lambda: fake.record("c1") is None)
    assert [call.departures for call in fake.unpaired] == [{"default-c1": GONE}]
    assert fake.occurrences("c1") == ["Paired", "Unpaired"]


@pytest.mark.usefixtures("eager")
def test_a_record_stays_until_everything_is_undone(management: ManagementMaker) -> None:
    fake = with_one(management)
    failure = ClusterReport(cluster="default-c1", result=Result.FAILED, cause="host is down")
    fake.fails["default-c1"] = [failure, failure]
    fake.remove("c1")
    fake.until(lambda: fake.record("c1") is None)
    assert len(fake.unpaired) == 3
    assert fake.occurrences("c1") == ["Paired", "UnpairingFailed", "Unpaired"]


def test_one_that_went_while_we_were_down_is_unpaired(management: ManagementMaker) -> None:
    fake = with_one(management, grace=0.05)
    fake.close()
    fake.remove("c1")
    fake.start()
    fake.until(lambda: fake.record("c1") is None)
    assert [call.departures for call in fake.unpaired] == [{"default-c1": GONE}]


@pytest.mark.parametrize(
    "fault",
    [
        {"verb": "list", "kind": "Cluster"},
        {"verb": "discover", "kind": "cluster.x-k8s.io/v1beta2"},
        {"verb": "get", "kind": "Namespace", "name": "kube-system"},
    ],
)
def test_a_list_that_fails_means_nothing(
    management: ManagementMaker, fault: dict[str, str]
) -> None:
    fake = with_one(management, grace=0.0)
    fake.close()
    fake.remove("c1")
    fake.start()
    fake.cluster.fail(Unreachable("cluster management", "no answer"), times=None, **fault)
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)


def test_clusters_whose_kind_is_no_longer_served_are_not_gone(management: ManagementMaker) -> None:
    fake = with_one(management, grace=0.0)
    fake.close()
    crd = fake.cluster.peek("CustomResourceDefinition", "clusters.cluster.x-k8s.io", "")
    assert crd
    fake.cluster.server.delete(crd)
    assert fake.cluster.peek("Cluster", "c1", "default") is None
    fake.start()
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)


def test_a_watch_that_is_wrong_does_not_unpair(management: ManagementMaker) -> None:
    """The Cluster is asked for by name before anything is undone."""
    from provisioner.watch.observed import observed

    fake = with_one(management)
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    assert fake.reconciler
    fake.reconciler.cluster_deleted(observed(held))
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        {"spec": {"paused": True}},
        {"metadata": {"annotations": {"cluster.x-k8s.io/paused": "true"}}},
        {"metadata": {"annotations": {"clusterctl.cluster.x-k8s.io/delete-for-move": ""}}},
    ],
)
def test_pause_and_move_never_unpair(
    management: ManagementMaker, change: dict[str, Any], down: bool
) -> None:
    fake = with_one(management, grace=0.0)
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    fake.cluster.edit(held, change)
    fake.until(lambda: fake.condition("c1", "Paused").get("status") == "True")
    assert len(fake.paired) == 1
    if down:
        fake.close()
    fake.remove("c1")
    if down:
        fake.start()
    fake.until(lambda: fake.condition("c1", "Ready").get("reason") == "Moved")
    assert fake.unpaired == []
    assert "unpair=gone" in fake.condition("c1", "Ready")["message"]
    assert fake.occurrences("c1") == ["Paired"]


def test_one_that_moved_here_is_adopted(management: ManagementMaker) -> None:
    """clusterctl makes both objects anew, without their status."""
    fake = with_one(management)
    record = fake.record("c1")
    assert record
    identity = record["spec"]["identity"]
    fake.close()
    spec = {**record["spec"], "management": "the other one"}
    spec["cluster"] = {**spec["cluster"], "uid": "the other one's"}
    fake.cluster.edit(record, {"metadata": {"finalizers": None}})
    fake.cluster.server.delete(record)
    fake.cluster.put(
        {**records.ANY, "metadata": {"name": "c1", "namespace": "default"}, "spec": spec}
    )
    fake.start()
    fake.until(lambda: paired(fake, "c1"))
    assert fake.unpaired == []
    adopted = fake.record("c1")
    assert adopted
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    assert adopted["spec"]["cluster"]["uid"] == held["metadata"]["uid"]
    assert adopted["spec"]["management"] != "the other one"
    assert adopted["spec"]["identity"] == identity


@pytest.mark.parametrize("down", [False, True])
def test_one_that_is_made_again_is_another(management: ManagementMaker, down: bool) -> None:
    fake = with_one(management)
    if down:
        fake.close()
    fake.remove("c1")
    made = fake.add("c1")
    if down:
        fake.start()
    fake.until(lambda: len(fake.paired) == 2 and paired(fake, "c1"))
    assert [call.departures for call in fake.unpaired] == [{"default-c1": GONE}]
    assert fake.paired[1].options.new_clusters == {"default-c1"}
    record = fake.record("c1")
    assert record
    assert record["spec"]["cluster"]["uid"] == made["metadata"]["uid"]


def test_one_that_was_restored_is_the_same(management: ManagementMaker) -> None:
    """Its object is another one, but it leads to the same cluster."""
    fake = with_one(management)
    fake.close()
    workload = fake.workloads["default-c1"]
    fake.remove("c1")
    fake.add("c1")
    fake.workloads["default-c1"] = workload
    fake.start()
    fake.until(lambda: len(fake.paired) == 2)
    fake.rest(0.05)
    assert fake.unpaired == []
