"""Kinds of objects and their paths. Those that every run needs are known ahead, which saves
discovery requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Kind(NamedTuple):
    api_version: str
    kind: str
    plural: str
    namespaced: bool

    @classmethod
    def of_resource(cls, api_version: str, resource: Mapping[str, Any]) -> Kind:
        """From an entry of an APIResourceList."""
        return cls(api_version, resource["kind"], resource["name"], resource["namespaced"])

    def path(self, namespace: str = "", name: str = "") -> str:
        where = f"/namespaces/{namespace}" if self.namespaced and namespace else ""
        return f"{root(self.api_version)}{where}/{self.plural}" + (f"/{name}" if name else "")


def root(api_version: str) -> str:
    """The path under which an API version is served."""
    return f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"


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
FLUX = (
    Kind("source.toolkit.fluxcd.io/v1", "GitRepository", "gitrepositories", True),
    Kind("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "kustomizations", True),
)
KNOWN = CORE + FLUX
