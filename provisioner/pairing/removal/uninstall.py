"""Take Flux off one cluster: what `flux uninstall` does, waiting for each part and naming what
holds it.

The root Kustomization is never simply deleted: it would prune workloads, CRDs and itself. So its
controllers are stopped first, then come finalizers, CRDs and roles. Each part is gone before the
next is deleted, so that a run that was killed is simply run again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Client, Object
from provisioner.pairing.flux_on_cluster import deletion, finalizers, installation, inventory
from provisioner.pairing.removal.workloads import order
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import PART, Snapshot
from provisioner.pairing.run.target import Target

ROLES = ("ClusterRoleBinding", "ClusterRole")
RBAC = "rbac.authorization.k8s.io/v1"


@dataclass(frozen=True, kw_only=True)
class InstalledFlux:
    """What there is of our Flux. `objects`: of Flux's kinds, those that come from our root, and the
    sync objects. `others`: objects of these kinds that somebody else made. `shared`: another Flux
    runs in another namespace. While there are others, or another Flux, the CRDs stay."""

    deployments: tuple[Object, ...] = ()
    crds: tuple[Object, ...] = field(default=(), repr=False)
    objects: tuple[Object, ...] = field(default=(), repr=False)
    others: tuple[Object, ...] = field(default=(), repr=False)
    roles: tuple[Object, ...] = field(default=(), repr=False)
    shared: bool = False

    @property
    def keeps_kinds(self) -> bool:
        return self.shared or bool(self.others)

    def anything(self) -> bool:
        kinds = self.objects if self.keeps_kinds else self.crds
        return bool(self.deployments or kinds or self.roles)


def look(target: Target, facts: Facts) -> InstalledFlux:
    client, namespace = target.client, target.desired.namespace
    cluster = facts.cluster
    everywhere = {item["metadata"]["namespace"] for item in cluster.flux_deployments}
    labels = PART if cluster.record else f"{PART},{_delivered_by(cluster.desired)}"
    instance = f"{labels},app.kubernetes.io/instance={namespace}"
    crds = client.list(*installation.CRD, labels=labels)
    objects = [item for crd in crds for item in _objects(client, crd)]
    ours = _delivered(cluster, objects)
    return InstalledFlux(
        deployments=tuple(cluster.deployments.values()),
        crds=tuple(crds),
        objects=tuple(item for item in objects if order.key(item) in ours),
        others=tuple(item for item in objects if order.key(item) not in ours),
        roles=tuple(item for kind in ROLES for item in client.list(RBAC, kind, labels=instance)),
        shared=bool(everywhere - {namespace}),
    )


def _delivered_by(desired: Desired) -> str:
    """A label selector. Where no record says that the cluster was paired, the labels that an
    install of ours gives tell what is left of one that was killed."""
    labels = installation.labels(desired).items()
    return ",".join(f"{name}={value}" for name, value in labels)


def _objects(client: Client, crd: Object) -> list[Object]:
    return client.list(finalizers.version_of(crd), crd["spec"]["names"]["kind"])


def _delivered(cluster: Snapshot, objects: Sequence[Object]) -> set[order.Key]:
    """What our root and its descendants have applied, the HelmCharts that their HelmReleases have
    generated, and the sync objects themselves."""
    sync = [item for item in (cluster.root, cluster.source) if item]
    children = [item for item in objects if item["kind"] in order.OWNERS]
    deliverers = [item for item in (cluster.root,) if item]
    here = [item for item in children if not order.elsewhere(item)]
    deliverers += order.descendants(cluster.root, here)
    applied = [entry for item in deliverers for entry in inventory.entries(item)]
    ours = {order.key(item) for item in (*sync, *applied)}
    return ours | {order.key(item) for item in _generated(objects, ours)}


def _generated(objects: Sequence[Object], ours: set[order.Key]) -> list[Object]:
    """No inventory lists them: helm-controller labels them with the name of their HelmRelease."""
    releases = [
        item for item in objects if item["kind"] == "HelmRelease" and order.key(item) in ours
    ]
    charts = [item for item in objects if item["kind"] == "HelmChart"]
    return [item for item in charts if any(order.delivered_by(item, one) for one in releases)]


def decide(desired: Desired, flux: InstalledFlux) -> Decision[InstalledFlux]:
    subject = f"Flux {desired.pairing.gitops.flux_version}"
    if not flux.anything():
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = "removed"
    if flux.others:
        named = ", ".join(map(finalizers.describe, flux.others[: deletion.NAMED]))
        detail += f", but for its CRDs: somebody else made {named}"
    return Decision(action=Action.DELETED, subject=subject, detail=detail, work=flux)


def act(target: Target, facts: Facts, decision: Decision[InstalledFlux]) -> Facts:
    stop_controllers(target, decision.work or InstalledFlux())
    # That may have taken minutes. What others have made meanwhile keeps the CRDs as well.
    flux = look(target, dataclasses.replace(facts, cluster=facts.cluster.again()))
    if flux.keeps_kinds:
        _delete_objects(target, flux)
    else:
        _delete_kinds(target, flux)
    for item in flux.roles:
        target.client.delete(item)
    return facts


def stop_controllers(target: Target, flux: InstalledFlux) -> None:
    """A controller that still runs would put its finalizers back and prune what loses its
    Kustomization."""
    pods = target.client.list("v1", "Pod", target.desired.namespace, labels=PART)
    for item in flux.deployments:
        target.client.delete(item, propagation="Foreground")
    deletion.wait(target, [*flux.deployments, *pods], "controllers")


def _delete_objects(target: Target, flux: InstalledFlux) -> None:
    """Our own objects only. Without their finalizer nothing of what they delivered is pruned.
    HelmCharts go first: after a kill their HelmRelease still tells whose they are."""
    for item in sorted(flux.objects, key=lambda item: item["kind"] != "HelmChart"):
        finalizers.drop(target.client, item, finalizers.FLUX)
        target.client.delete(item)
    deletion.wait(target, flux.objects, "Flux's objects")


def _delete_kinds(target: Target, flux: InstalledFlux) -> None:
    """The CRDs, and with them their objects."""
    for crd in flux.crds:
        finalizers.release(target.client, crd)
        target.client.delete(crd)
    deletion.wait(target, flux.crds, "CRDs")


STEP = Step(name="controllers", look=look, decide=decide, act=act)
