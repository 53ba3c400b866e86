"""The node agent, kubelet and scheduler in one: `python -m provisioner.sandbox.node.agent DIR
CLUSTER`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import api, processes
from provisioner.sandbox.node import pods, registration
from provisioner.sandbox.node.node import Node
from provisioner.sandbox.node.services import Services
from provisioner.sandbox.state import Layout, read

if TYPE_CHECKING:
    from provisioner.sandbox.api import Object


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
                    self._drop(uid)
                listed = None
                # Not before: a pod may still be reported ready by an earlier agent.
                registration.register(self._node.api)
                continue
            if listed is not None:
                listed.add(pod["metadata"]["uid"])
            self._take(kind, pod)

    def _take(self, kind: str, pod: Object) -> None:
        uid = pod["metadata"]["uid"]
        if kind == "DELETED":
            self._drop(uid)
        elif uid in self._pods:
            self._pods[uid].update(pod)
        elif _is_ours(pod):
            self._start(uid, pod)

    def _start(self, uid: str, pod: Object) -> None:
        self._pods[uid] = pods.Pod(self._node, pod)
        self._pods[uid].take_over()
        self._pods[uid].update(pod)
        self._pods[uid].start()

    def _drop(self, uid: str) -> None:
        """The pod no longer exists on the API server."""
        deleted = self._pods.pop(uid, None)
        if deleted:
            deleted.update(None)


def _is_ours(pod: Object) -> bool:
    """Whether a pod is to run here: an unbound one is, as there is no scheduler."""
    ended = pod.get("status", {}).get("phase") in ("Succeeded", "Failed")
    return pod["spec"].get("nodeName", "sandbox") == "sandbox" and not ended


if __name__ == "__main__":
    main()
