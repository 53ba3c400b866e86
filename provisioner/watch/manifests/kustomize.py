"""The Kustomize folder: what `kubectl apply -k` takes, and two components to switch on or off."""

from __future__ import annotations

from typing import Any

from provisioner.flux import yamls
from provisioner.watch.management import records
from provisioner.watch.manifests import objects, pod
from provisioner.watch.manifests.release import NAME, Release

Object = dict[str, Any]
FILE = "kustomization.yaml"
TEMPLATES = "templates"


def files(release: Release) -> dict[str, str]:
    """By their path in the folder."""
    documents = {
        "namespace.yaml": [objects.namespace(release)],
        "crd.yaml": [records.crd()],
        "rbac.yaml": objects.access(release),
        "deployment.yaml": [objects.deployment(release)],
    }
    return {
        **{name: yamls.dump(content) for name, content in documents.items()},
        FILE: yamls.dump([_kustomization(release, list(documents))]),
        **{f"{TEMPLATES}/{name}": text for name, text in release.templates.items()},
        **_component("pod-monitor", objects.pod_monitor(release)),
        **_component("network-policy", objects.network_policy(release)),
    }


def _kustomization(release: Release, resources: list[str]) -> Object:
    """The generator gives the ConfigMap a name after its content, so that other templates start new
    pods."""
    return {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "metadata": {"name": NAME},
        "resources": resources,
        "components": ["components/pod-monitor"],
        "configMapGenerator": [
            {
                "name": pod.CONFIG_MAP,
                "namespace": release.namespace,
                "files": [f"{TEMPLATES}/{name}" for name in sorted(release.templates)],
            }
        ],
    }


def _component(name: str, obj: Object) -> dict[str, str]:
    component = {
        "apiVersion": "kustomize.config.k8s.io/v1alpha1",
        "kind": "Component",
        "resources": [f"{name}.yaml"],
    }
    folder = f"components/{name}"
    return {
        f"{folder}/{FILE}": yamls.dump([component]),
        f"{folder}/{name}.yaml": yamls.dump([obj]),
    }
