"""In which order Kustomizations and HelmReleases can be deleted. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.clusters.client import Object

# The labels that the controllers put on what they deliver, by the kind of the deliverer.
OWNERS = {"Kustomization": "kustomize.toolkit.fluxcd.io", "HelmRelease": "helm.toolkit.fluxcd.io"}
Key = tuple[str, str, str]


def last(items: Sequence[Object]) -> list[Object]:
    """Those that no other of them depends on or was delivered by; all, where they form a circle."""
    needed = {other for item in items for other in _needs(item) if other != key(item)}
    return [item for item in items if key(item) not in needed] or list(items)


def key(item: Object) -> Key:
    return item["kind"], item["metadata"]["namespace"], item["metadata"]["name"]


def delivered(item: Object) -> bool:
    """Whether Flux delivered an object."""
    labels = item["metadata"].get("labels") or {}
    return any(f"{prefix}/name" in labels for prefix in OWNERS.values())


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
