"""Take Flux off one cluster: what `flux uninstall` does, waiting for each part and naming what
holds it."""

from __future__ import annotations

from provisioner.base.events import Action, ClusterReport, Note
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing import draining, finalizers, going, guard, install, roots
from provisioner.pairing.guard import PART
from provisioner.pairing.site import Site

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


def leave(site: Site, workloads: str) -> ClusterReport:
    """Workloads first if they are drained; then controllers, finalizers, CRDs, roles, and the
    namespace if it was made for Flux. Each part is gone before the next goes, so that a run that
    was killed is simply run again."""
    site.claim()
    if workloads == "drain":
        draining.drain(site)
    there = _stop_controllers(site)
    there |= _remove_kinds(site)
    for kind in CLUSTER_WIDE:
        for item in site.client.list(
            RBAC, kind, labels=f"{PART},app.kubernetes.io/instance={site.want.namespace}"
        ):
            there |= site.client.delete(item)
    subject = f"Flux {site.want.pairing.gitops.flux_version}"
    site.tell(
        "controllers",
        Action.CONFIGURED if there else Action.UNCHANGED,
        subject,
        "removed" if there else "",
    )
    _remove_namespace(site, workloads)
    return site.report("unpaired")


def _stop_controllers(site: Site) -> bool:
    """A controller that still runs would put its finalizers back and prune what loses its
    Kustomization."""
    found = site.client.list("apps/v1", "Deployment", site.want.namespace, labels=PART)
    pods = site.client.list("v1", "Pod", site.want.namespace, labels=PART)
    for item in found:
        site.client.delete(item, propagation="Foreground")
    going.wait(site, [*found, *pods], "controllers")
    return bool(found)


def _remove_kinds(site: Site) -> bool:
    """CRDs and their objects; of a Flux that another namespace shares, our own objects only."""
    elsewhere = site.client.list("apps/v1", "Deployment", labels=PART, names=True)
    crds = site.client.list(*install.CRD, labels=PART)
    if any(item["metadata"]["namespace"] != site.want.namespace for item in elsewhere):
        mine = [
            item
            for item in map(lambda one: roots.live(site, one), (site.want.root, site.want.source))
            if item
        ]
        for item in mine:
            finalizers.drop(site.client, item, finalizers.FLUX)
            site.client.delete(item)
        going.wait(site, mine, "sync objects")
        return bool(mine)
    for crd in crds:
        finalizers.release(site.client, crd)
        site.client.delete(crd)
    going.wait(site, crds, "CRDs")
    return bool(crds)


def _remove_namespace(site: Site, workloads: str) -> None:
    """Ours when Flux's install made it and no workload that is to be kept lives there; else only
    what is ours goes."""
    name = site.want.namespace
    space = site.client.get("v1", "Namespace", name)
    if space is None:
        return
    space = {**space, "apiVersion": "v1", "kind": "Namespace"}
    labels, notes = (space["metadata"].get(key) or {} for key in ("labels", "annotations"))
    kept = _workloads(site) if workloads == "keep" else []
    ours = labels.get("app.kubernetes.io/part-of") == "flux" and install.KEEP not in notes
    if ours and not kept:
        site.client.delete(space)
        going.wait(site, [space], "namespace")
        site.tell("namespace", Action.CONFIGURED, name, "removed")
        return
    if kept:
        text = (
            f"cluster {site.name}: namespace {name} stays, {finalizers.named(kept[0])} lives there"
        )
        site.sink(Note(text=text))
    _clear(site)
    change = {"labels": dict.fromkeys(MARKS), "annotations": {install.KEEP: None}}
    site.client.patch(space, {"metadata": change})
    site.tell("namespace", Action.UNCHANGED, name, "stays")


def _workloads(site: Site) -> list[Object]:
    """What runs in Flux's namespace and is not Flux."""
    found = [
        item
        for kind in WORKLOADS
        for item in site.client.list(*kind, site.want.namespace, names=True)
    ]
    return [
        item for item in found if (item["metadata"].get("labels") or {}).get(MARKS[1]) != "flux"
    ]


def _clear(site: Site) -> None:
    """What the install put into a namespace that stays. Our record goes last: it tells whose the
    rest is."""
    kinds = {
        (item["apiVersion"], item["kind"])
        for item in site.want.components
        if "namespace" in item["metadata"]
    }
    for version, kind in sorted(kinds):
        for item in site.client.list(version, kind, site.want.namespace, labels=PART, names=True):
            site.client.delete(item)
    for kind, name in (
        ("Secret", site.want.secret),
        ("Secret", secret.STAGING),
        ("ConfigMap", guard.CONFIG_MAP),
    ):
        meta = {"name": name, "namespace": site.want.namespace}
        site.client.delete({"apiVersion": "v1", "kind": kind, "metadata": meta})
