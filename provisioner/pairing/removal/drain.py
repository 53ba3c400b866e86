"""Workloads are removed before their cluster is: what this fleet's root delivered, and nothing
else.

Children come first, in reverse order, then what the root applied itself. Load balancers and volumes
exist outside the cluster, so they are waited for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import TimedOut, Unreachable
from provisioner.base.events import Action, Note
from provisioner.clusters import outside
from provisioner.clusters.client import Client, Object
from provisioner.clusters.outside.base import CLAIM, VOLUME, Outside, claim_of, parts_of
from provisioner.flux import prerequisites
from provisioner.pairing.flux_on_cluster import deletion, finalizers, inventory
from provisioner.pairing.removal import loss, order
from provisioner.pairing.removal.loss import Loss
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Target

KUSTOMIZATION = ("kustomize.toolkit.fluxcd.io/v1", "Kustomization")
RELEASE = ("helm.toolkit.fluxcd.io/v2", "HelmRelease")
CONTROLLERS = {"Kustomization": "kustomize-controller", "HelmRelease": "helm-controller"}
NOTHING = {"name": "provisioner-drain"}  # no Kustomization or HelmRelease is called so
BEHIND = (
    "See their events: the controller or the driver that removes them must run, with rights in the "
    "cloud. With `--force` the run goes on without them."
)
LATE = ("CustomResourceDefinition", "Namespace")  # other objects may be in or of these


@dataclass(frozen=True, kw_only=True)
class Workloads:
    """`children`: the Kustomizations and HelmReleases that come from the root; their controllers
    prune what each delivered. `own`: what the root itself applied and may prune, last applied
    first. `outside`: load balancers and volumes that go with them; `spared`: all others
    there are, which Flux leaves. `behind`: disks and parts of the network that go last."""

    root: Object | None
    children: Sequence[Object] = field(default=(), repr=False)
    own: Sequence[Object] = field(default=(), repr=False)
    outside: Sequence[Object] = field(default=(), repr=False)
    spared: Sequence[Object] = field(default=(), repr=False)
    behind: Sequence[Object] = field(default=(), repr=False)

    def loss(self) -> Loss:
        """What a plan names before anything is deleted."""
        return loss.of([*self.children, *self.own], self.outside, self.spared)


def look(target: Target, facts: Facts) -> Workloads:
    root = facts.cluster.root
    children = _children(target.client, root)
    known, deliverers = _known(target), [*children, *([root] if root else [])]
    billed = _billed(target.client, known)
    deleted = _outside(billed, deliverers)
    own = _own(target.client, target.desired, root)
    return Workloads(
        root=root,
        children=children,
        own=own,
        outside=deleted,
        spared=[item for item in billed if item not in deleted],
        behind=_behind(target.client, known, [*children, *own, *deleted], deliverers),
    )


def decide(desired: Desired, state: Workloads) -> Decision[Workloads]:
    if not (state.children or state.own or state.outside or state.behind):
        return Decision(action=Action.UNCHANGED, subject="workloads")
    detail = "; with them go ".join(filter(None, (str(state.loss()), _last(state.behind))))
    return Decision(action=Action.DELETED, subject="workloads", detail=detail, work=state)


def _last(behind: Sequence[Object]) -> str:
    disks = [order.key(item) for item in behind if item["kind"] == VOLUME[1]]
    parts = [order.key(item) for item in behind if item["kind"] != VOLUME[1]]
    counted = ((disks, "disk"), (parts, "network endpoint group"))
    return ", ".join(loss.counted(places).text(noun) for places, noun in counted if places)


def act(target: Target, facts: Facts, decision: Decision[Workloads]) -> Facts:
    state = decision.work or Workloads(root=None)
    if state.root:  # it would bring its children back
        target.client.patch(target.desired.root, {"spec": {"suspend": True}})
    _prune(target, state)
    own = _own(target.client, target.desired, facts.cluster.again().root)
    for late in (False, True):
        items = [item for item in own if (item["kind"] in LATE) is late]
        for item in items:
            target.client.delete(item)
        deletion.wait(target, items, "workloads")
    deletion.wait(target, state.outside, "load balancers and volumes")
    _wait_behind(target, state.behind)
    _report_kept(target)
    return facts


def _wait_behind(target: Target, items: Sequence[Object]) -> None:
    """Nobody deletes these but the cloud's own controllers, so there is nothing to force."""
    left = deletion.left_in_time(target, items, "disks and parts of the network")
    names = ", ".join(map(finalizers.describe, left[: deletion.NAMED]))
    if left and not target.run.options.force:
        raise TimedOut(f"cluster {target.name}", f"the cloud still has {names}", BEHIND)
    if left:
        text = f"cluster {target.name}: not gone, look for them in the cloud: {names}"
        target.run.sink(Note(text=text, level="warning"))


def _listed(client: Client) -> list[Object]:
    return [*client.list(*KUSTOMIZATION), *client.list(*RELEASE)]


def _children(client: Client, root: Object | None) -> list[Object]:
    return order.descendants(root, _listed(client))


