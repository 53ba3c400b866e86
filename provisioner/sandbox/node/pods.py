"""One pod as a process: bound, started, probed, restarted when it ends, ended when the pod is
deleted."""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import ports, processes
from provisioner.sandbox.node import containers, pod_files, pod_status, probes, programs
from provisioner.sandbox.node.pod_api import PodApi
from provisioner.sandbox.node.pod_status import ContainerState

if TYPE_CHECKING:
    from pathlib import Path

    from provisioner.sandbox.api import Object
    from provisioner.sandbox.node.containers import Addresses
    from provisioner.sandbox.node.node import Node

FAST, SLOW = 0.05, 5.0  # seconds between two probes: before and after the pod is ready
LONGEST_PAUSE = 30.0
GRACE = 30.0
FAILURES = 3  # probes in a row that make a ready pod unready
NODE = "sandbox"
SIGNALLED = 128  # added to the number of the signal that ended a container, as its exit code
KILLED = SIGNALLED + signal.SIGKILL
MESSAGE = 2048  # bytes of the log that Kubernetes keeps in the status of a pod that failed
SERVES = {"notification-controller": "events", "source-controller": "artifacts"}


class Pod(threading.Thread):
    """Runs as long as the pod exists. `update` takes a newer object; the pod's deletion ends the
    process and then the thread."""

    def __init__(self, node: Node, pod: Object) -> None:
        self._api = PodApi(node.api, pod)
        super().__init__(name=self._api.key, daemon=True)
        self._node, self._pod = node, pod
        self._container = pod["spec"]["containers"][0]
        self._folder = node.layout.cluster(node.name) / "pods" / pod["metadata"]["uid"]
        self._deleted, self._wake, self._ended = (threading.Event() for _ in range(3))
        self._exit_code: int | None = None
        self._state = ContainerState()

    def take_over(self) -> None:
        """Call before `start`. A pod of an earlier agent has ended, whatever its status says."""
        before = self._pod.get("status", {}).get("containerStatuses", [])
        if before and self._once:
            self._report(ContainerState(exit_code=KILLED, message="the node agent was restarted"))
        elif before:
            restarts = before[0].get("restartCount", 0) + ("running" in before[0].get("state", {}))
            self._report(ContainerState(restarts=restarts, message="the node agent was restarted"))

    def update(self, pod: Object | None) -> None:
        """None: the pod no longer exists on the API server."""
        if pod is not None:
            self._pod = pod
        if pod is None or "deletionTimestamp" in pod["metadata"]:
            self._deleted.set()
            self._wake.set()

    def run(self) -> None:
        pause = FAST
        while not self._deleted.is_set() and self._state.exit_code is None:
            began = time.monotonic()
            try:
                self._run_once()
            except (ProvisionerError, OSError) as error:
                print(f"{self._api.key}: {error}", file=sys.stderr, flush=True)
            ran_long = time.monotonic() - began > LONGEST_PAUSE
            pause = FAST if ran_long else min(max(pause * 2, 0.5), LONGEST_PAUSE)
            self._deleted.wait(pause)
        self._deleted.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._api.confirm_deletion()

    def _run_once(self) -> None:
        """From binding to the end of one process."""
        if not self._pod["spec"].get("nodeName"):
            self._api.bind(NODE)
            self._pod["spec"]["nodeName"] = NODE
        problem = programs.unable(self._pod)
        if not problem:
            self._run_process()
        elif self._pretends():
            self._report(ContainerState(running=True, ready=True, started=pod_status.now()))
            self._deleted.wait()
        else:
            self._report(ContainerState(reason="ImagePullBackOff", message=problem))
            self._api.warn(problem)
            self._deleted.wait()

    def _pretends(self) -> bool:
        annotations = self._pod["metadata"].get("annotations", {})
        return self._node.cluster.pretend or annotations.get(pod_status.PRETEND) == "true"

    def _run_process(self) -> None:
        name, at = containers.program(self._container["image"]), self._addresses()
        prepared = pod_files.prepare(self._node, self._pod, self._folder)
        self._exit_code = None
        self._wake.clear()
        self._ended.clear()
        if self._deleted.is_set():
            return
        pid = self._start(name, at, prepared)
        self._serve(name, at, first=True)
        restarts, last_code = self._state.restarts, self._state.last_code
        self._report(
            ContainerState(
                running=True, started=pod_status.now(), restarts=restarts, last_code=last_code
            )
        )
        try:
            self._probe(name, at)
        finally:
            self._finish(name, at, pid)

    def _addresses(self) -> Addresses:
        cluster = self._node.cluster
        health, metrics, serving, webhook = ports.free(4, (cluster.events, cluster.artifacts))
        return containers.Addresses(
            health=health,
            metrics=metrics,
            serving=serving,
            webhook=webhook,
            events=cluster.events,
            artifacts=cluster.artifacts,
        )

    def _start(self, name: str, at: Addresses, prepared: pod_files.Prepared) -> int:
        key, image = self._api.key, self._container["image"]
        return processes.start(
            programs.command(image, self._arguments(prepared), at),
            directory=self._node.layout.directory,
            cluster=self._node.name,
            part=f"pod/{key}",
            home=prepared.home,
            log=self._log(),
            env={**prepared.env, **programs.environment(image)},
            ended=self._on_end,
            folder=prepared.folder,
        )

    def _log(self) -> Path:
        name = f"pod-{self._api.key.replace('/', '-')}"
        return self._node.layout.log(self._node.name, name)

    @property
    def _once(self) -> bool:
        """Whether the pod ends with its process, as those of a Job do."""
        return str(self._pod["spec"].get("restartPolicy")) == "Never"

    def _arguments(self, prepared: pod_files.Prepared) -> list[str]:
        """The declared ones, for this machine. The first word of a command is the program, which
        `image` stands for."""
        container = self._container
        implied = containers.IMPLIED.get(containers.program(container["image"]), ())
        declared = [*implied, *container.get("command", [])[1:], *container.get("args", [])]
        return [
            containers.moved(containers.expand(argument, prepared.env), prepared.mounts)
            for argument in declared
        ]

    def _on_end(self, code: int) -> None:
        self._exit_code = SIGNALLED - code if code < 0 else code
        self._wake.set()
        self._ended.set()

    def _serve(self, name: str, at: Addresses, *, first: bool) -> None:
        """Point the Service to this pod: at once if no other pod serves it, otherwise when this one
        is ready."""
        service = SERVES.get(name)
        if service and not (first and self._node.services.targets.get(service)):
            self._node.services.targets[service] = at.serving

    def _probe(self, name: str, at: Addresses) -> None:
        """Until the process ends or the pod is deleted."""
        failures = 0
        while not self._wake.wait(SLOW if self._state.ready else FAST):
            answers = probes.ready(self._container, at)
            failures = 0 if answers else failures + 1
            if answers and not self._state.ready:
                self._serve(name, at, first=False)
                self._report(replace(self._state, ready=True))
            elif self._state.ready and failures == FAILURES:
                self._report(replace(self._state, ready=False, message="the readiness probe fails"))
            if self._state.ready:
                pod_files.renew(self._node, self._pod, self._folder)

    def _finish(self, name: str, at: Addresses, pid: int) -> None:
        """End the process if the pod was deleted; otherwise report how it ended."""
        service = SERVES.get(name, "")
        if self._exit_code is None:
            self._end(pid)
        if self._node.services.targets.get(service) == at.serving:
            del self._node.services.targets[service]
        if self._once:
            self._ended.wait(GRACE)
            code = KILLED if self._exit_code is None else self._exit_code
            self._report(ContainerState(exit_code=code, message=self._last_words(code)))
        elif not self._deleted.is_set():
            self._report(_ended(name, self._exit_code or 0, self._state.restarts + 1))

    def _last_words(self, code: int) -> str:
        """What Kubernetes shows of a container's log where it is to fall back to it."""
        if not code or self._container.get("terminationMessagePolicy") != "FallbackToLogsOnError":
            return ""
        return self._log().read_bytes()[-MESSAGE:].decode(errors="ignore")

    def _end(self, pid: int) -> None:
        running = processes.find(self._node.layout.directory, [self._node.name])
        grace = float(self._pod["metadata"].get("deletionGracePeriodSeconds", GRACE))
        processes.end([process for process in running if process.pid == pid], min(grace, GRACE))

    def _report(self, state: ContainerState) -> None:
        self._state = state
        self._api.report(self._pod, state)


def _ended(name: str, code: int, restarts: int) -> ContainerState:
    return ContainerState(
        restarts=restarts,
        last_code=code,
        reason="CrashLoopBackOff",
        message=f"{name} ended with {code}",
    )
