"""The inventory of a Kustomization: which objects it has applied, in what order."""

from __future__ import annotations

from typing import Any

from provisioner.clusters.client import Object


def entries(kustomization: Object | None) -> list[Object]:
    """Each entry as the head of an object (apiVersion, kind, name, namespace), in the order in
    which Flux applied them."""
    status = (kustomization or {}).get("status", {})
    return [_head(entry) for entry in (status.get("inventory") or {}).get("entries") or []]


def _head(entry: dict[str, Any]) -> Object:
    """From `namespace_name_group_kind` and a version; `:` in names is written as `__`."""
    rest, _, kind = entry["id"].rpartition("_")
    rest, _, group = rest.rpartition("_")
    namespace, _, name = rest.partition("_")
    version = entry.get("v", "v1")
    return {
        "apiVersion": f"{group}/{version}" if group else version,
        "kind": kind,
        "metadata": {"name": name.replace("__", ":"), "namespace": namespace},
    }