def _prune(target: Target, state: Workloads) -> None:
    """Delete children that no other needs, until none is left. Whenever one is gone, the others
    have the whole time again."""
    if state.children:
        _check_controllers(target, state.children)
    deadline, ours = target.deadline(), {order.key(item) for item in state.children}
    before = ours
    while left := _still(target.client, ours):
        there = {order.key(item) for item in left}
        if there < before:
            _settle(target, state, before - there)
            deadline, before = target.deadline(), there
        _delete(target.client, order.last(left))
        if deadline.over():
            _force(target, left)
        _pause(target, left)


def _pause(target: Target, left: Sequence[Object]) -> None:
    names = ", ".join(map(identify, order.last(left)[: deletion.NAMED]))
    target.progress.waiting("children", f"{len(left)} to be pruned: {names}")
    target.progress.pause(deletion.PAUSE)


def _settle(target: Target, state: Workloads, gone: Collection[order.Key]) -> None:
    """Before more goes: whatever removes the load balancers and disks of what has been pruned may
    itself be what goes next."""
    pruned = [item for item in state.children if order.key(item) in gone]
    items = [
        item for item in state.outside if any(order.pruned_by(item, child) for child in pruned)
    ]
    deletion.wait(target, items, "load balancers and volumes")
    claims = {order.key(item)[1:] for item in items if item["kind"] == CLAIM[1]}
    _wait_behind(target, [item for item in state.behind if claim_of(item) in claims])


def _still(client: Client, ours: Collection[order.Key]) -> list[Object]:
    """Those of our children that exist."""
    return [item for item in _listed(client) if order.key(item) in ours] if ours else []


def _delete(client: Client, items: Sequence[Object]) -> None:
    for item in items:
        if "deletionTimestamp" not in item["metadata"]:
            client.patch(item, {"spec": _resumed(item)})
            client.delete(item)


def _resumed(item: Object) -> Object:
    """A suspended one would leave its objects behind. Until it is deleted, it must not apply what
    it has not applied so far: it waits for something that does not exist."""
    if not item["spec"].get("suspend"):
        return {"suspend": None}
    return {"suspend": None, "dependsOn": [*(item["spec"].get("dependsOn") or []), NOTHING]}


def _force(target: Target, left: Sequence[Object]) -> None:
    """At the deadline: remove the finalizers of those that are being deleted if the user asked for
    that, else say what is stuck. The others have not been asked to go yet: without finalizers, what
    they delivered would stay."""
    hanging = [item for item in left if "deletionTimestamp" in item["metadata"]]
    if not target.run.options.force:
        raise deletion.stuck(target, hanging or left)
    for item in hanging:
        finalizers.drop(target.client, item)


def _check_controllers(target: Target, children: Sequence[Object]) -> None:
    """Pruning is the controllers' work; without them a child would wait for ever."""
    for kind in sorted({item["kind"] for item in children}):
        name = CONTROLLERS[kind]
        deployment = target.client.get("apps/v1", "Deployment", name, target.desired.namespace)
        if not (deployment or {}).get("status", {}).get("readyReplicas"):
            raise Unreachable(
                f"cluster {target.name}",
                f"{name} does not run, so nothing prunes {kind}s",
                "Run `provisioner pair` first, or leave with `--workloads keep`.",
            )


def _own(client: Client, desired: Desired, root: Object | None) -> list[Object]:
    """What the root applied itself, but for Flux's own objects, its children and prerequisites."""
    if root is None or not order.prunes(root):
        return []
    flux = {identify(item) for item in (*desired.components, desired.source, desired.root)}
    entries = [entry for entry in inventory.entries(root) if identify(entry) not in flux]
    live = [deletion.current(client, entry) for entry in reversed(entries)]
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
    child = item["kind"] in CONTROLLERS
    return order.pruned_by(item, root) and not (flux or child)


def _known(target: Target) -> Outside:
    cluster = target.run.fleet.clusters.get(target.name)
    return outside.of(str(cluster.__struct_config__.tag) if cluster else "")


def _billed(client: Client, known: Outside) -> list[Object]:
    """Load balancers and volumes: what a cloud provider bills beside the cluster."""
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


def _outside(billed: Sequence[Object], deliverers: Sequence[Object]) -> list[Object]:
    """Those that go with one of these, and those that are being deleted already."""
    return [
        item
        for item in billed
        if "deletionTimestamp" in item["metadata"]
        or any(order.pruned_by(item, deliverer) for deliverer in deliverers)
    ]


def _report_kept(target: Target) -> None:
    kept = _billed(target.client, _known(target))
    if kept:
        names = ", ".join(map(finalizers.describe, kept[: deletion.NAMED]))
        text = (
            f"cluster {target.name}: kept, because this fleet did not deliver these or Flux is not "
            f"to prune them: {names}. They may block the deletion of the cluster's network."
        )
        target.run.sink(Note(text=text, level="warning"))


STEP = Step(name="drain", look=look, decide=decide, act=act)
