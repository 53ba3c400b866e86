"""A fake Deployment controller, scheduler and kubelet in one.

A Deployment becomes available, with one pod per replica, when it is written; `faults` prevent it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from tests.fakes.api_server import ApiServer

Object = dict[str, Any]
NODE = {
    "apiVersion": "v1",
    "kind": "Node",
    "metadata": {"name": "node-1"},
    "status": {"conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}]},
}
HASH = "pod-template-hash"


@dataclass(frozen=True, kw_only=True)
class PodFault:
    """The reason why the pods of a Deployment do not run. `message`: the cluster's words for it."""

    kind: Literal["image", "crash", "unready", "refused"]
    message: str = ""


class FakeWorkloads:
    """`faults`: the pod fault by the name of the Deployment."""

    def __init__(self, server: ApiServer) -> None:
        self.server = server
        self.faults: dict[str, PodFault] = {}
        if not server.all("", "Node"):
            server.create(NODE)
            server.patch(NODE, {"status": NODE["status"]}, subresource="status")
        self._acted_on: tuple[int, int, dict[str, PodFault]] | None = None
        server.controllers.append(self.reconcile)

    def reconcile(self) -> None:
        """Look at the Deployments, but only after something that matters to them changed."""
        changes = self.server.changes
        now = changes["apps", "Deployment"], changes["", "Pod"], dict(self.faults)
        if self._acted_on == now:
            return
        for deployment in self.server.all("apps", "Deployment"):
            if "deletionTimestamp" not in deployment["metadata"]:
                pods = self._run(deployment)
                self._report(deployment, pods)
        self._acted_on = now

    def _run(self, deployment: Object) -> int:
        """Replace pods of an older template. Returns the number of pods."""
        meta, spec = deployment["metadata"], deployment["spec"]
        fault = self.faults.get(meta["name"])
        wanted = _pod(deployment, fault)
        mine = [
            pod
            for pod in self.server.all("", "Pod", meta["namespace"])
            if any(
                owner["uid"] == meta["uid"] for owner in pod["metadata"].get("ownerReferences", [])
            )
        ]
        kept = list[Object]()
        for pod in mine:
            current = pod["metadata"]["labels"][HASH] == wanted["metadata"]["labels"][HASH]
            if current and len(kept) < spec["replicas"]:
                kept.append(pod)
            else:
                self.server.delete(pod)
        if fault and fault.kind == "refused":
            return len(kept)
        for number in range(len(kept), spec["replicas"]):
            self._start(wanted, number, fault)
        return int(spec["replicas"])

    def _start(self, pod: Object, number: int, fault: PodFault | None) -> None:
        name = f"{pod['metadata']['name']}-{number}"
        made = self.server.create({**pod, "metadata": {**pod["metadata"], "name": name}})
        self.server.patch(made, {"status": pod["status"]}, subresource="status")
        if fault and fault.kind == "image":
            self._tell(made, f"Failed to pull image: {fault.message}")

    def _tell(self, pod: Object, message: str) -> None:
        meta = pod["metadata"]
        self.server.create(
            {
                "apiVersion": "v1",
                "kind": "Event",
                "metadata": {"name": f"{meta['name']}.failed", "namespace": meta["namespace"]},
                "involvedObject": {"kind": "Pod", "name": meta["name"], "uid": meta["uid"]},
                "reason": "Failed",
                "message": message,
            }
        )

    def _report(self, deployment: Object, pods: int) -> None:
        fault = self.faults.get(deployment["metadata"]["name"])
        good = 0 if fault else pods
        up = good >= deployment["spec"]["replicas"]
        status = {
            "observedGeneration": deployment["metadata"]["generation"],
            "replicas": pods,
            "updatedReplicas": pods,
            "readyReplicas": good,
            "availableReplicas": good,
            "conditions": _conditions(up=up, fault=fault),
        }
        if deployment.get("status") != status:
            self.server.patch(deployment, {"status": status}, subresource="status")


def _conditions(*, up: bool, fault: PodFault | None) -> list[Object]:
    reason = "MinimumReplicasAvailable" if up else "MinimumReplicasUnavailable"
    available = {"type": "Available", "status": "True" if up else "False", "reason": reason}
    if fault and fault.kind == "refused":
        refused = {"type": "ReplicaFailure", "status": "True", "reason": "FailedCreate"}
        return [available, {**refused, "message": fault.message}]
    return [available]


def _pod(deployment: Object, fault: PodFault | None) -> Object:
    """The pod of a Deployment, with the status that it has after its start."""
    meta, template = deployment["metadata"], deployment["spec"].get("template") or {}
    drawn = json.dumps([template, fault and fault.kind], sort_keys=True).encode()
    digest = hashlib.sha256(drawn).hexdigest()[:10]
    labels = {**(template.get("metadata", {}).get("labels") or {}), HASH: digest}
    owner = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "name": meta["name"],
        "uid": meta["uid"],
        "controller": True,
        "blockOwnerDeletion": True,
    }
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {
            "name": f"{meta['name']}-{digest}",
            "namespace": meta["namespace"],
            "labels": labels,
            "ownerReferences": [owner],
        },
        "spec": template.get("spec") or {"containers": []},
        "status": _status(template, fault),
    }


def _status(template: Object, fault: PodFault | None) -> Object:
    container = ((template.get("spec") or {}).get("containers") or [{"name": "manager"}])[0]
    state: Object = {"name": container["name"], "image": container.get("image", ""), "ready": True}
    if fault is None:
        return {"phase": "Running", "containerStatuses": [{**state, "state": {"running": {}}}]}
    if fault.kind == "image":
        waiting = {"reason": "ImagePullBackOff", "message": fault.message}
        state |= {"ready": False, "state": {"waiting": waiting}}
        return {"phase": "Pending", "containerStatuses": [state]}
    if fault.kind == "crash":
        ended = {"exitCode": 1, "message": fault.message}
        state |= {
            "ready": False,
            "restartCount": 5,
            "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 1m20s"}},
            "lastState": {"terminated": ended},
        }
        return {"phase": "Running", "containerStatuses": [state]}
    unready = {"type": "Ready", "status": "False", "reason": "ContainersNotReady"}
    return {"phase": "Running", "conditions": [{**unready, "message": fault.message or "unready"}]}
