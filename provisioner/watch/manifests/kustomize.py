"""The Kustomize folder: what `kubectl apply -k` takes, and two components to switch on or off."""

from __future__ import annotations

from typing import Any

from provisioner.flux import yamls
from provisioner.pods import objects as shared
from provisioner.watch.management import records
from provisioner.watch.manifests import objects, pod
from provisioner.watch.manifests.release import NAME, Release

Object = dict[str, Any]
FILE = shared.KUSTOMIZATION
TEMPLATES = "templates"


def files(release: Release) -> dict[str, str]:
    """By their path in the folder."""
    documents = {
        "namespace.yaml": [objects.namespace(release)],
        "crd.yaml": [records.crd()],
        "rbac.yaml": objects.access(release),
        "deployment.yaml": [objects.deployment(release)],
    }
    components = {
        **shared.component("pod-monitor", objects.pod_monitor(release)),
        **shared.component("network-policy", objects.network_policy(release)),
    }
    return {
        **{name: yamls.dump(content) for name, content in documents.items()},
        FILE: yamls.dump([_kustomization(release, list(documents))]),
        **{f"{TEMPLATES}/{name}": text for name, text in release.templates.items()},
        **{path: yamls.dump([item]) for path, item in components.items()},
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
