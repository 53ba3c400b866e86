"""What a Cluster object of Cluster API says, in v1beta2 and in v1beta1.

Conditions are looked for where each version has them: in v1beta2 `status.conditions` are new and
`status.deprecated.v1beta1.conditions` the old ones; in v1beta1 `status.conditions` are the old ones
and `status.v1beta2.conditions` the new ones.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.base import masking
from provisioner.clusters.client import Client, Object

GROUP = "cluster.x-k8s.io"
KIND = "Cluster"
LONGEST = 300  # characters of a message that is passed on
VERSIONS = ("v1beta2", "v1beta1")  # the newest first
NAME_LABEL = "cluster.x-k8s.io/cluster-name"
PAUSED = "cluster.x-k8s.io/paused"
MOVING = "clusterctl.cluster.x-k8s.io/delete-for-move"
INITIALIZED = "ControlPlaneInitialized"
# Conditions that name a cause, in the order in which a cluster gets there.
STAGES = (
    "InfrastructureReady",
    INITIALIZED,
    "ControlPlaneReady",
    "ControlPlaneAvailable",
    "TopologyReconciled",
)
# Why nothing is made of a topology. For other reasons that condition is false as long as something
# is still being made.
TOPOLOGY_FAILED = (
    "ReconcileFailed",
    "TopologyReconcileFailed",
    "ClusterClassNotReconciled",
    "ClusterCreating",  # a lifecycle hook blocks it
)
CONDITIONS = (
    ("conditions",),
    ("v1beta2", "conditions"),
    ("deprecated", "v1beta1", "conditions"),
)


def kubeconfig_secret(name: str) -> str:
    """The name of the Secret with the kubeconfig of the cluster called so."""
    return f"{name}-kubeconfig"


def kubeconfig(secret: Object) -> bytes:
    """What such a Secret holds; empty where that is nothing, or not in base64."""
    try:
        return base64.b64decode((secret.get("data") or {}).get("value") or "", validate=True)
    except binascii.Error:
        return b""


def served(client: Client) -> str:
    """The newest version of Cluster that the management cluster serves; empty if it has none."""
    versions = (version for version in VERSIONS if client.serves(cluster("", version)))
    return next(versions, "")


def cluster(name: str, version: str, namespace: str = "") -> Object:
    """A Cluster without a spec."""
    metadata = {"name": name, **({"namespace": namespace} if namespace else {})}
    return {"apiVersion": f"{GROUP}/{version}", "kind": KIND, "metadata": metadata}


def initialized(cluster: Object) -> bool:
    """Whether the API server of the control plane answers for the first time. It stays so.

    Not `Available`, which waits for a network plugin that Flux may have to bring.
    """
    status = _status(cluster)
    if (status.get("initialization") or {}).get("controlPlaneInitialized"):
        return True
    # A boolean of v1beta1 alone.
    ready = bool(status.get("controlPlaneReady"))
    return ready or any(
        condition.get("type") == INITIALIZED and condition.get("status") == "True"
        for condition in _conditions(cluster)
    )


def hindrance(cluster: Object) -> str:
    """Why its control plane is not initialised, as far as the Cluster says so; empty if it is."""
    if initialized(cluster):
        return ""
    if deleted(cluster):
        return "its Cluster is being deleted"
    if paused(cluster):
        return "its Cluster is paused"
    why = _failure(cluster) or _stage(cluster)
    phase = _phase(cluster)
    if why and phase:
        return f"{why} (phase {phase})"
    return why or (f"its phase is {phase}" if phase else "Cluster API has not looked at it yet")


def paused(cluster: Object) -> bool:
    """Whether nobody works on it: by its spec, or by the annotation, whatever that says."""
    return bool((cluster.get("spec") or {}).get("paused")) or PAUSED in _annotations(cluster)


def moving(cluster: Object) -> bool:
    """Whether `clusterctl move` takes it to another management cluster, and deletes it here."""
    return MOVING in _annotations(cluster)


def deleted(cluster: Object) -> bool:
    """Whether its deletion was asked for."""
    return bool(cluster["metadata"].get("deletionTimestamp"))


def owned_by_another(secret: Object, uid: str) -> bool:
    """Whether a Secret belongs to a Cluster of another UID: to a former one of the same name."""
    owners = secret["metadata"].get("ownerReferences") or ()
    clusters = [owner["uid"] for owner in owners if _is_cluster(owner)]
    return bool(uid and clusters) and uid not in clusters


def _is_cluster(owner: Mapping[str, str]) -> bool:
    return owner["kind"] == KIND and owner["apiVersion"].partition("/")[0] == GROUP


def leaving(cluster: Object) -> bool:
    """Whether Cluster API deletes the cluster itself: not where the object is only moved, and not
    while nobody works on it."""
    return deleted(cluster) and not moving(cluster) and not paused(cluster)


def _failure(cluster: Object) -> str:
    """What nobody works on any more, or what no ClusterClass has been found for."""
    for condition in _conditions(cluster):
        if condition.get("reason") in TOPOLOGY_FAILED:
            return _said(condition)
    status = _status(cluster)
    old = (status.get("deprecated") or {}).get("v1beta1") or {}
    message = status.get("failureMessage") or old.get("failureMessage")
    return f"it failed: {_line(message)}" if message else ""


def _stage(cluster: Object) -> str:
    """The first condition that is not true, with its message."""
    conditions = list(_conditions(cluster))
    for kind in STAGES:
        same = [one for one in conditions if one.get("type") == kind]
        if pending := [one for one in same if one.get("status") != "True"]:
            # The old conditions often have none.
            return _said(next((one for one in pending if one.get("message")), pending[0]))
    return ""


def _said(condition: Mapping[str, Any]) -> str:
    why = _line(condition.get("message") or condition.get("reason") or "")
    return f"{condition['type']} is {condition['status']}" + (f": {why}" if why else "")


def _line(text: object) -> str:
    """Messages of conditions have several lines, and may be as long as those who fail like."""
    return masking.shortened(" ".join(str(text).split()), LONGEST)


def _phase(cluster: Object) -> str:
    return str(_status(cluster).get("phase") or "")


def _conditions(cluster: Object) -> Iterator[Mapping[str, Any]]:
    for path in CONDITIONS:
        place: Any = _status(cluster)
        for name in path:
            place = (place or {}).get(name)
        yield from place or ()


def _status(cluster: Object) -> Mapping[str, Any]:
    return cluster.get("status") or {}


def _annotations(cluster: Object) -> Mapping[str, str]:
    return cluster["metadata"].get("annotations") or {}
