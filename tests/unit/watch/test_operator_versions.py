"""Management clusters with other versions of Cluster API, or in the middle of a change of them."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.pairing.removal.leaving import Departure
from provisioner.watch.management import records
from provisioner.watch.management.hub import Hub
from tests.fakes.cluster import FakeCluster
from tests.fakes.management import FakeManagement
from tests.unit.watch.conftest import ManagementMaker, paired, with_one

OLD = {"conditions": [{"type": "ControlPlaneInitialized", "status": "True"}]}
CONVERSION = "conversion webhook for cluster.x-k8s.io/v1beta1, Kind=Cluster failed"


@pytest.mark.parametrize("status", [OLD, {"controlPlaneReady": True}])
def test_only_v1beta1_is_served(management: ManagementMaker, status: dict[str, Any]) -> None:
    fake = management(versions=("v1beta1",))
    fake.start()
    fake.add("c1", apiVersion="cluster.x-k8s.io/v1beta1", status=status)
    fake.until(lambda: paired(fake, "c1"))
    fake.remove("c1")
    fake.until(lambda: fake.record("c1") is None)
    assert [call.departures for call in fake.unpaired] == [{"default-c1": Departure(gone=True)}]


def hub(fake: FakeManagement) -> Hub:
    return Hub(fake.settings, threading.Event())


def test_the_version_is_looked_for_whenever_a_watch_begins(management: ManagementMaker) -> None:
    fake = with_one(management)
    assert hub(fake).version() == "v1beta2"
    fake.serve("v1beta1")
    assert hub(fake).version() == "v1beta1"
    fake.rest()
    assert (fake.unpaired, paired(fake, "c1")) == ([], True)


def test_a_version_that_nobody_knows_is_named_and_unpairs_nothing(
    management: ManagementMaker,
) -> None:
    fake = with_one(management, grace=0.0)
    fake.serve("v1beta3")
    with pytest.raises(Unreachable, match="does not serve Cluster .* in v1beta2 or v1beta1"):
        hub(fake).version()
    fake.close()
    fake.start()
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)
    fake.serve("v1beta2")
    fake.add("c2")
    fake.until(lambda: paired(fake, "c2"))


@pytest.mark.usefixtures("eager")
def test_without_its_conversion_webhook_nobody_is_taken_for_gone(
    management: ManagementMaker,
) -> None:
    """Each read of another version than the stored one fails then."""
    fake = with_one(management, grace=0.0)
    away = Unreachable("cluster management", CONVERSION)
    faults = [
        fake.cluster.fail(away, verb=verb, kind="Cluster", times=None) for verb in ("get", "list")
    ]
    fake.remove("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("reason") == "UnpairingFailed")
    assert CONVERSION in fake.condition("c1", "Ready")["message"]
    assert fake.unpaired == []
    for fault in faults:
        fault.times = 0
    fake.until(lambda: fake.record("c1") is None)
    assert len(fake.unpaired) == 1


def test_records_of_another_version_are_left_alone(management: ManagementMaker) -> None:
    """Their CRD is one of a newer provisioner, which may keep something else in them."""
    fake = management()
    other = records.crd()
    other["spec"]["versions"][0]["name"] = "v9"
    fake.cluster.put(other)
    with pytest.raises(ProvisionerError) as caught:
        fake.start()
    assert "ClusterPairing" in str(caught.value)
    crd = fake.cluster.peek("CustomResourceDefinition", records.CRD_NAME, "")
    assert crd
    assert [one["name"] for one in crd["spec"]["versions"]] == ["v9"]


# -- kubeconfigs that are replaced


def test_another_credential_for_the_same_server_is_nothing_new(
    management: ManagementMaker,
) -> None:
    fake = with_one(management)
    assert fake.reconciler
    fake.reconciler.secret_changed(("default", "c1"), "7")
    fake.reconciler.secret_changed(("default", "c1"), "8")
    fake.rest()
    assert len(fake.paired) == 1


def test_another_server_behind_it_is_looked_at(
    management: ManagementMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = with_one(management)
    assert fake.reconciler
    known = fake.reconciler.everything.of(("default", "c1"))
    fake.until(lambda: not known.busy)
    known.address = "where it was before"
    fake.workloads["default-c1"] = FakeCluster("elsewhere")
    fake.reconciler.secret_changed(("default", "c1"), "7")
    fake.reconciler.secret_changed(("default", "c1"), "8")
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "False")
    assert "leads to another cluster" in fake.condition("c1", "Ready")["message"]
    assert len(fake.paired) == 1
