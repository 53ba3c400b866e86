"""Kinds of objects and their paths. The kinds of a Flux install are known ahead, which saves
discovery calls."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    api_version: str
    kind: str
    plural: str
    namespaced: bool

    def path(self, namespace: str = "", name: str = "") -> str:
        root = (
            f"/apis/{self.api_version}" if "/" in self.api_version else f"/api/{self.api_version}"
        )
        where = f"/namespaces/{namespace}" if self.namespaced and namespace else ""
        return f"{root}{where}/{self.plural}" + (f"/{name}" if name else "")


_RBAC = "rbac.authorization.k8s.io/v1"
CORE = (
    Kind("v1", "Namespace", "namespaces", False),
    Kind("v1", "Secret", "secrets", True),
    Kind("v1", "ConfigMap", "configmaps", True),
    Kind("v1", "Service", "services", True),
    Kind("v1", "ServiceAccount", "serviceaccounts", True),
    Kind("v1", "ResourceQuota", "resourcequotas", True),
    Kind("v1", "Pod", "pods", True),
    Kind("v1", "Node", "nodes", False),
    Kind("v1", "Event", "events", True),
    Kind("apps/v1", "Deployment", "deployments", True),
    Kind("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", True),
    Kind("coordination.k8s.io/v1", "Lease", "leases", True),
    Kind(_RBAC, "ClusterRole", "clusterroles", False),
    Kind(_RBAC, "ClusterRoleBinding", "clusterrolebindings", False),
    Kind("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", False),
)
