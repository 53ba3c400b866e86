"""The CRDs of a management cluster: those of Cluster API's core, and those of the test provider."""

from __future__ import annotations

from typing import Any

from provisioner.base import yaml_reader
from provisioner.sandbox.building import parts

Object = dict[str, Any]
INFRASTRUCTURE = "infrastructure.cluster.x-k8s.io"
CONTROL_PLANE = "controlplane.cluster.x-k8s.io"
# `clusterctl move` moves objects of kinds with this label.
MOVED = {"clusterctl.cluster.x-k8s.io": ""}
# The version of ours that keeps the contract v1beta2.
CONTRACT = {"cluster.x-k8s.io/v1beta2": "v1"}
KINDS = (
    (INFRASTRUCTURE, "SandboxCluster"),
    (INFRASTRUCTURE, "SandboxClusterTemplate"),
    (CONTROL_PLANE, "SandboxControlPlane"),
    (CONTROL_PLANE, "SandboxControlPlaneTemplate"),
)
ANYTHING = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}


def core() -> list[Object]:
    """Those that core's manager needs, in their storage version only: other versions would need
    its webhook."""
    files = sorted(parts.cluster_api_crds().glob("*.yaml"))
    return [
        _stored_version(crd)
        for file in files
        for crd in yaml_reader.load(yaml_reader.file(file), str(file))
    ]


def _stored_version(crd: Object) -> Object:
    crd["metadata"]["labels"] = {**crd["metadata"].get("labels", {}), **MOVED}
    crd["spec"]["versions"] = [one for one in crd["spec"]["versions"] if one["storage"]]
    crd["spec"]["conversion"] = {"strategy": "None"}
    return crd


def provider() -> list[Object]:
    """Two kinds and their templates, which accept any field."""
    return [_own(group, kind) for group, kind in KINDS]


def _own(group: str, kind: str) -> Object:
    plural = f"{kind.lower()}s"
    version = {
        "name": "v1",
        "served": True,
        "storage": True,
        "subresources": {"status": {}},
        "schema": {"openAPIV3Schema": ANYTHING},
    }
    names = {"kind": kind, "listKind": f"{kind}List", "plural": plural, "singular": kind.lower()}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}", "labels": {**CONTRACT, **MOVED}},
        "spec": {"group": group, "scope": "Namespaced", "names": names, "versions": [version]},
    }
