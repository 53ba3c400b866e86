"""What `flux install` would apply, object by object, from a distribution's manifests. Pure.

A distribution has one file per component, rbac.yaml and policies.yaml. The functions here do what
kustomize does with the overlay that Flux generates: namespace, labels, images, arguments by
position.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.flux import deployments
from provisioner.handover.fleet import COMPONENTS, EXTRA_COMPONENTS, GitOps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Object = dict[str, Any]

# The namespace that a distribution's rbac.yaml is written for.
DISTRIBUTED = "flux-system"
CLUSTER_WIDE = {"Namespace", "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding"}


def components(gitops: GitOps, manifests: Mapping[str, str]) -> list[Object]:
    """All objects, in the order in which Flux writes them. `manifests`: file name to text.

    Large subtrees are shared between calls: copy before changing anything.
    """
    objects = [namespace(gitops)]
    if gitops.network_policy:
        objects += _file(manifests, "policies.yaml")
    objects += _roles(gitops, manifests)
    for name in gitops.components:
        objects += (deployments.patched(item, name, gitops) for item in _component(manifests, name))
    return [_placed(item, gitops) for item in objects]


def namespace(gitops: GitOps) -> Object:
    warn = "pod-security.kubernetes.io/warn"
    labels = {warn: "restricted", f"{warn}-version": "latest"}
    metadata = {"name": gitops.namespace, "labels": labels}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}


def _component(manifests: Mapping[str, str], name: str) -> tuple[Object, ...]:
    known = COMPONENTS + EXTRA_COMPONENTS
    if name not in known:
        raise BadInput(f"component {name!r}", "unknown", f"Known: {', '.join(known)}.")
    return _file(manifests, f"{name}.yaml")


def _file(manifests: Mapping[str, str], name: str) -> tuple[Object, ...]:
    if name not in manifests:
        hint = f"The distribution contains: {', '.join(sorted(manifests)) or 'nothing'}."
        raise BadInput(f"Flux distribution: {name}", "missing", hint)
    return _parsed(name, manifests[name])


# Clusters of one run mostly share a distribution, whose CRDs take long to parse.
@functools.lru_cache(maxsize=32)
def _parsed(name: str, text: str) -> tuple[Object, ...]:
    subject = f"Flux distribution: {name}"
    objects = yaml_reader.load(text, subject)
    if not all(map(_is_object, objects)):
        raise BadInput(subject, "contains something that is not a Kubernetes object")
    return tuple(objects)


def _is_object(item: Any) -> bool:
    return isinstance(item, dict) and {"apiVersion", "kind", "metadata"} <= item.keys()


def _roles(gitops: GitOps, manifests: Mapping[str, str]) -> list[Object]:
    """rbac.yaml with names that end in the namespace, so that two installations do not share
    cluster roles."""
    _file(manifests, "rbac.yaml")
    text = manifests["rbac.yaml"].replace(DISTRIBUTED, gitops.namespace)
    objects = _parsed("rbac.yaml", text)
    own = {(item["kind"], item["metadata"]["name"]) for item in objects}
    return [_suffixed(item, own, f"-{gitops.namespace}") for item in objects]


def _suffixed(item: Object, own: Iterable[tuple[str, str]], suffix: str) -> Object:
    changed = item | {"metadata": item["metadata"] | {"name": item["metadata"]["name"] + suffix}}
    role = item.get("roleRef")
    if role and (role["kind"], role["name"]) in own:
        changed["roleRef"] = role | {"name": role["name"] + suffix}
    return changed


def _placed(item: Object, gitops: GitOps) -> Object:
    meta = dict(item["metadata"])
    if item["kind"] not in CLUSTER_WIDE:
        meta["namespace"] = gitops.namespace
    meta["labels"] = {**meta.get("labels", {}), **deployments.labels(gitops)}
    return item | {"metadata": meta}
