"""What keeps Cluster API from deleting a cluster before its load balancers are gone.

Cluster objects have no hook of their own: BeforeClusterDelete asks an extension, and of topologies
only; the pre-drain hooks of Machines do not count while their Cluster is being deleted, and their
pre-terminate hooks would hold up every rollout. But the control plane and the infrastructure are
deleted only when no MachineSet of the Cluster is left. So there is one that has no Machines and a
finalizer of ours.
"""

from __future__ import annotations

from provisioner.base.errors import Unreachable
from provisioner.clusters import cluster_api, faults
from provisioner.clusters.client import Client, Object
from provisioner.watch.management import records
from provisioner.watch.observed import Key

KIND, PLURAL = "MachineSet", "machinesets"
FINALIZER = f"{records.GROUP}/drain"
# Its selector: no Machine has this label.
NOTHING = f"{records.GROUP}/blocker"
WHY = f"{records.GROUP}/purpose"
PURPOSE = (
    "Without Machines. While it is there, Cluster API deletes neither the control plane nor the "
    "infrastructure; provisioner watch removes it once the load balancers are gone."
)


def name(cluster: str) -> str:
    return f"{cluster}-drain-first"


def rendered(version: str, key: Key, uid: str, reference: Object | None = None) -> Object:
    """`uid`: of the Cluster. `reference`: to its infrastructure. Nothing is ever made of the
    template, nor read, since that kind does not end in Template. But Cluster API looks for Machines
    that were left behind, so it must be a kind of its providers."""
    namespace, cluster = key
    api_version = f"{cluster_api.GROUP}/{version}"
    labels = {cluster_api.NAME_LABEL: cluster, NOTHING: name(cluster)}
    new = version == cluster_api.VERSIONS[0]
    group = {"apiGroup": records.GROUP} if new else {"apiVersion": records.API_VERSION}
    machine = {
        "clusterName": cluster,
        "bootstrap": {"dataSecretName": "none"},
        "infrastructureRef": reference or {**group, "kind": "None", "name": "none"},
    }
    owner = {"apiVersion": api_version, "kind": cluster_api.KIND, "name": cluster, "uid": uid}
    return {
        "apiVersion": api_version,
        "kind": KIND,
        "metadata": {
            "name": name(cluster),
            "namespace": namespace,
            "labels": {cluster_api.NAME_LABEL: cluster},
            "annotations": {WHY: PURPOSE},
            "finalizers": [FINALIZER],
            "ownerReferences": [owner],
        },
        "spec": {
            "clusterName": cluster,
            "replicas": 0,
            "selector": {"matchLabels": labels},
            "template": {"metadata": {"labels": labels}, "spec": machine},
        },
    }


def hold(client: Client, key: Key, uid: str) -> None:
    """Have it there, before the Cluster's deletion begins. `uid`: of the Cluster."""
    version = cluster_api.served(client)
    wanted = rendered(version, key, uid, _reference(client, version, key))
    try:
        client.create(wanted)
    except faults.Conflict:
        _take_over(client, wanted, uid)


def release(client: Client, key: Key, uid: str) -> bool:
    """The deletion goes on. Whether it was held up. One of another Cluster of that name stays."""
    held = _held(client, key)
    if held is None or not _is_of(held, uid) or FINALIZER not in _finalizers(held):
        return False
    if "deletionTimestamp" not in held["metadata"]:
        client.delete(held)
        held = _held(client, key) or held
    left = [one for one in _finalizers(held) if one != FINALIZER]
    version = held["metadata"]["resourceVersion"]
    client.patch(held, {"metadata": {"resourceVersion": version, "finalizers": left or None}})
    return True


def _take_over(client: Client, wanted: Object, uid: str) -> None:
    """`clusterctl move` has brought it, or it was there before."""
    meta = wanted["metadata"]
    held = client.get(wanted["apiVersion"], KIND, meta["name"], meta["namespace"])
    if held is None or not _is_of(held, uid) or "deletionTimestamp" in held["metadata"]:
        raise Unreachable(
            f"{KIND} {meta['namespace']}/{meta['name']}",
            "belongs to another Cluster of that name, or is being deleted",
            "It is waited for until that is gone.",
        )
    if FINALIZER not in _finalizers(held):
        version = held["metadata"]["resourceVersion"]
        finalizers = [*_finalizers(held), FINALIZER]
        client.patch(held, {"metadata": {"resourceVersion": version, "finalizers": finalizers}})


def _reference(client: Client, version: str, key: Key) -> Object | None:
    """In the form of this version."""
    namespace, cluster = key
    found = client.get(f"{cluster_api.GROUP}/{version}", cluster_api.KIND, cluster, namespace)
    spec = (found or {}).get("spec") or {}
    return spec.get("infrastructureRef") or spec.get("controlPlaneRef")


def _held(client: Client, key: Key) -> Object | None:
    namespace, cluster = key
    version = cluster_api.served(client)
    if not version:
        raise Unreachable(f"cluster {client.name}", f"does not serve {cluster_api.GROUP}")
    return client.get(f"{cluster_api.GROUP}/{version}", KIND, name(cluster), namespace)


def _is_of(held: Object, uid: str) -> bool:
    owners = held["metadata"].get("ownerReferences") or ()
    return any(owner["uid"] == uid for owner in owners)


def _finalizers(held: Object) -> list[str]:
    return list(held["metadata"].get("finalizers") or ())
