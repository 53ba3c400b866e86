"""A tenant: its namespaces, what it may do there, and what Flux applies in its name. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.flux import verification
from provisioner.flux.platform import base, egress, git_source
from provisioner.flux.platform.egress import NETWORKING
from provisioner.flux.sync import duration, spec_path

if TYPE_CHECKING:
    from provisioner.flux.platform.base import KeyNeeded, Object, Placement, SecretNeeded
    from provisioner.handover.platform.tenant import Declaration

LABELS = (base.TENANT, "toolkit.fluxcd.io/tenant")  # the second is that of the flux command line
KEPT = {"kustomize.toolkit.fluxcd.io/prune": "disabled"}
RBAC = "rbac.authorization.k8s.io"
NAMESPACE_NAME = "kubernetes.io/metadata.name"  # Kubernetes itself labels every namespace with it


def objects(piece: Declaration, at: Placement) -> list[Object]:
    home = piece.spaces[0]
    items = [_namespace(piece, space) for space in piece.spaces]
    items.append(_item(piece, "v1", "ServiceAccount", piece.name, home))
    for space in piece.spaces:
        items.append(_role_binding(piece, space))
        items += _limits(piece, space)
    return [*items, *_sync(piece, at)] if piece.has_repository else items


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    home = piece.spaces[0]
    if not piece.verify:
        return git_source.login(piece, home)
    name, version = git_source.keys_name(piece), at.gitops.flux_version
    keys = verification.needed(piece.verify, name, piece.title, version, home)
    return [*git_source.login(piece, home), keys]


def keys(piece: Declaration, at: Placement) -> list[KeyNeeded]:
    return git_source.read_only_key(piece, piece.spaces[0])


def _item(
    piece: Declaration, version: str, kind: str, name: str, namespace: str = "", **body: Object
) -> Object:
    meta = {"name": name, "labels": dict.fromkeys(LABELS, piece.name)}
    placed = {**meta, "namespace": namespace} if namespace else meta
    return {"apiVersion": version, "kind": kind, "metadata": placed, **body}


def _namespace(piece: Declaration, name: str) -> Object:
    """What is kept when its tenant is declared no more must be marked as long as Flux has it."""
    item = _item(piece, "v1", "Namespace", name)
    if piece.workloads == "keep":
        item["metadata"]["annotations"] = KEPT
    return item


def _role_binding(piece: Declaration, namespace: str) -> Object:
    account = {"kind": "ServiceAccount", "name": piece.name, "namespace": piece.spaces[0]}
    binding = _item(
        piece,
        f"{RBAC}/v1",
        "RoleBinding",
        f"{piece.name}-reconciler",
        namespace,
        roleRef={"apiGroup": RBAC, "kind": "ClusterRole", "name": piece.role},
    )
    return {**binding, "subjects": [account]}


def _limits(piece: Declaration, namespace: str) -> list[Object]:
    name, limits = f"{piece.name}-tenant", []
    if piece.quota:
        spec: Object = {"hard": dict(piece.quota)}
        limits.append(_item(piece, "v1", "ResourceQuota", name, namespace, spec=spec))
    if piece.network_policy:
        spec = _own_traffic(piece)
        limits.append(_item(piece, NETWORKING, "NetworkPolicy", name, namespace, spec=spec))
    if piece.egress_denied:
        spec, named = _connections(piece), f"{name}-egress"
        limits.append(_item(piece, NETWORKING, "NetworkPolicy", named, namespace, spec=spec))
    return limits


def _own_traffic(piece: Declaration) -> Object:
    """Pods are reached from the tenant's own namespaces only."""
    own = [_own_namespaces(piece)]
    return {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": own}]}


def _connections(piece: Declaration) -> Object:
    """Pods connect to no address that is denied."""
    own = {"to": [_own_namespaces(piece)]}
    rules = [own, *egress.outside(piece.egress_denied, piece.egress_allowed)]
    return {"podSelector": {}, "policyTypes": ["Egress"], "egress": rules}


def _own_namespaces(piece: Declaration) -> Object:
    own = {"key": NAMESPACE_NAME, "operator": "In", "values": list(piece.spaces)}
    return {"namespaceSelector": {"matchExpressions": [own]}}


def _sync(piece: Declaration, at: Placement) -> list[Object]:
    """The Kustomization is deleted together with the account that it acts as, so it could not
    delete anything by itself: what is to go goes with its namespace."""
    namespace = piece.spaces[0]
    source: Object = {
        "interval": duration(piece.interval),
        "url": git_source.url(piece, at),
        "ref": {"branch": git_source.branch(piece, at)},
    }
    if login := git_source.login_name(piece):
        source["secretRef"] = login
    if piece.verify:
        source["verify"] = verification.spec(piece.verify, git_source.keys_name(piece))
    sync: Object = {
        "interval": duration(piece.sync_interval),
        "path": spec_path(piece.path),
        "prune": True,
        "deletionPolicy": "Orphan",
        "serviceAccountName": piece.name,
        "sourceRef": {"kind": "GitRepository", "name": piece.name},
    }
    if len(piece.spaces) == 1:
        sync["targetNamespace"] = namespace
    if piece.wait:
        sync["wait"] = True
    return [
        _item(piece, base.SOURCE, "GitRepository", piece.name, namespace, spec=source),
        _item(piece, base.KUSTOMIZE, "Kustomization", piece.name, namespace, spec=sync),
    ]
