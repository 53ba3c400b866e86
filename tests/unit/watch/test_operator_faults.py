"""What fails, and what it holds up: nobody else, and not for ever."""

from __future__ import annotations

import threading
import time

import pytest

from provisioner.base.errors import Refused, Unreachable
from provisioner.clusters.faults import NotReady
from provisioner.handover.fleet import Fleet
from provisioner.pairing.removal.leaving import Departure
from provisioner.reports.model import ClusterReport, Result
from tests.fakes.cluster import FakeCluster
from tests.unit.watch.conftest import ManagementMaker, paired, with_one

GONE = Departure(gone=True)


def test_one_that_hangs_holds_up_nobody(management: ManagementMaker) -> None:
    fake = management()
    release = threading.Event()

    def hang(fleet: Fleet) -> None:
        if "default-c1" in fleet.pairings:
            release.wait(5)

    fake.before = hang
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.paired)
    fake.add("c2")
    fake.until(lambda: paired(fake, "c2"))
    assert not paired(fake, "c1")
    release.set()
    fake.until(lambda: paired(fake, "c1"))


@pytest.mark.usefixtures("eager")
def test_one_that_fails_is_tried_again_and_says_why(management: ManagementMaker) -> None:
    fake = management()
    failure = ClusterReport(
        cluster="default-c1", result=Result.FAILED, cause="no push", hint="Grant it."
    )
    fake.fails["default-c1"] = [failure] * 3
    fake.start()
    fake.add("c1")
    fake.add("c2")
    fake.until(lambda: paired(fake, "c1", "c2"))
    assert fake.occurrences("c1") == ["PairingFailed", "Paired"]
    assert fake.occurrences("c2") == ["Paired"]
    assert len(fake.paired) == 4
    assert all(names == ["default-c1"] for names in fake.names()[1:])


@pytest.mark.usefixtures("eager")
def test_one_that_spoils_a_batch_does_so_once(management: ManagementMaker) -> None:
    fake = management()

    def spoil(fleet: Fleet) -> None:
        if "default-c1" in fleet.pairings:
            raise Refused("fleet", "cannot be used")

    fake.before = spoil
    for name in ("c1", "c2", "c3"):
        fake.add(name)
    fake.start()
    fake.until(lambda: paired(fake, "c2", "c3"))
    assert fake.condition("c1")["message"] == "fleet: cannot be used."


@pytest.mark.usefixtures("eager")
def test_what_a_git_host_asks_for_is_waited(management: ManagementMaker) -> None:
    fake = management()
    limited = ClusterReport(
        cluster="default-c1", result=Result.FAILED, cause="its rate limit", retry_after=0.3
    )
    fake.fails["default-c1"] = [limited]
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("status") == "False")
    began = time.monotonic()
    fake.until(lambda: paired(fake, "c1"))
    assert time.monotonic() - began > 0.25


def test_one_that_was_paired_stays_so_when_a_look_fails(management: ManagementMaker) -> None:
    fake = with_one(management)
    failure = ClusterReport(cluster="default-c1", result=Result.FAILED, cause="no push")
    fake.fails["default-c1"] = [failure]
    fake.look_again("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "False")
    assert fake.condition("c1")["status"] == "True"
    assert fake.condition("c1", "Ready")["message"] == "no push."


@pytest.mark.usefixtures("eager")
def test_a_cluster_whose_delivery_fails_is_paired(management: ManagementMaker) -> None:
    fake = management()
    failing = ClusterReport(
        cluster="default-c1", result=Result.DELIVERY_FAILING, cause="apps", hint="Fix it."
    )
    fake.fails["default-c1"] = [failing] * 2
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("reason") == "DeliveryFailing")
    assert fake.condition("c1")["status"] == "True"
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "True")
    assert fake.occurrences("c1") == ["DeliveryFailing", "Paired"]


@pytest.mark.usefixtures("eager")
def test_a_secret_that_is_late_is_no_failure(management: ManagementMaker) -> None:
    fake = management()
    fake.unreachable["default-c1"] = NotReady("cluster c1", "its Secret is not there")
    fake.start()
    fake.add("c1")
    fake.rest()
    assert (fake.record("c1"), fake.occurrences("c1")) == (None, [])
    fake.unreachable.clear()
    assert fake.reconciler
    fake.reconciler.secret_changed(("default", "c1"), "7")
    fake.until(lambda: paired(fake, "c1"))


@pytest.mark.usefixtures("eager")
def test_a_secret_that_never_comes_is_named(management: ManagementMaker) -> None:
    fake = management(patience=0.0)
    fake.unreachable["default-c1"] = NotReady("cluster c1", "its Secret is not there yet")
    fake.start()
    fake.add("c1", metadata={"creationTimestamp": "2026-01-01T00:00:00Z"})
    fake.until(lambda: fake.condition("c1").get("reason") == "NotReady")
    assert "its Secret is not there yet" in fake.condition("c1")["message"]


def test_a_cluster_that_is_never_ready_says_what_hinders_it(management: ManagementMaker) -> None:
    missing = {"type": "TopologyReconciled", "status": "False", "message": "ClusterClass x is gone"}
    fake = management(patience=2.0)
    fake.start()
    fake.add("c1", status={"conditions": [missing]})
    fake.rest(0.05)
    assert fake.record("c1") is None
    fake.until(lambda: fake.condition("c1").get("reason") == "NotReady")
    assert "ClusterClass x is gone" in fake.condition("c1")["message"]
    assert fake.occurrences("c1") == ["NotReady"]
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    status = {"initialization": {"controlPlaneInitialized": True}}
    fake.cluster.server.patch(held, {"status": status})
    fake.until(lambda: paired(fake, "c1"))


@pytest.mark.usefixtures("eager")
def test_a_cluster_that_does_not_answer_says_so(management: ManagementMaker) -> None:
    fake = management()
    fake.unreachable["default-c1"] = Unreachable("cluster c1", "its kubeconfig is no YAML", "See.")
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("reason") == "PairingFailed")
    assert fake.condition("c1")["message"] == "cluster c1: its kubeconfig is no YAML. See."
    assert fake.paired == []
    fake.unreachable.clear()
    fake.until(lambda: paired(fake, "c1"))


def test_a_kubeconfig_that_leads_elsewhere_is_refused(management: ManagementMaker) -> None:
    fake = with_one(management)
    fake.workloads["default-c1"] = FakeCluster("elsewhere")
    fake.look_again("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "False")
    assert "leads to another cluster" in fake.condition("c1", "Ready")["message"]
    assert (len(fake.paired), fake.unpaired) == (1, [])
