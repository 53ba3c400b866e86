"""Objects around such pods, and the files of a Kustomize component. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Object = dict[str, Any]
LEVEL = "restricted"
KUSTOMIZATION = "kustomization.yaml"
COMPONENTS = "components"


def namespace(name: str, labels: Mapping[str, str]) -> Object:
    """It admits no pod with more rights than ours."""
    levels = {f"pod-security.kubernetes.io/{mode}": LEVEL for mode in ("enforce", "warn")}
    metadata = {"name": name, "labels": {**labels, **levels}}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}


def service_account(metadata: Object) -> Object:
    """Pods that need its token say so themselves."""
    return {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": metadata,
        "automountServiceAccountToken": False,
    }


def network_policy(metadata: Object, labels: Mapping[str, str], ports: Sequence[int]) -> Object:
    """Pods with these labels can be called on these ports alone. Where clusters and Git hosts are
    is not known here, so what leaves is not limited."""
    called = [{"ports": [{"port": port, "protocol": "TCP"} for port in ports]}] if ports else []
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": metadata,
        "spec": {
            "podSelector": {"matchLabels": dict(labels)},
            "policyTypes": ["Ingress"],
            "ingress": called,
        },
    }


def component(name: str, item: Object) -> dict[str, Object]:
    """By path in the folder: what switches one object on or off."""
    kustomization = {
        "apiVersion": "kustomize.config.k8s.io/v1alpha1",
        "kind": "Component",
        "resources": [f"{name}.yaml"],
    }
    folder = f"{COMPONENTS}/{name}"
    return {f"{folder}/{KUSTOMIZATION}": kustomization, f"{folder}/{name}.yaml": item}
