"""What the node tells the API server about one pod."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import api
from provisioner.sandbox.node import pod_status

if TYPE_CHECKING:
    from provisioner.sandbox.api import Api, Object
    from provisioner.sandbox.node.pod_status import ContainerState

PAUSES = (0.2, 0.5, 1.0, 2.0, 0.0)  # seconds after each failed attempt


class PodApi:
    """Binding, status, events and the end of a pod. `key` is `namespace/name`."""

    def __init__(self, client: Api, pod: Object) -> None:
        metadata = pod["metadata"]
        self.key = f"{metadata['namespace']}/{metadata['name']}"
        self._client, self._metadata = client, metadata
        self._namespace = f"/api/v1/namespaces/{metadata['namespace']}"
        self._path = f"{self._namespace}/pods/{metadata['name']}"

    def bind(self, node: str) -> None:
        """A pod that is deleted or already bound is left as it is."""
        binding = {
            "apiVersion": "v1",
            "kind": "Binding",
            "target": {"kind": "Node", "name": node},
            "metadata": {"name": self._metadata["name"]},
        }
        try:
            self._client.request("POST", f"{self._path}/binding", binding)
        except api.Answered as answer:
            if answer.status not in (404, 409):
                raise

    def report(self, pod: Object, state: ContainerState) -> None:
        """Write the status, also into `pod`: the next one keeps its transition times."""
        pod["status"] = pod_status.build(pod, state)
        self._persistently(
            "PATCH", f"{self._path}/status", {"status": pod["status"]}, kind=api.MERGE
        )

    def warn(self, message: str) -> None:
        """An Event, which `kubectl describe` and `kubectl events` show."""
        metadata, now = self._metadata, pod_status.now()
        involved = {name: metadata[name] for name in ("name", "namespace", "uid")}
        event = {
            "metadata": {
                "generateName": f"{metadata['name']}.",
                "namespace": metadata["namespace"],
            },
            "involvedObject": {"kind": "Pod", "apiVersion": "v1", **involved},
            "reason": "Failed",
            "message": message,
            "type": "Warning",
            "count": 1,
            "source": {"component": "sandbox"},
            "firstTimestamp": now,
            "lastTimestamp": now,
        }
        self._persistently("POST", f"{self._namespace}/events", event)

    def confirm_deletion(self) -> None:
        """The API server keeps a deleted pod until its node confirms."""
        options = {"gracePeriodSeconds": 0, "preconditions": {"uid": self._metadata["uid"]}}
        self._persistently("DELETE", self._path, options)

    def _persistently(
        self, method: str, path: str, body: Object, kind: str = "application/json"
    ) -> None:
        """Retried while the API server is away. What it refuses is only logged: the pod itself may
        be gone."""
        for pause in PAUSES:
            try:
                self._client.request(method, path, body, kind=kind)
                return
            except api.Answered as answer:
                self._log(answer)
                return
            except ProvisionerError:
                time.sleep(pause)

    def _log(self, answer: api.Answered) -> None:
        if answer.status not in (404, 409):
            print(f"{self.key}: {answer}", file=sys.stderr, flush=True)
