"""Load balancers, disks and parts of the network that a cloud makes for objects of a cluster. They
keep the cluster's network from being destroyed, or go on being billed after it. Pure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

Object = dict[str, Any]
Kind = tuple[str, str]  # apiVersion, kind

# Whoever makes a load balancer for an object of these keeps it until that is gone.
COMMON: tuple[Kind, ...] = (
    ("v1", "Service"),
    ("networking.k8s.io/v1", "Ingress"),
    ("gateway.networking.k8s.io/v1", "Gateway"),
)
CLAIM: Kind = ("v1", "PersistentVolumeClaim")
VOLUME: Kind = ("v1", "PersistentVolume")
# On a volume that was made by a driver inside Kubernetes, which a CSI driver has replaced.
MIGRATED, MADE_BY = "pv.kubernetes.io/migrated-to", "pv.kubernetes.io/provisioned-by"


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """`finalizers`: how those begin that hold an object until its load balancer is gone.
    `balancers`: more kinds with load balancers. `parts`: kinds of what belongs to a Service and
    goes with it. `drivers`: CSI drivers whose disks go with their volumes."""

    finalizers: tuple[str, ...] = ()
    balancers: tuple[Kind, ...] = ()
    parts: tuple[Kind, ...] = ()
    drivers: tuple[str, ...] = ()

    def __or__(self, other: Outside) -> Outside:
        return Outside(
            finalizers=_both(self.finalizers, other.finalizers),
            balancers=_both(self.balancers, other.balancers),
            parts=_both(self.parts, other.parts),
            drivers=_both(self.drivers, other.drivers),
        )

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Of what may have a load balancer."""
        return _both(COMMON, self.balancers)

    def is_balancer(self, item: Object) -> bool:
        """Whether a load balancer stands behind an object."""
        if item["kind"] == "Service" and item["spec"].get("type") == "LoadBalancer":
            return True
        held = item["metadata"].get("finalizers") or []
        known = any(name.startswith(self.finalizers) for name in held)
        return known and (item["kind"] in {kind for _, kind in self.kinds})

    def has_disk(self, volume: Object) -> bool:
        """Whether deleting a PersistentVolume deletes a disk of the cloud."""
        spec, notes = volume["spec"], volume["metadata"].get("annotations") or {}
        driver = (spec.get("csi") or {}).get("driver") or notes.get(MIGRATED) or notes.get(MADE_BY)
        deleted = spec.get("persistentVolumeReclaimPolicy") == "Delete"
        return deleted and driver in self.drivers

    def disks(
        self, volumes: Collection[Object], claims: Collection[tuple[str, str]], spaces: set[str]
    ) -> list[Object]:
        """The volumes whose disks go with these claims (namespace, name) or namespaces, and those
        whose claims have gone already."""
        return [
            volume for volume in volumes if self.has_disk(volume) and _goes(volume, claims, spaces)
        ]


def claim_of(volume: Object) -> tuple[str, str]:
    """Namespace and name of the claim that a volume is bound to; empty where there is none."""
    claim = (volume.get("spec") or {}).get("claimRef") or {}
    return claim.get("namespace", ""), claim.get("name", "")


def parts_of(parts: Collection[Object], services: Collection[tuple[str, str]]) -> list[Object]:
    """Those that belong to these Services (namespace, name), and those that are going already."""
    return [
        part
        for part in parts
        if "deletionTimestamp" in part["metadata"]
        or any(
            (part["metadata"].get("namespace", ""), owner["name"]) in services
            for owner in part["metadata"].get("ownerReferences") or []
            if owner["kind"] == "Service"
        )
    ]


def _goes(volume: Object, claims: Collection[tuple[str, str]], spaces: set[str]) -> bool:
    place = claim_of(volume)
    # Failed: the disk could not be deleted, and is still there.
    released = (volume.get("status") or {}).get("phase") in ("Released", "Failed")
    deleted = "deletionTimestamp" in volume["metadata"]
    return released or deleted or place in claims or place[0] in spaces


def _both(left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*left, *right)))
