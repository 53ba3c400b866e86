"""What Flux deletes by itself, and what it leaves alone. Pure."""

from __future__ import annotations

from typing import Any

from provisioner.flux.platform.base import TENANT

Object = dict[str, Any]
# Annotations with which Flux leaves an object alone.
PRUNE = "kustomize.toolkit.fluxcd.io/prune"
RECONCILE = "kustomize.toolkit.fluxcd.io/reconcile"
SSA = "kustomize.toolkit.fluxcd.io/ssa"
LEFT_ALONE = ((PRUNE, "disabled"), (RECONCILE, "disabled"), (SSA, "ignore"))
ORPHAN = "Orphan"


def prunes(kustomization: Object) -> bool:
    """Whether Flux would delete what a Kustomization delivered, when that is deleted."""
    spec = kustomization.get("spec", {})
    policy = spec.get("deletionPolicy", "MirrorPrune")
    if policy == "MirrorPrune":
        return bool(spec.get("prune", kustomization.get("kind") == "HelmRelease"))
    return policy in ("Delete", "WaitForTermination")


def left_alone(item: Object) -> bool:
    annotations = item["metadata"].get("annotations") or {}
    labels = item["metadata"].get("labels") or {}
    return any(
        str(where.get(name, "")).lower() == value
        for where in (annotations, labels)
        for name, value in LEFT_ALONE
    )


def tenants_sync(item: Object) -> bool:
    """The Kustomization of a tenant. It leaves what it delivered only when the tenant is taken out,
    not when its whole cluster is drained."""
    orphans = item.get("spec", {}).get("deletionPolicy") == ORPHAN
    return bool(item["kind"] == "Kustomization" and orphans and of_tenant(item))


def of_tenant(item: Object) -> bool:
    return TENANT in (item.get("metadata", {}).get("labels") or {})
