"""A small synthetic Flux distribution, with the same kinds of objects as a real one."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from provisioner.flux import yamls

Object = dict[str, Any]
PART = {"app.kubernetes.io/part-of": "flux"}
VERSION, NEXT = "v2.9.4", "v2.9.5"
# By component: group prefix, kind and plural of each CRD.
KINDS = {
    "source-controller": [
        ("source", "GitRepository", "gitrepositories"),
        ("source", "HelmRepository", "helmrepositories"),
        ("source", "OCIRepository", "ocirepositories"),
        ("source", "Bucket", "buckets"),
    ],
    "kustomize-controller": [("kustomize", "Kustomization", "kustomizations")],
    "helm-controller": [("helm", "HelmRelease", "helmreleases")],
    "notification-controller": [
        ("notification", "Alert", "alerts"),
        ("notification", "Provider", "providers"),
        ("notification", "Receiver", "receivers"),
    ],
    "image-reflector-controller": [
        ("image", "ImageRepository", "imagerepositories"),
        ("image", "ImagePolicy", "imagepolicies"),
    ],
    "image-automation-controller": [
        ("image", "ImageUpdateAutomation", "imageupdateautomations"),
    ],
}
VERSIONS = {"helm": "v2", "Alert": "v1beta3", "Provider": "v1beta3"}


def write(folder: Path, version: str = VERSION) -> Path:
    """Write a distribution into a folder, laid out like a Flux release."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in manifests(version).items():
        (folder / name).write_text(text)
    return folder


@functools.cache
def manifests(version: str) -> dict[str, str]:
    """File name to text; never change them."""
    files = {f"{name}.yaml": yamls.dump(_component(name, version)) for name in KINDS}
    files["rbac.yaml"] = yamls.dump(_rbac())
    files["policies.yaml"] = yamls.dump([_policy()])
    files["VERSION"] = f"{version}\n"
    return files


def objects(component: str, version: str = VERSION) -> list[Object]:
    """The objects of one component, as in its file."""
    return _component(component, version)


def _component(name: str, version: str) -> list[Object]:
    labels = {"app.kubernetes.io/component": name, **PART}
    crds = [_crd(*kind, labels) for kind in KINDS[name]]
    account = _object("v1", "ServiceAccount", name, labels)
    service = _object("v1", "Service", name, labels) | {
        "spec": {"ports": [{"name": "http", "port": 80}], "selector": {"app": name}}
    }
    with_service = name in ("source-controller", "notification-controller")
    return [
        *crds,
        account,
        *([service] if with_service else []),
        _deployment(name, version, labels),
    ]


def _object(api_version: str, kind: str, name: str, labels: dict[str, str]) -> Object:
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": {"name": name, "labels": dict(labels)},
    }


def _crd(prefix: str, kind: str, plural: str, labels: dict[str, str]) -> Object:
    group = f"{prefix}.toolkit.fluxcd.io"
    version = {
        "name": VERSIONS.get(kind, VERSIONS.get(prefix, "v1")),
        "served": True,
        "storage": True,
        "schema": {
            "openAPIV3Schema": {
                "type": "object",
                "properties": {
                    part: {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
                    for part in ("spec", "status")
                },
            }
        },
        "subresources": {"status": {}},
    }
    head = _object(
        "apiextensions.k8s.io/v1", "CustomResourceDefinition", f"{plural}.{group}", labels
    )
    spec = {
        "group": group,
        "names": {
            "kind": kind,
            "listKind": f"{kind}List",
            "plural": plural,
            "singular": kind.lower(),
        },
        "scope": "Namespaced",
        "versions": [version],
    }
    return head | {"spec": spec}


def _deployment(name: str, version: str, labels: dict[str, str]) -> Object:
    arguments = ["--events-addr=", "--watch-all-namespaces=true", "--log-level=info"]
    more = ["--log-encoding=json", "--enable-leader-election", "--storage-path=/data"]
    container = {
        "name": "manager",
        "image": f"fluxcd/{name}:{version}",
        "args": [*arguments, *more, "--storage-adv-addr="],
    }
    template = {
        "metadata": {"labels": {"app": name, **labels}},
        "spec": {"containers": [container], "serviceAccountName": name},
    }
    spec = {
        "replicas": 1,
        "selector": {"matchLabels": {"app": name}},
        "template": template,
    }
    return _object("apps/v1", "Deployment", name, labels) | {"spec": spec}


def _rbac() -> list[Object]:
    rbac = "rbac.authorization.k8s.io"
    rule = {"apiGroups": ["source.toolkit.fluxcd.io"], "resources": ["*"], "verbs": ["*"]}
    subject = {"kind": "ServiceAccount", "name": "kustomize-controller", "namespace": "flux-system"}
    role = _object(f"{rbac}/v1", "ClusterRole", "crd-controller", PART) | {"rules": [rule]}
    binding = _object(f"{rbac}/v1", "ClusterRoleBinding", "cluster-reconciler", PART) | {
        "roleRef": {"apiGroup": rbac, "kind": "ClusterRole", "name": "cluster-admin"},
        "subjects": [subject],
    }
    quota = _object("v1", "ResourceQuota", "critical-pods", PART) | {
        "spec": {"hard": {"pods": "1000"}}
    }
    return [role, binding, quota]


def _policy() -> Object:
    head = _object("networking.k8s.io/v1", "NetworkPolicy", "allow-egress", PART)
    return head | {"spec": {"podSelector": {}, "policyTypes": ["Egress"], "egress": [{}]}}
