"""Clusters of Cluster API as people declare them: with objects of the provider, or by a
ClusterClass."""

from __future__ import annotations

from typing import Any

from tests.real.capi.crds import CONTROL_PLANE, INFRASTRUCTURE

Object = dict[str, Any]
GROUP = "cluster.x-k8s.io"
VERSION = "v1beta2"
KUBERNETES = "v1.34.4"
CLASS = "sandbox"


PLACES = {
    "Cluster": f"/apis/{GROUP}/{VERSION}",
    "ClusterClass": f"/apis/{GROUP}/{VERSION}",
    "SandboxCluster": f"/apis/{INFRASTRUCTURE}/v1",
    "SandboxClusterTemplate": f"/apis/{INFRASTRUCTURE}/v1",
    "SandboxControlPlane": f"/apis/{CONTROL_PLANE}/v1",
    "SandboxControlPlaneTemplate": f"/apis/{CONTROL_PLANE}/v1",
    "ClusterPairing": "/apis/watch.provisioner.dev/v1alpha1",
    "Secret": "/api/v1",
    "Event": "/api/v1",
}


def path(kind: str, name: str = "") -> str:
    """Where the API server serves objects of a kind in the namespace `default`."""
    plural = "clusterclasses" if kind == "ClusterClass" else f"{kind.lower()}s"
    return "/".join(filter(None, (f"{PLACES[kind]}/namespaces/default/{plural}", name)))


def declared(name: str, **metadata: Any) -> list[Object]:
    """A Cluster with its two objects of the provider, which come first: Cluster API asks for
    missing ones only every 30 s."""
    infrastructure = {"apiGroup": INFRASTRUCTURE, "kind": "SandboxCluster", "name": name}
    control_plane = {"apiGroup": CONTROL_PLANE, "kind": "SandboxControlPlane", "name": name}
    spec = {"infrastructureRef": infrastructure, "controlPlaneRef": control_plane}
    return [
        _object(f"{INFRASTRUCTURE}/v1", "SandboxCluster", name),
        _object(f"{CONTROL_PLANE}/v1", "SandboxControlPlane", name),
        _object(f"{GROUP}/{VERSION}", "Cluster", name, metadata, spec=spec),
    ]


def with_topology(name: str, cluster_class: str = CLASS, **metadata: Any) -> list[Object]:
    topology = {"classRef": {"name": cluster_class}, "version": KUBERNETES}
    spec = {"topology": topology}
    return [_object(f"{GROUP}/{VERSION}", "Cluster", name, metadata, spec=spec)]


def cluster_class(name: str = CLASS) -> list[Object]:
    """A ClusterClass with its two templates."""
    template: Object = {"template": {"spec": {}}}
    references = {
        "infrastructure": _template(INFRASTRUCTURE, "SandboxClusterTemplate", name),
        "controlPlane": _template(CONTROL_PLANE, "SandboxControlPlaneTemplate", name),
    }
    return [
        _object(f"{INFRASTRUCTURE}/v1", "SandboxClusterTemplate", name, spec=template),
        _object(f"{CONTROL_PLANE}/v1", "SandboxControlPlaneTemplate", name, spec=template),
        _object(f"{GROUP}/{VERSION}", "ClusterClass", name, spec=references),
    ]


def _template(group: str, kind: str, name: str) -> Object:
    return {"templateRef": {"apiVersion": f"{group}/v1", "kind": kind, "name": name}}


def _object(
    api_version: str, kind: str, name: str, metadata: Object | None = None, **more: Any
) -> Object:
    where = {"name": name, "namespace": "default", **(metadata or {})}
    return {"apiVersion": api_version, "kind": kind, "metadata": where, **more}
