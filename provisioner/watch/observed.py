"""What is kept of a Cluster object: the few fields that decide something. Pure."""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.base import clock
from provisioner.clusters import cluster_api

Object = dict[str, Any]
Key = tuple[str, str]  # namespace and name of a Cluster, and of its record
CLASS = (("classRef", "name"), ("class",))  # in v1beta2, in v1beta1
# Written by others, long, and never what a template is about.
NOISE = ("kubectl.kubernetes.io/last-applied-configuration",)


class ObservedCluster(msgspec.Struct, frozen=True, kw_only=True):
    """`hindrance`: why its control plane is not initialised, as far as it says so. `created`:
    seconds since the epoch."""

    namespace: str
    name: str
    uid: str
    created: float = 0.0
    labels: dict[str, str] = {}
    annotations: dict[str, str] = {}
    variables: dict[str, Any] = {}
    class_name: str = ""
    version: str = ""
    initialized: bool = False
    hindrance: str = ""
    paused: bool = False
    moving: bool = False
    deleting: bool = False

    @property
    def key(self) -> Key:
        return self.namespace, self.name

    def values(self) -> dict[str, Any]:
        """What a template may use."""
        return {
            "name": self.name,
            "namespace": self.namespace,
            "labels": self.labels,
            "annotations": self.annotations,
            "variables": self.variables,
            "class_name": self.class_name,
            "version": self.version,
        }


def observed(cluster: Object) -> ObservedCluster:
    metadata = cluster["metadata"]
    topology = (cluster.get("spec") or {}).get("topology") or {}
    annotations = metadata.get("annotations") or {}
    return ObservedCluster(
        namespace=metadata.get("namespace", ""),
        name=metadata["name"],
        uid=metadata["uid"],
        created=clock.seconds(metadata.get("creationTimestamp")) or 0.0,
        labels=dict(metadata.get("labels") or {}),
        annotations={key: value for key, value in annotations.items() if key not in NOISE},
        variables=_variables(topology),
        class_name=next(filter(None, (_at(topology, path) for path in CLASS)), ""),
        version=str(topology.get("version") or ""),
        initialized=cluster_api.initialized(cluster),
        hindrance=cluster_api.hindrance(cluster),
        paused=cluster_api.paused(cluster),
        moving=cluster_api.moving(cluster),
        deleting=cluster_api.deleted(cluster),
    )


def _variables(topology: Object) -> dict[str, Any]:
    return {one["name"]: one.get("value") for one in topology.get("variables") or () if one}


def _at(topology: Object, path: tuple[str, ...]) -> str:
    place: Any = topology
    for name in path:
        place = (place or {}).get(name)
    return place if isinstance(place, str) else ""
