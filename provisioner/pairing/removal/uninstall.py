"""Take Flux off one cluster: what `flux uninstall` does, waiting for each part and naming what
holds it."""

from __future__ import annotations

from provisioner.base.events import Action, ClusterReport, Note
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing.flux_on_cluster import deletion, finalizers, installation, sync_objects
from provisioner.pairing.removal import drain
from provisioner.pairing.run import identity
from provisioner.pairing.run.identity import PART
from provisioner.pairing.run.target import Target

CLUSTER_WIDE = ("ClusterRoleBinding", "ClusterRole")
RBAC = "rbac.authorization.k8s.io/v1"
MARKS = (
    "app.kubernetes.io/instance",
    "app.kubernetes.io/part-of",
    "app.kubernetes.io/version",
    "kustomize.toolkit.fluxcd.io/name",
    "kustomize.toolkit.fluxcd.io/namespace",
)
WORKLOADS = (
    ("apps/v1", "Deployment"),
    ("apps/v1", "StatefulSet"),
    ("apps/v1", "DaemonSet"),
    ("batch/v1", "CronJob"),
    ("batch/v1", "Job"),
    ("v1", "PersistentVolumeClaim"),
)


def leave(target: Target, workloads: str) -> ClusterReport:
    """Workloads first if they are drained; then controllers, finalizers, CRDs, roles, and the
    namespace if it was made for Flux. Each part is gone before the next goes, so that a run that
    was killed is simply run again."""
    target.claim()
    if workloads == "drain":
        drain.drain(target)
    there = _stop_controllers(target)
    there |= _remove_kinds(target)
    for kind in CLUSTER_WIDE:
        for item in target.client.list(
            RBAC, kind, labels=f"{PART},app.kubernetes.io/instance={target.desired.namespace}"
        ):
            there |= target.client.delete(item)
    subject = f"Flux {target.desired.pairing.gitops.flux_version}"
    target.tell(
        "controllers",
        Action.CONFIGURED if there else Action.UNCHANGED,
        subject,
        "removed" if there else "",
    )
    _remove_namespace(target, workloads)
    return target.report("unpaired")


def _stop_controllers(target: Target) -> bool:
    """A controller that still runs would put its finalizers back and prune what loses its
    Kustomization."""
    found = target.client.list("apps/v1", "Deployment", target.desired.namespace, labels=PART)
    pods = target.client.list("v1", "Pod", target.desired.namespace, labels=PART)
    for item in found:
        target.client.delete(item, propagation="Foreground")
    deletion.wait(target, [*found, *pods], "controllers")
    return bool(found)


def _remove_kinds(target: Target) -> bool:
    """CRDs and their objects; of a Flux that another namespace shares, our own objects only."""
    elsewhere = target.client.list("apps/v1", "Deployment", labels=PART, names=True)
    crds = target.client.list(*installation.CRD, labels=PART)
    if any(item["metadata"]["namespace"] != target.desired.namespace for item in elsewhere):
        mine = [
            item
            for item in map(
                lambda one: sync_objects.live(target, one),
                (target.desired.root, target.desired.source),
            )
            if item
        ]
        for item in mine:
            finalizers.drop(target.client, item, finalizers.FLUX)
            target.client.delete(item)
        deletion.wait(target, mine, "sync objects")
        return bool(mine)
    for crd in crds:
        finalizers.release(target.client, crd)
        target.client.delete(crd)
    deletion.wait(target, crds, "CRDs")
    return bool(crds)


def _remove_namespace(target: Target, workloads: str) -> None:
    """Ours when Flux's install made it and no workload that is to be kept lives there; else only
    what is ours goes."""
    name = target.desired.namespace
    space = target.client.get("v1", "Namespace", name)
    if space is None:
        return
    space = {**space, "apiVersion": "v1", "kind": "Namespace"}
    labels, notes = (space["metadata"].get(key) or {} for key in ("labels", "annotations"))
    kept = _workloads(target) if workloads == "keep" else []
    ours = labels.get("app.kubernetes.io/part-of") == "flux" and installation.KEEP not in notes
    if ours and not kept:
        target.client.delete(space)
        deletion.wait(target, [space], "namespace")
        target.tell("namespace", Action.CONFIGURED, name, "removed")
        return
    if kept:
        held = finalizers.named(kept[0])
        target.sink(Note(text=f"cluster {target.name}: namespace {name} stays, {held} lives there"))
    _clear(target)
    change = {"labels": dict.fromkeys(MARKS), "annotations": {installation.KEEP: None}}
    target.client.patch(space, {"metadata": change})
    target.tell("namespace", Action.UNCHANGED, name, "stays")


def _workloads(target: Target) -> list[Object]:
    """What runs in Flux's namespace and is not Flux."""
    found = [
        item
        for kind in WORKLOADS
        for item in target.client.list(*kind, target.desired.namespace, names=True)
    ]
    return [
        item for item in found if (item["metadata"].get("labels") or {}).get(MARKS[1]) != "flux"
    ]


def _clear(target: Target) -> None:
    """What the install put into a namespace that stays. Our record goes last: it tells whose the
    rest is."""
    kinds = {
        (item["apiVersion"], item["kind"])
        for item in target.desired.components
        if "namespace" in item["metadata"]
    }
    for version, kind in sorted(kinds):
        for item in target.client.list(
            version, kind, target.desired.namespace, labels=PART, names=True
        ):
            target.client.delete(item)
    for kind, name in (
        ("Secret", target.desired.secret),
        ("Secret", secret.STAGING),
        ("ConfigMap", identity.CONFIG_MAP),
    ):
        meta = {"name": name, "namespace": target.desired.namespace}
        target.client.delete({"apiVersion": "v1", "kind": kind, "metadata": meta})
