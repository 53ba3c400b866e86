"""What this fleet's root has delivered to a cluster: what a drain deletes, and what is billed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.clusters import outside
from provisioner.clusters.client import Client, Object
from provisioner.clusters.outside.base import CLAIM, VOLUME, Outside, parts_of
from provisioner.flux import prerequisites, spoke
from provisioner.flux.platform.base import TENANT
from provisioner.pairing.flux_on_cluster import deletion, inventory
from provisioner.pairing.removal.workloads import loss, order
from provisioner.pairing.removal.workloads.loss import Loss
from provisioner.pairing.run.snapshot import Snapshot, identify
from provisioner.pairing.run.target import Target

KUSTOMIZATION = ("kustomize.toolkit.fluxcd.io/v1", "Kustomization")
RELEASE = ("helm.toolkit.fluxcd.io/v2", "HelmRelease")


@dataclass(frozen=True, kw_only=True)
class Workloads:
    """`children`: the Kustomizations and HelmReleases that come from the root; their controllers
    prune what each delivered. `own`: what the root itself applied and may prune, last applied
    first. `tenants`: their namespaces.
    `outside`: load balancers and volumes that go with them; `spared`: all others
    there are, which Flux leaves. `behind`: disks and parts of the network that go last."""

    root: Object | None
    children: Sequence[Object] = field(default=(), repr=False)
    own: Sequence[Object] = field(default=(), repr=False)
    outside: Sequence[Object] = field(default=(), repr=False)
    spared: Sequence[Object] = field(default=(), repr=False)
    behind: Sequence[Object] = field(default=(), repr=False)
    tenants: Sequence[Object] = field(default=(), repr=False)

    def loss(self) -> Loss:
        """What a plan names before anything is deleted."""
        return loss.of([*self.children, *self.own], self.outside, self.spared)


def look(target: Target, root: Object | None) -> Workloads:
    children = _children(target.client, root)
    known, deliverers = _known(target), [*children, *([root] if root else [])]
    there = billed(target)
    deleted = _outside(there, deliverers)
    own = own_of(target, root)
    return Workloads(
        root=root,
        children=children,
        own=own,
        outside=deleted,
        spared=[item for item in there if item not in deleted],
        behind=_behind(target.client, known, [*children, *own, *deleted], deliverers),
        tenants=[item for one in children for item in tenants_of(target.client, one)],
    )


def tenants_of(client: Client, deliverer: Object) -> list[Object]:
    """The namespaces of tenants that a Kustomization has delivered."""
    spaces = [one for one in inventory.entries(deliverer) if one["kind"] == "Namespace"]
    if not spaces or deliverer["kind"] != "Kustomization":
        return []
    names = {one["metadata"]["name"] for one in spaces}
    tenants = client.list("v1", "Namespace", labels=TENANT, names=True)
    return [item for item in tenants if item["metadata"]["name"] in names]


def pruning_root(target: Target, cluster: Snapshot) -> Object | None:
    """The root, as what is drained. That of a spoke never prunes by being deleted, but here its
    workloads are to go; one of its name may be somebody else's."""
    root = cluster.root
    if root is None or not target.desired.hub:
        return root
    if not spoke.marked(root, target.desired):
        return None
    return {**root, "spec": {**root["spec"], "deletionPolicy": "MirrorPrune", "kubeConfig": None}}


def _children(client: Client, root: Object | None) -> list[Object]:
    return order.descendants(root, deliverers_on(client))


def deliverers_on(client: Client) -> list[Object]:
    return [*client.list(*KUSTOMIZATION), *client.list(*RELEASE)]


def own_of(target: Target, root: Object | None) -> list[Object]:
    """What the root applied itself, but for Flux's own objects, its children and prerequisites."""
    if root is None or not order.prunes(root):
        return []
    desired = target.desired
    instance = [desired.instance] if desired.instance else []
    own = (*desired.components, *instance, desired.source, desired.root)
    flux = {identify(item) for item in own}
    entries = [entry for entry in inventory.entries(root) if identify(entry) not in flux]
    live = [deletion.current(target.client, entry) for entry in reversed(entries)]
    return _without_prerequisites([item for item in live if item and _prunable(item, root)])


def _without_prerequisites(items: Sequence[Object]) -> list[Object]:
    """A network plugin and a driver of volumes are needed to the end, and so is the namespace of
    one. What a cloud bills goes all the same."""
    needed = [item for item in items if _required(item) and not _is_billed(item)]
    spaces = {item["metadata"].get("namespace") for item in needed}
    return [
        item
        for item in items
        if item not in needed
        and not (item["kind"] == "Namespace" and item["metadata"]["name"] in spaces)
    ]


def _required(item: Object) -> bool:
    return prerequisites.LABEL in (item["metadata"].get("labels") or {})


def _is_billed(item: Object) -> bool:
    balancer = item["kind"] == "Service" and item["spec"].get("type") == "LoadBalancer"
    return bool(balancer) or item["kind"] == "PersistentVolumeClaim"


def _prunable(item: Object, root: Object) -> bool:
    """As kustomize-controller itself would judge."""
    labels = item["metadata"].get("labels") or {}
    flux = labels.get("app.kubernetes.io/part-of") == "flux"
    child = item["kind"] in (KUSTOMIZATION[1], RELEASE[1])
    return order.pruned_by(item, root) and not (flux or child)


def _known(target: Target) -> Outside:
    cluster = target.run.fleet.clusters.get(target.name)
    return outside.of(str(cluster.__struct_config__.tag) if cluster else "")


def billed(target: Target) -> list[Object]:
    """Load balancers and volumes: what a cloud provider bills beside the cluster."""
    client, known = target.client, _known(target)
    served = [item for kind in known.kinds for item in client.list(*kind)]
    return [*filter(known.is_balancer, served), *client.list(*CLAIM)]


def _behind(
    client: Client, known: Outside, deleted: Sequence[Object], deliverers: Sequence[Object]
) -> list[Object]:
    """What the cloud removes after these are gone, or after what the deliverers prune."""
    places = {order.key(item) for item in (*loss.inventories(deleted), *deleted)}
    spaces = {name for kind, _, name in places if kind == "Namespace"}
    claims = {(space, name) for kind, space, name in places if kind == "PersistentVolumeClaim"}
    disks = known.disks(client.list(*VOLUME), claims, spaces)
    parts = [item for kind in known.parts for item in client.list(*kind)]
    if not parts:
        return disks
    services = {
        (item["metadata"]["namespace"], item["metadata"]["name"])
        for item in client.list("v1", "Service")
        if item["metadata"]["namespace"] in spaces
        or any(order.pruned_by(item, deliverer) for deliverer in deliverers)
    }
    return [*disks, *parts_of(parts, services)]


def _outside(there: Sequence[Object], deliverers: Sequence[Object]) -> list[Object]:
    """Those that go with one of these, and those that are being deleted already."""
    return [
        item
        for item in there
        if "deletionTimestamp" in item["metadata"]
        or any(order.pruned_by(item, deliverer) for deliverer in deliverers)
    ]
