"""The kinds that a fake API server serves: the built-in ones, and those that a CRD defines."""

from __future__ import annotations

from typing import Any, NamedTuple

Object = dict[str, Any]
CRD = "CustomResourceDefinition"


class Resource(NamedTuple):
    """`versions`: the served versions, the storage version first. `generation`: whether objects
    have a metadata.generation. `status`: whether status is a subresource."""

    group: str
    kind: str
    plural: str
    namespaced: bool
    versions: tuple[str, ...] = ("v1",)
    generation: bool = False
    status: bool = False

    @property
    def api_version(self) -> str:
        return f"{self.group}/{self.versions[0]}" if self.group else self.versions[0]

    @property
    def full_name(self) -> str:
        """The name in error messages of the API server: `deployments.apps`."""
        return f"{self.plural}.{self.group}" if self.group else self.plural


_RBAC = "rbac.authorization.k8s.io"
BUILT_IN = (
    Resource("", "Namespace", "namespaces", False, status=True),
    Resource("", "Node", "nodes", False, status=True),
    Resource("", "Pod", "pods", True, status=True),
    Resource("", "Secret", "secrets", True),
    Resource("", "ConfigMap", "configmaps", True),
    Resource("", "Service", "services", True, status=True),
    Resource("", "ServiceAccount", "serviceaccounts", True),
    Resource("", "ResourceQuota", "resourcequotas", True, status=True),
    Resource("", "PersistentVolumeClaim", "persistentvolumeclaims", True, status=True),
    Resource("", "Event", "events", True),
    Resource("apps", "Deployment", "deployments", True, generation=True, status=True),
    Resource("apps", "StatefulSet", "statefulsets", True, generation=True, status=True),
    Resource("apps", "DaemonSet", "daemonsets", True, generation=True, status=True),
    Resource("batch", "Job", "jobs", True, generation=True, status=True),
    Resource("batch", "CronJob", "cronjobs", True, generation=True, status=True),
    Resource("networking.k8s.io", "NetworkPolicy", "networkpolicies", True, generation=True),
    Resource("discovery.k8s.io", "EndpointSlice", "endpointslices", True, generation=True),
    Resource("coordination.k8s.io", "Lease", "leases", True),
    Resource(_RBAC, "Role", "roles", True),
    Resource(_RBAC, "RoleBinding", "rolebindings", True),
    Resource(_RBAC, "ClusterRole", "clusterroles", False),
    Resource(_RBAC, "ClusterRoleBinding", "clusterrolebindings", False),
    Resource(
        "apiextensions.k8s.io",
        CRD,
        "customresourcedefinitions",
        False,
        generation=True,
        status=True,
    ),
)


def of_crd(crd: Object) -> Resource:
    spec = crd["spec"]
    served = [version for version in spec["versions"] if version["served"]]
    first = sorted(served, key=lambda version: not version["storage"])
    return Resource(
        spec["group"],
        spec["names"]["kind"],
        spec["names"]["plural"],
        spec["scope"] == "Namespaced",
        tuple(version["name"] for version in first),
        generation=True,
        status=any("status" in (version.get("subresources") or {}) for version in served),
    )


def group_of(api_version: str) -> tuple[str, str]:
    """Group and version of an apiVersion; the core group is empty."""
    group, _, version = api_version.rpartition("/")
    return group, version
