"""What this fleet's root has delivered, directly or through others, and in which order that can be
deleted. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.clusters.client import Object
from provisioner.flux import pruning
from provisioner.pairing.flux_on_cluster import inventory

# The labels that the controllers put on what they deliver, by the kind of the deliverer.
OWNERS = {"Kustomization": "kustomize.toolkit.fluxcd.io", "HelmRelease": "helm.toolkit.fluxcd.io"}
Key = tuple[str, str, str]
HELM_POLICY = "helm.sh/resource-policy"


def descendants(root: Object | None, items: Sequence[Object]) -> list[Object]:
    """The Kustomizations and HelmReleases among these that the root delivered, or that one of those
    delivered; none that another root or a person made, and none that Flux would leave alone."""
    # The root applies itself, from gotk-sync.yaml.
    by_key = {
        key(item): item for item in items if not pruning.left_alone(item) and not _same(item, root)
    }
    reached: dict[Key, Object] = {}
    waiting = _inventory(root)
    while waiting:
        found = waiting.pop()
        if found in by_key and found not in reached:
            item = reached[found] = by_key[found]
            waiting |= _inventory(item) | _of_release(item, items)
    return list(reached.values())


def _same(item: Object, root: Object | None) -> bool:
    return root is not None and key(item) == key(root)


def _inventory(item: Object | None) -> set[Key]:
    """What a Kustomization says that it has applied; nothing where it is not to prune."""
    if item is None or not prunes(item):
        return set()
    return {key(entry) for entry in inventory.entries(item)}


def _of_release(item: Object, items: Sequence[Object]) -> set[Key]:
    """What a HelmRelease has installed: Helm's own labels say so, instead of an inventory."""
    if item["kind"] != "HelmRelease":
        return set()
    return {key(other) for other in items if delivered_by(other, item)}


def prunes(kustomization: Object) -> bool:
    """Whether what a Kustomization delivered goes with it in a drain."""
    if elsewhere(kustomization):
        return False
    return pruning.prunes(kustomization) or pruning.tenants_sync(kustomization)


def elsewhere(deliverer: Object) -> bool:
    """Whether it delivers to another cluster, which is not the one that is drained."""
    return bool(deliverer.get("spec", {}).get("kubeConfig"))


def delivered_by(item: Object, deliverer: Object) -> bool:
    """Whether a controller has marked an object as delivered by this one."""
    prefix, meta = OWNERS[deliverer["kind"]], deliverer["metadata"]
    labels = item["metadata"].get("labels") or {}
    mark = (labels.get(f"{prefix}/name"), labels.get(f"{prefix}/namespace"))
    return mark == (meta["name"], meta["namespace"])


def pruned_by(item: Object, deliverer: Object) -> bool:
    """Whether an object goes when this one, which delivered it, is deleted."""
    return (
        delivered_by(item, deliverer)
        and prunes(deliverer)
        and _still_held(item, deliverer)
        and not _spared(item, deliverer)
    )


def _still_held(item: Object, deliverer: Object) -> bool:
    """A label outlives a pairing: what was left behind by an earlier one is in no inventory, and
    nobody prunes it. Helm has no inventory."""
    return deliverer["kind"] != "Kustomization" or key(item) in _inventory(deliverer)


def _spared(item: Object, deliverer: Object) -> bool:
    """Helm knows only its own annotation, and kustomize-controller only Flux's."""
    if deliverer["kind"] != "HelmRelease":
        return pruning.left_alone(item)
    annotations = item["metadata"].get("annotations") or {}
    return annotations.get(HELM_POLICY) == "keep"


def last(items: Sequence[Object]) -> list[Object]:
    """Those that no other of them depends on or was delivered by; all, where they form a circle."""
    needed = {other for item in items for other in _needs(item) if other != key(item)}
    return [item for item in items if key(item) not in needed] or list(items)


def key(item: Object) -> Key:
    return item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"]


def _needs(item: Object) -> list[Key]:
    """What an object depends on, and what delivered it."""
    meta = item["metadata"]
    labels = meta.get("labels") or {}
    dependencies = [
        (item["kind"], str(entry.get("namespace") or meta["namespace"]), str(entry["name"]))
        for entry in item["spec"].get("dependsOn") or []
    ]
    owners = [
        (kind, labels.get(f"{prefix}/namespace", ""), labels[f"{prefix}/name"])
        for kind, prefix in OWNERS.items()
        if f"{prefix}/name" in labels
    ]
    return dependencies + owners
