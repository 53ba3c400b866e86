"""What the container of such a pod gets of Secrets, where it may write, and how it is confined.
Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from provisioner.pods.credentials import WORK, Credentials

Object = dict[str, Any]
GRACE = 120  # seconds in which the pairings under way reach a safe point
# Nobody of the image's own is trusted: its user must be a number other than 0.
SECURITY = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
CONFINED = {
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "readOnlyRootFilesystem": True,
}
# The files are root's, and the pod's user, whom the image chooses, is in no group of theirs.
READABLE = 0o444
WORK_VOLUME: Object = {"name": "work", "emptyDir": {}}
WORK_MOUNT = {"name": "work", "mountPath": WORK}


def environment(secret: str, credentials: Credentials) -> list[Object]:
    """`secret`: name of the one with the credentials."""
    own = [{"name": name, "value": WORK} for name in ("HOME", "TMPDIR")]
    return own + [
        {"name": name, "valueFrom": {"secretKeyRef": {"name": secret, "key": name}}}
        for name in credentials.environment
    ]


def secret_volumes(secret: str, credentials: Credentials) -> list[Object]:
    """One for each folder with files: a mount of single files would not follow the Secret."""
    return [
        {
            "name": f"secret-{number}",
            "secret": {
                "secretName": secret,
                "items": [{"key": name, "path": name} for name in names],
                "defaultMode": READABLE,
            },
        }
        for number, names in enumerate(_folders(credentials).values())
    ]


def secret_mounts(credentials: Credentials) -> list[Object]:
    return [
        {"name": f"secret-{number}", "mountPath": folder, "readOnly": True}
        for number, folder in enumerate(_folders(credentials))
    ]


def _folders(credentials: Credentials) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in credentials.files:
        folder, name = posixpath.split(path)
        folders.setdefault(folder, []).append(name)
    return folders


def apart(labels: Mapping[str, str]) -> Object:
    """Pods with these labels are on different nodes, if there are enough."""
    return {
        "maxSkew": 1,
        "topologyKey": "kubernetes.io/hostname",
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": dict(labels)},
    }
