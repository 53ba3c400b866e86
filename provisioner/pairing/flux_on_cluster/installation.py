"""Flux's objects, applied directly: the first time, and when Flux cannot repair itself."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from provisioner.base.deadlines import Deadline
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import deletion, finalizers
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.snapshot import MARK, PART
from provisioner.pairing.run.target import Target

CRD = ("apiextensions.k8s.io/v1", "CustomResourceDefinition")
NEEDED = (
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleBinding",
    "ServiceAccount",
    "Service",
    "ResourceQuota",
    "NetworkPolicy",
)
SERVED = 60.0  # seconds that the API server may take to serve a new kind
# On a namespace that existed before us: leaving must not delete it.
KEEP = "provisioner/keep"


def apply(target: Target, objects: Sequence[Object]) -> None:
    """In three turns, because a controller that starts before its kinds are served loses a
    second."""
    ready = [item for item in objects if not _synced(item)]
    target.progress.waiting("controllers", f"{len(ready)} objects are being applied")
    install(target, ready)


def install(target: Target, objects: Sequence[Object]) -> None:
    """Namespaces, then what others need, then all others."""
    ready = [labelled(item, target.desired) for item in objects]
    with ThreadPoolExecutor(target.client.at_once) as pool:
        for turn in range(3):
            items = [item for item in ready if _turn(item) == turn]
            list(pool.map(target.client.apply, items))
            crds = [item for item in items if item["kind"] == CRD[1]]
            target.client.serve(crds, Deadline.after(SERVED))


def _turn(item: Object) -> int:
    return 0 if item["kind"] == "Namespace" else 1 if item["kind"] in NEEDED else 2


def keep_namespace(target: Target) -> None:
    """Note on the namespace itself that it existed before: a kill right after must not lose
    that."""
    item = {
        "apiVersion": "v1",
        "kind": "Namespace",
        "metadata": {"name": target.desired.namespace},
    }
    notes = {KEEP: "it existed before the pairing"}
    target.client.patch(item, {"metadata": {"annotations": notes}})


def belongs_to_flux(namespace: Object) -> bool:
    """Made by an install of Flux, and not marked as there before."""
    return _labelled_as_flux(namespace) and not kept(namespace)


def kept(namespace: Object) -> bool:
    return KEEP in (namespace["metadata"].get("annotations") or {})


def _labelled_as_flux(namespace: Object) -> bool:
    labels: dict[str, Any] = namespace["metadata"].get("labels") or {}
    return labels.get("app.kubernetes.io/part-of") == "flux"


def labelled(item: Object, desired: Desired) -> Object:
    """As kustomize-controller labels it, so that its own first apply changes nothing."""
    if item["kind"] == "CustomResourceDefinition" and item.get("status"):
        item = {key: value for key, value in item.items() if key != "status"}
    meta = item["metadata"]
    return {**item, "metadata": {**meta, "labels": {**meta.get("labels", {}), **labels(desired)}}}


def labels(desired: Desired) -> dict[str, str]:
    root = desired.root["metadata"]
    return {f"{MARK}/name": root["name"], f"{MARK}/namespace": root["namespace"]}


def wait_for_deletions(target: Target, items: Sequence[Object]) -> None:
    """Until objects that are being deleted are gone. Where the controller that would remove their
    finalizers is itself gone, they are removed here."""
    deletion.wait(target, items, "deletion", meanwhile=lambda: release_orphans(target))


def release_orphans(target: Target) -> None:
    """Flux's finalizer is removed from what is being deleted, if its controller has no pod that
    stays."""
    for crd in target.client.list(*CRD, labels=PART):
        component = (crd["metadata"].get("labels") or {}).get("app.kubernetes.io/component")
        pods = target.client.list(
            "v1", "Pod", target.desired.namespace, labels=f"app={component}", names=True
        )
        if all("deletionTimestamp" in pod["metadata"] for pod in pods):
            finalizers.release(target.client, crd, deleted_only=True)


def _synced(item: Object) -> bool:
    """The GitRepository and the Kustomization come later, when the Secret exists and the
    controllers run."""
    return str(item["apiVersion"]).split("/")[0].endswith("toolkit.fluxcd.io")
