"""Deleting the Kustomizations and HelmReleases that the root delivered, so that their controllers
prune what each of them delivered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from provisioner.base.errors import ProvisionerError, TimedOut, Unreachable
from provisioner.base.events import Note
from provisioner.clusters.client import Client, Object
from provisioner.clusters.outside.base import CLAIM, claim_of
from provisioner.flux import pruning
from provisioner.pairing.flux_on_cluster import deletion, finalizers, sync_objects, under_way
from provisioner.pairing.removal.workloads import delivered, order
from provisioner.pairing.removal.workloads.delivered import Workloads
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Target

CONTROLLERS = {"Kustomization": "kustomize-controller", "HelmRelease": "helm-controller"}
NOTHING = {"name": "provisioner-drain"}  # no Kustomization or HelmRelease is called so
BEHIND = (
    "See their events: the controller or the driver that removes them must run, with rights in the "
    "cloud. With `--force` the run goes on without them."
)
BUSY = (
    "Fix what it waits for, or suspend it, and run again; `--force` deletes it all the same, and "
    "what it applies meanwhile may stay."
)


def prune(target: Target, state: Workloads) -> None:
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
        _delete(target.client, _at_rest(order.last(left)))
        if deadline.over():
            _force(target, left)
            deadline = target.deadline()
        _pause(target, left)
    if state.tenants:
        deletion.wait(target, state.tenants, "namespaces of tenants")


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
    wait_behind(target, [item for item in state.behind if claim_of(item) in claims])


def _still(client: Client, ours: Collection[order.Key]) -> list[Object]:
    """Those of our children that exist."""
    return (
        [item for item in delivered.deliverers_on(client) if order.key(item) in ours]
        if ours
        else []
    )


def _at_rest(items: Sequence[Object]) -> list[Object]:
    """One that is deleted while it is being applied leaves behind what its status does not hold
    yet. A suspended one is not applied, whatever its status says."""
    return [
        item for item in items if item["spec"].get("suspend") or not under_way.is_under_way(item)
    ]


def _delete(client: Client, items: Sequence[Object]) -> None:
    for item in items:
        if "deletionTimestamp" not in item["metadata"]:
            client.patch(item, {"spec": _resumed(item) | _pruning(item)})
            _release(client, item)
            client.delete(item)


def _pruning(item: Object) -> Object:
    return {"deletionPolicy": "Delete"} if pruning.tenants_sync(item) else {}


def _release(client: Client, deliverer: Object) -> None:
    """The namespaces of tenants are kept only while the cluster is."""
    for entry in delivered.tenants_of(client, deliverer):
        client.patch(entry, {"metadata": {"annotations": {pruning.PRUNE: None}}})


def _resumed(item: Object) -> Object:
    """A suspended one would leave its objects behind. Until it is deleted, it must not apply what
    it has not applied so far: it waits for something that does not exist. One that delivers to
    another cluster is to leave its objects there."""
    if order.elsewhere(item):
        return {"suspend": True}
    if not item["spec"].get("suspend"):
        return {"suspend": None}
    return {"suspend": None, "dependsOn": [*(item["spec"].get("dependsOn") or []), NOTHING]}


def _force(target: Target, left: Sequence[Object]) -> None:
    """At the deadline: remove the finalizers of those that are being deleted if the user asked for
    that, else say what is stuck. The others have not been asked to go yet: without finalizers, what
    they delivered would stay. Those that are applied without an end are asked now."""
    hanging = [item for item in left if "deletionTimestamp" in item["metadata"]]
    if not target.run.options.force:
        raise deletion.stuck(target, hanging) if hanging else _busy(target, left)
    for item in hanging:
        finalizers.drop(target.client, item)
    if not hanging:
        _delete(target.client, order.last(left))


def _busy(target: Target, left: Sequence[Object]) -> ProvisionerError:
    item = order.last(left)[0]
    waits = sync_objects.condition(item, "Reconciling")[2]
    cause = f"Flux has not ended applying {finalizers.describe(item)} in time: {waits}"
    return TimedOut(f"cluster {target.name}", cause, BUSY)


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


def wait_behind(target: Target, items: Sequence[Object]) -> None:
    """Nobody deletes these but the cloud's own controllers, so there is nothing to force."""
    left = deletion.left_in_time(target, items, "disks and parts of the network")
    names = ", ".join(map(finalizers.describe, left[: deletion.NAMED]))
    if left and not target.run.options.force:
        raise TimedOut(f"cluster {target.name}", f"the cloud still has {names}", BEHIND)
    if left:
        text = f"cluster {target.name}: not gone, look for them in the cloud: {names}"
        target.run.sink(Note(text=text, level="warning"))
