"""Which Secrets the objects of Flux refer to, and who of others still uses one of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from provisioner.clusters.client import Client, Object
from provisioner.flux.platform.base import SOURCE
from provisioner.handover.platform.base import PLATFORM
from provisioner.pairing.flux_on_cluster import sync_objects

KINDS = (
    (SOURCE, "GitRepository"),
    (SOURCE, "OCIRepository"),
    (SOURCE, "HelmRepository"),
    (SOURCE, "Bucket"),
    ("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
    ("helm.toolkit.fluxcd.io/v2", "HelmRelease"),
)


def needed(item: Object) -> set[str]:
    """Names of the Secrets that an object refers to, whatever for."""
    return set(_names(item.get("spec", {})))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    if not isinstance(value, dict):
        return
    if value.get("kind") == "Secret" and "name" in value:
        yield str(value["name"])
    for field, inner in value.items():
        if field.lower().endswith("secretref") and isinstance(inner, dict):
            yield str(inner.get("name", ""))
        yield from _names(inner)


def others(client: Client, namespaces: Iterable[str]) -> dict[tuple[str, str], str]:
    """By the namespace and the name of each Secret in these namespaces: an object of Flux that
    refers to it, and that the platform has not delivered."""
    return {
        (namespace, name): f"{item['kind']} {item['metadata']['name']}"
        for namespace in namespaces
        for version, kind in KINDS
        for item in client.list(version, kind, namespace)
        if not _of_platform(item)
        for name in needed(item)
    }


def _of_platform(item: Object) -> bool:
    labels = item["metadata"].get("labels") or {}
    return bool(labels.get(f"{sync_objects.MARK}/name") == PLATFORM)
