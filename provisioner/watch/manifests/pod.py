"""The pod of a replica: what it runs, where it may write, what it gets of Secrets. Pure."""

from __future__ import annotations

from typing import Any

from provisioner.pods import container as containers
from provisioner.pods.credentials import WORK
from provisioner.watch.manifests.release import NAME, TEMPLATES, Release
from provisioner.watch.replica.process import PORT

Object = dict[str, Any]
REPLICAS = 2
PORT_NAME = "http"
CONFIG_MAP = f"{NAME}-templates"
RESOURCES = {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"memory": "1Gi"}}


def spec(release: Release) -> Object:
    return {
        "serviceAccountName": NAME,
        "automountServiceAccountToken": True,
        "securityContext": containers.SECURITY,
        "terminationGracePeriodSeconds": containers.GRACE,
        "topologySpreadConstraints": [containers.apart({"app.kubernetes.io/name": NAME})],
        "containers": [container(release)],
        "volumes": [
            {"name": "templates", "configMap": {"name": CONFIG_MAP}},
            containers.WORK_VOLUME,
            *containers.secret_volumes(release.secret_name, release.credentials),
        ],
    }


def container(release: Release) -> Object:
    return {
        "name": "watch",
        "image": release.image,
        "command": ["provisioner", "watch"],
        "args": [*(f"{TEMPLATES}/{name}" for name in sorted(release.templates)), *release.options],
        "workingDir": WORK,
        "env": containers.environment(release.secret_name, release.credentials),
        "ports": [{"name": PORT_NAME, "containerPort": PORT, "protocol": "TCP"}],
        "startupProbe": _probe("/healthz", periodSeconds=2, failureThreshold=60),
        "livenessProbe": _probe("/healthz", periodSeconds=20, failureThreshold=3),
        "readinessProbe": _probe("/readyz", periodSeconds=10, failureThreshold=3),
        "resources": RESOURCES,
        "securityContext": containers.CONFINED,
        "volumeMounts": [
            {"name": "templates", "mountPath": TEMPLATES, "readOnly": True},
            containers.WORK_MOUNT,
            *containers.secret_mounts(release.credentials),
        ],
    }


def _probe(path: str, **more: int) -> Object:
    return {"httpGet": {"path": path, "port": PORT_NAME}, "timeoutSeconds": 5, **more}
