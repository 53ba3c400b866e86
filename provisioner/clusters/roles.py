"""Rights as the RBAC objects that grant them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from provisioner.clusters.rights import Right

Object = dict[str, Any]
API = "rbac.authorization.k8s.io"
# Namespaces that every cluster has; others may have to be made before a Role can be in them.
EXISTING = ("default", "kube-system")


@dataclass(frozen=True, kw_only=True)
class Grantee:
    """To whom roles are bound. `namespace`: of a ServiceAccount."""

    kind: Literal["User", "Group", "ServiceAccount"]
    name: str
    namespace: str = ""

    def subject(self) -> Object:
        if self.kind == "ServiceAccount":
            return {"kind": self.kind, "name": self.name, "namespace": self.namespace}
        return {"apiGroup": API, "kind": self.kind, "name": self.name}


def render(rights: Iterable[Right], *, name: str, grantees: Sequence[Grantee] = ()) -> list[Object]:
    """One ClusterRole, and in each namespace with rights of its own a Role; their bindings where
    there is somebody to grant them to. In an order that `kubectl apply` can follow."""
    distinct = set(rights)
    everywhere = {right for right in distinct if not right.namespace}
    within: dict[str, set[Right]] = {}
    for right in distinct - everywhere:
        if not _covered(right, everywhere):
            within.setdefault(right.namespace, set()).add(right)
    documents = [_namespace(space) for space in sorted(within) if space not in EXISTING]
    whole = [("", everywhere)] if everywhere else []
    for space, granted in [*whole, *sorted(within.items())]:
        documents.append(_role(name, space, granted))
        if grantees:
            documents.append(_binding(name, space, grantees))
    return documents


def _covered(right: Right, everywhere: set[Right]) -> bool:
    """Whether it is granted in all namespaces anyway."""
    wide = Right(group=right.group, resource=right.resource, verb=right.verb)
    return wide in everywhere


def _namespace(name: str) -> Object:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}


def _role(name: str, namespace: str, rights: set[Right]) -> Object:
    return {
        "apiVersion": f"{API}/v1",
        "kind": "Role" if namespace else "ClusterRole",
        "metadata": _metadata(name, namespace),
        "rules": _rules(rights),
    }


def _binding(name: str, namespace: str, grantees: Sequence[Grantee]) -> Object:
    kind = "Role" if namespace else "ClusterRole"
    return {
        "apiVersion": f"{API}/v1",
        "kind": f"{kind}Binding",
        "metadata": _metadata(name, namespace),
        "roleRef": {"apiGroup": API, "kind": kind, "name": name},
        "subjects": [grantee.subject() for grantee in grantees],
    }


def _metadata(name: str, namespace: str) -> Object:
    return {"name": name, "namespace": namespace} if namespace else {"name": name}


def _rules(rights: set[Right]) -> list[Object]:
    """Resources of one group with the same verbs share a rule, and so do objects of one resource
    that are named."""
    verbs: dict[tuple[str, str, str], set[str]] = {}
    for right in rights:
        verbs.setdefault((right.group, right.resource, right.name), set()).add(right.verb)
    resources: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    named: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (group, resource, name), allowed in sorted(verbs.items()):
        if name:
            named.setdefault((group, resource, tuple(sorted(allowed))), []).append(name)
        else:
            resources.setdefault((group, tuple(sorted(allowed))), []).append(resource)
    whole = [
        {"apiGroups": [group], "resources": names, "verbs": list(allowed)}
        for (group, allowed), names in sorted(resources.items())
    ]
    return [*whole, *_named(named)]


def _named(named: Mapping[tuple[str, str, tuple[str, ...]], list[str]]) -> Iterator[Object]:
    for (group, resource, allowed), names in sorted(named.items()):
        yield {
            "apiGroups": [group],
            "resources": [resource],
            "resourceNames": names,
            "verbs": list(allowed),
        }
