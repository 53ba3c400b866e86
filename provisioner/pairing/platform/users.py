"""Which Secrets the objects of Flux refer to, and who of others still uses one of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from provisioner.clusters.client import Client, Object
from provisioner.flux import schemas
from provisioner.handover.platform.base import PLATFORM
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.snapshot import Place


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


def others(client: Client, desired: Desired, namespaces: Iterable[str]) -> dict[Place, str]:
    """By the place of each Secret in these namespaces: an object of Flux, of whatever kind, that
    refers to it, and that the platform has not delivered."""
    kinds = schemas.of(desired.components).values()
    return {
        (namespace, name): f"{item['kind']} {item['metadata']['name']}"
        for namespace in namespaces
        for one in kinds
        for item in client.list(one.api_version, one.kind, namespace)
        if not sync_objects.delivered_by(item, PLATFORM, desired.namespace)
        for name in needed(item)
    }
