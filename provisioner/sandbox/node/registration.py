"""The Node object of a sandbox cluster, as its agent registers it."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from provisioner.sandbox import api
from provisioner.sandbox.node import pod_status

if TYPE_CHECKING:
    from provisioner.sandbox.api import Object

NODE = "/api/v1/nodes/sandbox"
# Nothing measures them: large enough for any pod to fit.
QUANTITIES = {"cpu": "64", "memory": "256Gi", "pods": "1000", "ephemeral-storage": "256Gi"}


def register(client: api.Api) -> None:
    """Create or update the Node."""
    labels = {
        "kubernetes.io/hostname": "sandbox",
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": architecture(),
    }
    _create(client, labels)
    # The API server taints a new Node as not ready, and no controller here removes the taint.
    changes = {"metadata": {"labels": labels}, "spec": {"taints": None}}
    client.request("PATCH", NODE, changes, kind=api.MERGE)
    version = client.request("GET", "/version")["gitVersion"]
    client.request("PATCH", f"{NODE}/status", {"status": status(version)}, kind=api.MERGE)


def _create(client: api.Api, labels: dict[str, str]) -> None:
    node = {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "sandbox", "labels": labels}}
    try:
        client.request("POST", "/api/v1/nodes", node)
    except api.Answered as answer:
        if answer.status != 409:  # it exists
            raise


def status(version: str) -> Object:
    """`version` is that of Kubernetes."""
    return {
        "addresses": [
            {"type": "InternalIP", "address": "127.0.0.1"},
            {"type": "Hostname", "address": "sandbox"},
        ],
        "capacity": QUANTITIES,
        "allocatable": QUANTITIES,
        "conditions": [_ready()],
        "nodeInfo": _information(version),
    }


def _ready() -> Object:
    since = pod_status.now()
    return {
        "type": "Ready",
        "status": "True",
        "reason": "SandboxReady",
        "message": "runs pods as processes",
        "lastHeartbeatTime": since,
        "lastTransitionTime": since,
    }


def _information(version: str) -> Object:
    return {
        "architecture": architecture(),
        "operatingSystem": "linux",
        "kubeletVersion": version,
        "kernelVersion": platform.release(),
        "osImage": "provisioner sandbox",
        "machineID": "",
        "systemUUID": "",
        # Shows whether this agent reports, or an earlier one.
        "bootID": str(os.getpid()),
        "containerRuntimeVersion": "processes://1",
        "kubeProxyVersion": "",
    }


def architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
