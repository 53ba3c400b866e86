"""Flux's objects, applied directly: the first time, and when Flux cannot mend itself."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters.client import Client, Object
from provisioner.pairing.flux_on_cluster import finalizers
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
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
AT_ONCE = 8  # requests side by side to one API server
# On a namespace that was there before us: leaving must not delete it.
KEEP = "provisioner/keep"


def ident(item: Object) -> str:
    return f"{item['kind']}/{item['metadata']['name']}"


def apply(target: Target, objects: Sequence[Object]) -> None:
    """What others need comes before them. A controller that starts before its kinds are served
    loses a second."""
    ready = [labelled(item, target.desired) for item in objects if not _synced(item)]
    target.waiting("controllers", f"{len(ready)} objects are being applied")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for turn in range(3):
            list(
                pool.map(
                    lambda item: _install(target.client, item),
                    (item for item in ready if _turn(item) == turn),
                )
            )


def _turn(item: Object) -> int:
    return 0 if item["kind"] == "Namespace" else 1 if item["kind"] in NEEDED else 2


def _install(client: Client, item: Object) -> None:
    client.apply(item)
    if item["kind"] == "CustomResourceDefinition":
        client.serve(item, Deadline.after(60))


def keep_namespace(target: Target) -> None:
    """Remember on the namespace itself that it was there before: a kill right after must not lose
    it."""
    item = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": target.desired.namespace}}
    target.client.patch(
        item, {"metadata": {"annotations": {KEEP: "it was here before the pairing"}}}
    )


def labelled(item: Object, desired: Desired) -> Object:
    """As kustomize-controller labels it, so that its own first apply changes nothing."""
    if item["kind"] == "CustomResourceDefinition" and item.get("status"):
        item = {key: value for key, value in item.items() if key != "status"}
    root = desired.root["metadata"]
    labels = {
        "kustomize.toolkit.fluxcd.io/name": root["name"],
        "kustomize.toolkit.fluxcd.io/namespace": root["namespace"],
    }
    meta = item["metadata"]
    return {**item, "metadata": {**meta, "labels": {**meta.get("labels", {}), **labels}}}


def until_gone(target: Target, ending: Sequence[Object]) -> None:
    """Wait for what is being deleted, and let go of it where the controller that should do so is
    gone."""
    deadline = target.deadline()
    left = list(ending)
    while left := [item for item in left if _same(target, item)]:
        if deadline.over():
            held = finalizers.named(left[0])
            raise TimedOut(
                f"cluster {target.name}",
                f"{held} is being deleted and does not go",
                "See what holds it.",
            )
        target.waiting("deletion", f"{', '.join(map(ident, left))} to go")
        release_ending(target)
        time.sleep(0.3)


def release_ending(target: Target) -> None:
    """Flux's finalizer off what is being deleted, where its controller has no pod that stays."""
    for crd in target.client.list(*CRD, labels=identity.PART):
        app = f"app={crd['metadata']['labels'].get('app.kubernetes.io/component')}"
        pods = target.client.list("v1", "Pod", target.desired.namespace, labels=app, names=True)
        if all("deletionTimestamp" in pod["metadata"] for pod in pods):
            finalizers.release(target.client, crd, ending=True)


def _same(target: Target, item: Object) -> bool:
    meta = item["metadata"]
    found = target.client.get(
        item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", "")
    )
    return found is not None and found["metadata"]["uid"] == meta["uid"]


def _synced(item: Object) -> bool:
    """GitRepository and Kustomization come later, when the Secret is there and the controllers
    run."""
    return str(item["apiVersion"]).split("/")[0].endswith("toolkit.fluxcd.io")
