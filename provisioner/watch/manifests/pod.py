"""The pod of a replica: what it runs, where it may write, what it gets of Secrets. Pure."""

from __future__ import annotations

import posixpath
from typing import Any

from provisioner.watch.manifests.credentials import TEMPLATES, WORK
from provisioner.watch.manifests.release import NAME, Release
from provisioner.watch.replica.process import PORT

Object = dict[str, Any]
REPLICAS = 2
PORT_NAME = "http"
CONFIG_MAP = f"{NAME}-templates"
GRACE = 120  # seconds in which the pairings under way reach a safe point
RESOURCES = {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"memory": "1Gi"}}
# Nobody of the image's own is trusted: its user must be a number other than 0.
SECURITY = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
CONFINED = {
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "readOnlyRootFilesystem": True,
}


def spec(release: Release) -> Object:
    return {
        "serviceAccountName": NAME,
        "automountServiceAccountToken": True,
        "securityContext": SECURITY,
        "terminationGracePeriodSeconds": GRACE,
        "topologySpreadConstraints": [_apart()],
        "containers": [container(release)],
        "volumes": [*_volumes(), *secret_volumes(release)],
    }


def container(release: Release) -> Object:
    return {
        "name": "watch",
        "image": release.image,
        "command": ["provisioner", "watch"],
        "args": [*(f"{TEMPLATES}/{name}" for name in sorted(release.templates)), *release.options],
        "workingDir": WORK,
        "env": [*_folders_of_its_own(), *environment(release)],
        "ports": [{"name": PORT_NAME, "containerPort": PORT, "protocol": "TCP"}],
        "startupProbe": _probe("/healthz", periodSeconds=2, failureThreshold=60),
        "livenessProbe": _probe("/healthz", periodSeconds=20, failureThreshold=3),
        "readinessProbe": _probe("/readyz", periodSeconds=10, failureThreshold=3),
        "resources": RESOURCES,
        "securityContext": CONFINED,
        "volumeMounts": [*_mounts(), *secret_mounts(release)],
    }


def environment(release: Release) -> list[Object]:
    return [
        {
            "name": name,
            "valueFrom": {"secretKeyRef": {"name": release.secret_name, "key": name}},
        }
        for name in release.credentials.environment
    ]


def _folders_of_its_own() -> list[Object]:
    return [{"name": name, "value": WORK} for name in ("HOME", "TMPDIR")]


def secret_volumes(release: Release) -> list[Object]:
    """One for each folder with files: a mount of single files would not follow the Secret."""
    return [
        {
            "name": f"secret-{number}",
            "secret": {
                "secretName": release.secret_name,
                "items": [{"key": name, "path": name} for name in names],
                "defaultMode": 0o440,
            },
        }
        for number, names in enumerate(_folders(release).values())
    ]


def secret_mounts(release: Release) -> list[Object]:
    return [
        {"name": f"secret-{number}", "mountPath": folder, "readOnly": True}
        for number, folder in enumerate(_folders(release))
    ]


def _folders(release: Release) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in release.credentials.files:
        folder, name = posixpath.split(path)
        folders.setdefault(folder, []).append(name)
    return folders


def _volumes() -> list[Object]:
    return [
        {"name": "templates", "configMap": {"name": CONFIG_MAP}},
        {"name": "work", "emptyDir": {}},
    ]


def _mounts() -> list[Object]:
    return [
        {"name": "templates", "mountPath": TEMPLATES, "readOnly": True},
        {"name": "work", "mountPath": WORK},
    ]


def _probe(path: str, **more: int) -> Object:
    return {"httpGet": {"path": path, "port": PORT_NAME}, "timeoutSeconds": 5, **more}


def _apart() -> Object:
    return {
        "maxSkew": 1,
        "topologyKey": "kubernetes.io/hostname",
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": {"app.kubernetes.io/name": NAME}},
    }
