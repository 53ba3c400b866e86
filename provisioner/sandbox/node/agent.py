"""The node agent, kubelet and scheduler in one: `python -m provisioner.sandbox.node.agent DIR
CLUSTER`."""

from __future__ import annotations

import os
import platform
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import api, processes
from provisioner.sandbox.node import pod_status, pods
from provisioner.sandbox.node.node import Node
from provisioner.sandbox.node.services import Services
from provisioner.sandbox.state import Layout, read

if TYPE_CHECKING:
    from provisioner.sandbox.api import Object

NODE = "/api/v1/nodes/sandbox"


def main() -> None:
    layout, name = Layout(Path(sys.argv[1])), sys.argv[2]
    state = read(layout)
    if state is None or name not in state.clusters:
        sys.exit(f"{layout.directory} has no cluster {name}")
    cluster = state.clusters[name]
    running = processes.find(layout.directory, [name])
    # Left over from an agent that was killed.
    processes.end([process for process in running if process.part.startswith("pod/")])
    services = Services({"events": cluster.events, "artifacts": cluster.artifacts})
    services.start()
    client = api.Api(layout.cluster(name) / "node.kubeconfig")
    while not client.ready():
        time.sleep(0.1)
    Agent(Node(api=client, layout=layout, name=name, cluster=cluster, services=services)).run()


class Agent:
    """Runs one thread per pod."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._pods: dict[str, pods.Pod] = {}

    def run(self) -> None:
        """Forever: the end of a watch or a missing API server is no reason to stop."""
        while True:
            try:
                self._follow()
            except ProvisionerError as error:
                print(error, file=sys.stderr, flush=True)
                time.sleep(0.2)

    def _follow(self) -> None:
        listed: set[str] | None = set()
        for kind, pod in self._node.api.watch("/api/v1/pods"):
            if kind == "SYNCED":
                for uid in set(self._pods) - (listed or set()):
                    self._pods.pop(uid).update(None)
                listed = None
                # Not before: a pod may still be reported ready by an earlier agent.
                register(self._node.api)
                continue
            if listed is not None:
                listed.add(pod["metadata"]["uid"])
            self._take(kind, pod)

    def _take(self, kind: str, pod: Object) -> None:
        uid = pod["metadata"]["uid"]
        if kind == "DELETED":
            deleted = self._pods.pop(uid, None)
            if deleted:
                deleted.update(None)
            return
        ours = pod["spec"].get("nodeName", "sandbox") == "sandbox"
        over = pod.get("status", {}).get("phase") in ("Succeeded", "Failed")
        if uid not in self._pods and ours and not over:
            self._pods[uid] = pods.Pod(self._node, pod)
            self._pods[uid].take_over()
            self._pods[uid].update(pod)
            self._pods[uid].start()
        elif uid in self._pods:
            self._pods[uid].update(pod)


def register(client: api.Api) -> None:
    """Create or update the Node."""
    labels = {
        "kubernetes.io/hostname": "sandbox",
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": architecture(),
    }
    node = {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "sandbox", "labels": labels}}
    try:
        client.request("POST", "/api/v1/nodes", node)
    except api.Answered as answer:
        if answer.status != 409:
            raise
    client.request(
        "PATCH", NODE, {"metadata": {"labels": labels}, "spec": {"taints": None}}, kind=api.MERGE
    )
    version = client.request("GET", "/version")["gitVersion"]
    client.request("PATCH", f"{NODE}/status", {"status": status(version)}, kind=api.MERGE)


def status(version: str) -> Object:
    quantities = {"cpu": "64", "memory": "256Gi", "pods": "1000", "ephemeral-storage": "256Gi"}
    since = pod_status.now()
    ready = {
        "type": "Ready",
        "status": "True",
        "reason": "SandboxReady",
        "message": "runs pods as processes",
        "lastHeartbeatTime": since,
        "lastTransitionTime": since,
    }
    return {
        "addresses": [
            {"type": "InternalIP", "address": "127.0.0.1"},
            {"type": "Hostname", "address": "sandbox"},
        ],
        "capacity": quantities,
        "allocatable": quantities,
        "conditions": [ready],
        "nodeInfo": {
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
        },
    }


def architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


if __name__ == "__main__":
    main()
