"""One pod as a process: bound, started, probed, started again when it ends, ended when the pod is
deleted."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import api, ports, processes
from provisioner.sandbox.build import parts
from provisioner.sandbox.node import containers, pod_files, pod_status, probes
from provisioner.sandbox.node.pod_status import Seen

if TYPE_CHECKING:
    from provisioner.sandbox.api import Object
    from provisioner.sandbox.node.containers import Addresses
    from provisioner.sandbox.node.node import Node

FAST, SLOW = 0.05, 5.0  # seconds between two probes: until it is ready, and after
LONGEST_PAUSE = 30.0
GRACE = 30.0
NEVER = frozenset({"kube-controller-manager"})
SERVES = {"notification-controller": "events", "source-controller": "artifacts"}


class Pod(threading.Thread):
    """Lives as long as the pod. `update` brings a newer object; its deletion ends the process and
    then the pod."""

    def __init__(self, node: Node, pod: Object) -> None:
        self.key = f"{pod['metadata']['namespace']}/{pod['metadata']['name']}"
        super().__init__(name=self.key, daemon=True)
        self._node, self._pod = node, pod
        self._container = pod["spec"]["containers"][0]
        self._folder = node.layout.cluster(node.name) / "pods" / pod["metadata"]["uid"]
        self._path = (
            f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods/{pod['metadata']['name']}"
        )
        self._gone, self._wake = threading.Event(), threading.Event()
        self._ended: int | None = None
        self._seen = Seen()

    def take_over(self) -> None:
        """Before `start`: a pod that ran under an agent before us does not run now, whatever its
        status says."""
        before = self._pod.get("status", {}).get("containerStatuses", [])
        if before:
            restarts = before[0].get("restartCount", 0) + (
                1 if "running" in before[0].get("state", {}) else 0
            )
            self._report(Seen(restarts=restarts, message="the node agent was restarted"))

    def update(self, pod: Object | None) -> None:
        """None: the pod is gone from the API server."""
        if pod is not None:
            self._pod = pod
        if pod is None or "deletionTimestamp" in pod["metadata"]:
            self._gone.set()
            self._wake.set()

    def run(self) -> None:
        pause = FAST
        while not self._gone.is_set():
            began = time.monotonic()
            try:
                self._live()
            except (ProvisionerError, OSError) as error:
                print(f"{self.key}: {error}", file=sys.stderr, flush=True)
            pause = (
                FAST
                if time.monotonic() - began > LONGEST_PAUSE
                else min(max(pause * 2, 0.5), LONGEST_PAUSE)
            )
            self._gone.wait(pause)
        self._remove()

    def _live(self) -> None:
        """From binding to the end of one process."""
        if not self._pod["spec"].get("nodeName"):
            self._bind()
        why = unable(self._pod)
        if why and not self._pretends():
            self._report(Seen(reason="ImagePullBackOff", message=why))
            self._tell(why)
            self._gone.wait()
            return
        if why:
            self._report(Seen(running=True, ready=True, started=pod_status.now()))
            self._gone.wait()
            return
        self._run_once()

    def _bind(self) -> None:
        target = {
            "apiVersion": "v1",
            "kind": "Binding",
            "target": {"kind": "Node", "name": "sandbox"},
            "metadata": {"name": self._pod["metadata"]["name"]},
        }
        try:
            self._node.api.request("POST", f"{self._path}/binding", target)
        except api.Answered as answer:
            if answer.status not in (404, 409):
                raise
        self._pod["spec"]["nodeName"] = "sandbox"

    def _pretends(self) -> bool:
        annotations = self._pod["metadata"].get("annotations", {})
        return self._node.cluster.pretend or annotations.get(pod_status.PRETEND) == "true"

    def _run_once(self) -> None:
        own = ports.free(4, (self._node.cluster.events, self._node.cluster.artifacts))
        at = containers.Addresses(
            health=own[0],
            metrics=own[1],
            serving=own[2],
            webhook=own[3],
            events=self._node.cluster.events,
            artifacts=self._node.cluster.artifacts,
        )
        prepared = pod_files.prepare(self._node, self._pod, self._folder)
        name = containers.program(self._container["image"])
        args = [
            containers.moved(containers.expand(one, prepared.env), prepared.mounts)
            for one in [*self._container.get("command", [])[1:], *self._container.get("args", [])]
        ]
        self._ended = None
        self._wake.clear()
        if self._gone.is_set():
            return
        pid = processes.start(
            [
                str(parts.running(name, containers.tag(self._container["image"]))),
                *containers.arguments(name, args, at),
            ],
            directory=self._node.layout.directory,
            cluster=self._node.name,
            part=f"pod/{self.key}",
            home=prepared.home,
            log=self._node.layout.log(self._node.name, f"pod-{self.key.replace('/', '-')}"),
            env=prepared.env,
            ended=self._on_end,
        )
        self._serve(name, at, first=True)
        self._report(
            replace(
                self._seen,
                running=True,
                ready=False,
                started=pod_status.now(),
                reason="",
                message="",
            )
        )
        try:
            self._attend(name, at)
        finally:
            self._finish(name, at, pid)

    def _on_end(self, code: int) -> None:
        self._ended = code
        self._wake.set()

    def _serve(self, name: str, at: Addresses, *, first: bool) -> None:
        """Lead the Service to this pod: at once when nobody else serves it, else when this one is
        ready."""
        service = SERVES.get(name)
        if service and not (first and self._node.services.targets.get(service)):
            self._node.services.targets[service] = at.serving

    def _attend(self, name: str, at: Addresses) -> None:
        """Probe until the process or the pod ends."""
        failures = 0
        while not self._wake.wait(SLOW if self._seen.ready else FAST):
            answers = probes.ready(self._container, at)
            failures = 0 if answers else failures + 1
            if answers and not self._seen.ready:
                self._serve(name, at, first=False)
                self._report(replace(self._seen, ready=True))
            elif self._seen.ready and failures == 3:
                self._report(replace(self._seen, ready=False, message="the readiness probe fails"))
            if self._seen.ready:
                pod_files.renew(self._node, self._pod, self._folder)

    def _finish(self, name: str, at: Addresses, pid: int) -> None:
        """After the process has ended, or end it since the pod was deleted."""
        service = SERVES.get(name, "")
        if self._ended is None:
            mine = [
                one
                for one in processes.find(self._node.layout.directory, [self._node.name])
                if one.pid == pid
            ]
            grace = self._pod["metadata"].get("deletionGracePeriodSeconds", GRACE)
            processes.end(mine, min(float(grace), GRACE))
        if self._node.services.targets.get(service) == at.serving:
            del self._node.services.targets[service]
        if not self._gone.is_set():
            code = self._ended or 0
            self._report(
                Seen(
                    restarts=self._seen.restarts + 1,
                    last_code=code,
                    reason="CrashLoopBackOff",
                    message=f"{name} ended with {code}",
                )
            )

    def _report(self, seen: Seen) -> None:
        self._seen = seen
        status = pod_status.build(self._pod, seen)
        self._pod["status"] = status
        self._quietly("PATCH", f"{self._path}/status", {"status": status}, kind=api.MERGE)

    def _tell(self, message: str) -> None:
        """An Event, so that `kubectl describe` and `kubectl events` say it too."""
        metadata = self._pod["metadata"]
        event = {
            "metadata": {
                "generateName": f"{metadata['name']}.",
                "namespace": metadata["namespace"],
            },
            "involvedObject": {
                "kind": "Pod",
                "apiVersion": "v1",
                "name": metadata["name"],
                "namespace": metadata["namespace"],
                "uid": metadata["uid"],
            },
            "reason": "Failed",
            "message": message,
            "type": "Warning",
            "count": 1,
            "source": {"component": "sandbox"},
            "firstTimestamp": pod_status.now(),
            "lastTimestamp": pod_status.now(),
        }
        self._quietly("POST", f"/api/v1/namespaces/{metadata['namespace']}/events", event)

    def _remove(self) -> None:
        """Confirm the deletion; the API server waits for it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        options = {"gracePeriodSeconds": 0, "preconditions": {"uid": self._pod["metadata"]["uid"]}}
        self._quietly("DELETE", self._path, options)

    def _quietly(
        self, method: str, path: str, body: Object, kind: str = "application/json"
    ) -> None:
        """Once more while the API server is away; what it refuses is for the log."""
        for pause in (0.2, 0.5, 1.0, 2.0, 0.0):
            try:
                self._node.api.request(method, path, body, kind=kind)
            except api.Answered as answer:
                if answer.status not in (404, 409):
                    print(f"{self.key}: {answer}", file=sys.stderr, flush=True)
                return
            except ProvisionerError:
                time.sleep(pause)
            else:
                return


def unable(pod: Object) -> str:
    """Why this pod cannot run as a process here; empty when it can."""
    spec = pod["spec"]
    image = spec["containers"][0]["image"]
    name = containers.program(image)
    if not name.endswith("-controller") or name in NEVER or not parts.place(name).is_file():
        return (
            f"the sandbox runs no containers and has no program for image {image}; "
            f"annotate the pod with {pod_status.PRETEND}=true to have it called running"
        )
    if len(spec["containers"]) > 1 or spec.get("initContainers"):
        return "the sandbox runs pods of one container only"
    return ""
