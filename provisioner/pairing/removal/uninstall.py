"""Take Flux off one cluster: what `flux uninstall` does, waiting for each part and naming what
holds it.

The root Kustomization is never simply deleted: it would prune workloads, CRDs and itself. So its
controllers are stopped first, then come finalizers, CRDs and roles. Each part is gone before the
next is deleted, so that a run that was killed is simply run again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import deletion, finalizers, installation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import PART
from provisioner.pairing.run.target import Target

ROLES = ("ClusterRoleBinding", "ClusterRole")
RBAC = "rbac.authorization.k8s.io/v1"


@dataclass(frozen=True, kw_only=True)
class InstalledFlux:
    """What is there of our Flux. `shared`: another Flux runs in another namespace, so the CRDs stay
    and only our own sync objects are deleted."""

    deployments: tuple[Object, ...] = ()
    crds: tuple[Object, ...] = field(default=(), repr=False)
    sync: tuple[Object, ...] = field(default=(), repr=False)
    roles: tuple[Object, ...] = field(default=(), repr=False)
    shared: bool = False

    def anything(self) -> bool:
        kinds = self.sync if self.shared else self.crds
        return bool(self.deployments or kinds or self.roles)


def look(target: Target, facts: Facts) -> InstalledFlux:
    client, namespace = target.client, target.desired.namespace
    cluster = facts.cluster
    everywhere = {item["metadata"]["namespace"] for item in cluster.flux_deployments}
    instance = f"{PART},app.kubernetes.io/instance={namespace}"
    return InstalledFlux(
        deployments=tuple(cluster.deployments.values()),
        crds=tuple(client.list(*installation.CRD, labels=PART)),
        sync=tuple(item for item in (cluster.root, cluster.source) if item),
        roles=tuple(item for kind in ROLES for item in client.list(RBAC, kind, labels=instance)),
        shared=bool(everywhere - {namespace}),
    )


def decide(desired: Desired, flux: InstalledFlux) -> Decision[InstalledFlux]:
    subject = f"Flux {desired.pairing.gitops.flux_version}"
    if not flux.anything():
        return Decision(action=Action.UNCHANGED, subject=subject)
    return Decision(action=Action.DELETED, subject=subject, detail="removed", work=flux)


def act(target: Target, facts: Facts, decision: Decision[InstalledFlux]) -> Facts:
    flux = decision.work or InstalledFlux()
    _stop_controllers(target, flux)
    if flux.shared:
        _delete_sync_objects(target, flux)
    else:
        _delete_kinds(target, flux)
    for item in flux.roles:
        target.client.delete(item)
    return facts


def _stop_controllers(target: Target, flux: InstalledFlux) -> None:
    """A controller that still runs would put its finalizers back and prune what loses its
    Kustomization."""
    pods = target.client.list("v1", "Pod", target.desired.namespace, labels=PART)
    for item in flux.deployments:
        target.client.delete(item, propagation="Foreground")
    deletion.wait(target, [*flux.deployments, *pods], "controllers")


def _delete_sync_objects(target: Target, flux: InstalledFlux) -> None:
    for item in flux.sync:
        finalizers.drop(target.client, item, finalizers.FLUX)
        target.client.delete(item)
    deletion.wait(target, flux.sync, "sync objects")


def _delete_kinds(target: Target, flux: InstalledFlux) -> None:
    """The CRDs, and with them their objects."""
    for crd in flux.crds:
        finalizers.release(target.client, crd)
        target.client.delete(crd)
    deletion.wait(target, flux.crds, "CRDs")


STEP = Step(name="controllers", look=look, decide=decide, act=act)
