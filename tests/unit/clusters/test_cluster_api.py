"""What a Cluster object of Cluster API says, in each version that may be served."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.clusters import cluster_api
from provisioner.clusters.client import Client

READY = "InfrastructureReady"
FIRST = "ControlPlaneInitialized"


def condition(kind: str, status: str, message: str = "", reason: str = "Reason") -> dict[str, str]:
    return {"type": kind, "status": status, "reason": reason, "message": message}


def cluster(
    *conditions: dict[str, str], spec: dict[str, Any] | None = None, **status: Any
) -> dict[str, Any]:
    made = cluster_api.cluster("w1", "v1beta2", "default")
    return {**made, "spec": spec or {}, "status": {**status, "conditions": list(conditions)}}


def annotated(**annotations: str) -> dict[str, Any]:
    made = cluster()
    named = {name.replace("_", "-"): value for name, value in annotations.items()}
    return {**made, "metadata": {**made["metadata"], "annotations": named}}


def gone(cluster: dict[str, Any]) -> dict[str, Any]:
    stamped = {**cluster["metadata"], "deletionTimestamp": "2026-01-01T00:00:00Z"}
    return {**cluster, "metadata": stamped}


NEVER_SEEN = cluster_api.cluster("w1", "v1beta2", "default")
WAITING = condition(FIRST, "False", "Control plane not yet initialized")
AVAILABLE = condition("Available", "True")
OLD_TRUE = {"v1beta1": {"conditions": [condition(FIRST, "True")]}}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (NEVER_SEEN, False),
        ({**NEVER_SEEN, "status": {"conditions": None, "initialization": None}}, False),
        (cluster(condition(FIRST, "True")), True),
        (cluster(condition(FIRST, "Unknown")), False),
        (cluster(WAITING), False),
        (cluster(WAITING, initialization={"controlPlaneInitialized": True}), True),
        (cluster(initialization={"infrastructureProvisioned": True}), False),
        # v1beta1
        (cluster(controlPlaneReady=True), True),
        (cluster(controlPlaneReady=False), False),
        (cluster(v1beta2={"conditions": [condition(FIRST, "True")]}), True),
        (cluster(WAITING, deprecated=OLD_TRUE), True),
        # A network plugin is still missing, and Flux may have to bring it.
        (cluster(condition(FIRST, "True"), condition("Available", "False")), True),
        (cluster(AVAILABLE), False),
    ],
)
def test_initialized(given: dict[str, Any], expected: bool) -> None:
    assert cluster_api.initialized(given) is expected
    assert bool(cluster_api.hindrance(given)) is not expected


MISSING = "failed to retrieve ClusterClass default/none: ClusterClass not found"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (NEVER_SEEN, "Cluster API has not looked at it yet"),
        (cluster(phase="Provisioning"), "its phase is Provisioning"),
        (
            cluster(
                WAITING,
                condition(READY, "False", "* RigCluster w1:\n  * no quota left"),
                phase="Provisioning",
            ),
            "InfrastructureReady is False: * RigCluster w1: * no quota left (phase Provisioning)",
        ),
        (
            cluster(WAITING, condition(READY, "Unknown", "", reason="InternalError")),
            "InfrastructureReady is Unknown: InternalError",
        ),
        (
            cluster(condition(READY, "True"), WAITING, phase="Provisioned"),
            "ControlPlaneInitialized is False: Control plane not yet initialized "
            "(phase Provisioned)",
        ),
        (
            cluster(
                condition(READY, "False", "infrastructureRef is not set"),
                condition("TopologyReconciled", "False", MISSING, reason="ReconcileFailed"),
            ),
            f"TopologyReconciled is False: {MISSING}",
        ),
        (
            cluster(
                condition(READY, "False", "no quota left"),
                condition("TopologyReconciled", "False", reason="MachineDeploymentsCreatePending"),
            ),
            "InfrastructureReady is False: no quota left",
        ),
        # v1beta1
        (cluster(failureMessage="no such region"), "it failed: no such region"),
        (
            cluster(v1beta2={"conditions": [condition(READY, "False", "no quota left")]}),
            "InfrastructureReady is False: no quota left",
        ),
        (
            cluster(
                condition(READY, "False", reason="WaitingForInfrastructure"),
                v1beta2={"conditions": [condition(READY, "False", "no quota left")]},
            ),
            "InfrastructureReady is False: no quota left",
        ),
        (cluster(spec={"paused": True}), "its Cluster is paused"),
        (gone(NEVER_SEEN), "its Cluster is being deleted"),
    ],
)
def test_the_first_hindrance_is_named(given: dict[str, Any], expected: str) -> None:
    assert cluster_api.hindrance(given) == expected


def test_a_message_is_passed_on_in_part() -> None:
    given = cluster(condition(READY, "False", "x" * 5000))
    assert len(cluster_api.hindrance(given)) < 400


@pytest.mark.parametrize(
    ("given", "paused", "moving"),
    [
        (cluster(), False, False),
        (cluster(spec={"paused": True}), True, False),
        (cluster(spec={"paused": False}), False, False),
        # Whatever its value is, as in Cluster API.
        (annotated(**{cluster_api.PAUSED: ""}), True, False),
        (annotated(**{cluster_api.MOVING: ""}), False, True),
    ],
)
def test_paused_and_moving(given: dict[str, Any], paused: bool, moving: bool) -> None:
    assert (cluster_api.paused(given), cluster_api.moving(given)) == (paused, moving)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (cluster(), False),
        (gone(cluster()), True),
        (gone(cluster(spec={"paused": True})), False),
        (gone(annotated(**{cluster_api.PAUSED: "true"})), False),
        (gone(annotated(**{cluster_api.MOVING: ""})), False),
    ],
)
def test_a_cluster_that_is_moved_or_paused_does_not_leave(
    given: dict[str, Any], expected: bool
) -> None:
    assert cluster_api.leaving(given) is expected


def owner(kind: str, uid: str, group: str = cluster_api.GROUP) -> dict[str, str]:
    return {"apiVersion": f"{group}/v1beta2", "kind": kind, "name": "w1", "uid": uid}


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ([], False),
        ([owner("Cluster", "now")], False),
        ([owner("Cluster", "former")], True),
        ([owner("Cluster", "former"), owner("Cluster", "now")], False),
        ([owner("KubeadmControlPlane", "any", "controlplane.cluster.x-k8s.io")], False),
        ([owner("Cluster", "any", "postgresql.cnpg.io")], False),
    ],
)
def test_a_secret_of_a_former_cluster_is_known(owners: list[Any], expected: bool) -> None:
    secret = {"metadata": {"name": "w1-kubeconfig", "ownerReferences": owners}}
    assert cluster_api.owned_by_another(secret, "now") is expected
    assert cluster_api.owned_by_another(secret, "") is False


class FakeDiscovery(Client):
    """Serves Cluster in some versions."""

    def __init__(self, *versions: str) -> None:
        self.versions = versions

    def serves(self, obj: dict[str, Any]) -> bool:
        return obj["kind"] == "Cluster" and obj["apiVersion"] in self.versions


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((), ""),
        (("cluster.x-k8s.io/v1alpha4",), ""),
        (("cluster.x-k8s.io/v1beta1",), "v1beta1"),
        (("cluster.x-k8s.io/v1beta1", "cluster.x-k8s.io/v1beta2"), "v1beta2"),
    ],
)
def test_the_newest_version_that_is_served(versions: tuple[str, ...], expected: str) -> None:
    assert cluster_api.served(FakeDiscovery(*versions)) == expected
