"""Workloads go before their cluster does: children first, in reverse order, then what the root
itself delivered; load balancers and volumes, which live outside the cluster, are waited for."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from provisioner.base.errors import Unreachable
from provisioner.base.events import Action, Note
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import deletion, finalizers, sync_objects
from provisioner.pairing.flux_on_cluster.installation import ident
from provisioner.pairing.run.target import Target

KUSTOMIZATION = ("kustomize.toolkit.fluxcd.io/v1", "Kustomization")
RELEASE = ("helm.toolkit.fluxcd.io/v2", "HelmRelease")
OWNERS = {"Kustomization": "kustomize.toolkit.fluxcd.io", "HelmRelease": "helm.toolkit.fluxcd.io"}
PRUNE = "kustomize.toolkit.fluxcd.io/prune"
CONTROLLERS = ("kustomize-controller", "helm-controller")
LAST = ("CustomResourceDefinition", "Namespace")  # what others may live in or be of
Key = tuple[str, str, str]


def drain(target: Target) -> None:
    root = sync_objects.root(target)
    outside = _outside(target)
    children = _children(target)
    if root:  # it would bring its children back
        target.client.patch(target.desired.root, {"spec": {"suspend": True}})
    _prune(target, children)
    own = _own(target, root)
    for late in (False, True):
        items = [item for item in own if (item["kind"] in LAST) is late]
        for item in items:
            target.client.delete(item)
        deletion.wait(target, items, "workloads")
    deletion.wait(target, outside, "load balancers and volumes")
    count = len(children) + len(own)
    action = Action.CONFIGURED if count or outside else Action.UNCHANGED
    target.tell(
        "drain",
        action,
        "workloads",
        f"{count} pruned, {len(outside)} load balancers and volumes gone",
    )
    _tell_left(target)


def _children(target: Target) -> list[Object]:
    found = [*target.client.list(*KUSTOMIZATION), *target.client.list(*RELEASE)]
    return [item for item in found if _key(item) != _key(target.desired.root)]


def _prune(target: Target, children: Sequence[Object]) -> None:
    """Delete children that no other needs, until none is left. Flux's controllers prune what each
    delivered."""
    if not children:
        return
    _must_run(target, children)
    deadline = target.deadline()
    while left := _children(target):
        for item in last(left):
            if "deletionTimestamp" not in item["metadata"]:
                target.client.patch(
                    item, {"spec": {"suspend": None}}
                )  # a suspended one would leave its objects behind
                target.client.delete(item)
        if deadline.over():
            if not target.options.force:
                raise deletion.stuck(
                    target,
                    [item for item in left if "deletionTimestamp" in item["metadata"]] or left,
                )
            for item in left:
                finalizers.drop(target.client, item)
        target.waiting(
            "children", f"{len(left)} to be pruned: {', '.join(map(ident, last(left)[:3]))}"
        )
        time.sleep(deletion.PAUSE)


def last(items: Sequence[Object]) -> list[Object]:
    """Those that no other of them depends on or was delivered by; all, where they go in circles.
    Pure."""
    needed = {key for item in items for key in _needs(item) if key != _key(item)}
    return [item for item in items if _key(item) not in needed] or list(items)


def _needs(item: Object) -> list[Key]:
    meta = item["metadata"]
    found = [
        (item["kind"], str(one.get("namespace") or meta["namespace"]), str(one["name"]))
        for one in item["spec"].get("dependsOn") or []
    ]
    labels = meta.get("labels") or {}
    for kind, prefix in OWNERS.items():
        if f"{prefix}/name" in labels:
            found.append((kind, labels.get(f"{prefix}/namespace", ""), labels[f"{prefix}/name"]))
    return found


def _key(item: Object) -> Key:
    return item["kind"], item["metadata"]["namespace"], item["metadata"]["name"]


def _must_run(target: Target, children: Sequence[Object]) -> None:
    """Pruning is the controllers' work; without them a child would wait for ever."""
    for name in CONTROLLERS:
        kind = "Kustomization" if name.startswith("kustomize") else "HelmRelease"
        found = target.client.get("apps/v1", "Deployment", name, target.desired.namespace) or {}
        if any(item["kind"] == kind for item in children) and not found.get("status", {}).get(
            "readyReplicas"
        ):
            raise Unreachable(
                f"cluster {target.name}",
                f"{name} does not run, so nothing prunes {kind}s",
                "Run `provisioner pair` first, or leave with `--workloads keep`.",
            )


def _own(target: Target, root: Object | None) -> list[Object]:
    """What the root Kustomization delivered itself and may prune, last applied first; nothing of
    Flux's own."""
    ours = {
        ident(item)
        for item in (*target.desired.components, target.desired.source, target.desired.root)
    }
    entries = ((root or {}).get("status", {}).get("inventory") or {}).get("entries") or []
    found = [deletion.current(target, _entry(one)) for one in reversed(entries)]
    return [
        item
        for item in found
        if item
        and ident(item) not in ours
        and (item["metadata"].get("annotations") or {}).get(PRUNE) != "disabled"
        and (item["metadata"].get("labels") or {}).get("app.kubernetes.io/part-of") != "flux"
    ]


def _entry(one: dict[str, Any]) -> Object:
    """An inventory entry, `namespace_name_group_kind` and a version, as the head of an object."""
    inner, _, kind = one["id"].rpartition("_")
    inner, _, group = inner.rpartition("_")
    namespace, _, name = inner.partition("_")
    version = f"{group}/{one['v']}" if group else one["v"]
    return {
        "apiVersion": version,
        "kind": kind,
        "metadata": {"name": name.replace("__", ":"), "namespace": namespace},
    }


def _outside(target: Target) -> list[Object]:
    """Load balancers and volumes that Flux delivered or that are being deleted."""
    return [
        item
        for item in _billed(target)
        if _delivered(item) or "deletionTimestamp" in item["metadata"]
    ]


def _billed(target: Target) -> list[Object]:
    services = target.client.list("v1", "Service")
    balancers = [item for item in services if item["spec"].get("type") == "LoadBalancer"]
    return [*balancers, *target.client.list("v1", "PersistentVolumeClaim")]


def _delivered(item: Object) -> bool:
    labels = item["metadata"].get("labels") or {}
    return any(f"{prefix}/name" in labels for prefix in OWNERS.values())


def _tell_left(target: Target) -> None:
    left = _billed(target)
    if left:
        names = ", ".join(map(finalizers.named, left[: deletion.TOLD]))
        text = (
            f"cluster {target.name}: Flux did not deliver these, so they stay: {names}. They may "
            f"hold up its network."
        )
        target.sink(Note(text=text, level="warning"))
