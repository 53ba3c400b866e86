"""A pod's status as the node agent reports it. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]
PRETEND = "sandbox.provisioner.dev/pretend"


@dataclass(frozen=True, kw_only=True)
class ContainerState:
    """The state of a pod's container. `reason` and `message` say why it does not run. `exit_code`:
    it has ended, and its pod with it."""

    running: bool = False
    ready: bool = False
    restarts: int = 0
    reason: str = ""
    message: str = ""
    started: str = ""
    last_code: int | None = None
    exit_code: int | None = None


def now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def build(pod: Object, state: ContainerState) -> Object:
    """The status to write."""
    spec = pod["spec"]
    status: Object = {
        "phase": _phase(state),
        "hostIP": "127.0.0.1",
        "podIP": "127.0.0.1",
        "podIPs": [{"ip": "127.0.0.1"}],
        "startTime": pod.get("status", {}).get("startTime") or now(),
        "conditions": _conditions(pod, state),
        "containerStatuses": [_container(container, state) for container in spec["containers"]],
    }
    return status


def _phase(state: ContainerState) -> str:
    if state.exit_code is not None:
        return "Failed" if state.exit_code else "Succeeded"
    return "Running" if state.running or state.restarts else "Pending"


def _conditions(pod: Object, state: ContainerState) -> list[Object]:
    """A condition keeps its lastTransitionTime until its status changes."""
    before = {entry["type"]: entry for entry in pod.get("status", {}).get("conditions", [])}
    generation = pod["metadata"].get("generation")
    shared = {} if generation is None else {"observedGeneration": generation}
    message = state.message or "the program is not ready"
    not_ready = {"reason": "ContainersNotReady", "message": message}
    ready = {"PodScheduled": True, "Initialized": True, "ContainersReady": state.ready}
    return [
        _condition(kind, true, before.get(kind, {})) | ({} if true else not_ready) | shared
        for kind, true in {**ready, "Ready": state.ready}.items()
    ]


def _condition(kind: str, true: bool, before: Object) -> Object:
    status = "True" if true else "False"
    since = before.get("lastTransitionTime") if before.get("status") == status else None
    return {"type": kind, "status": status, "lastTransitionTime": since or now()}


def _container(container: Object, state: ContainerState) -> Object:
    return {
        "name": container["name"],
        "image": container["image"],
        "imageID": "",
        "ready": state.ready,
        "started": state.running,
        "restartCount": state.restarts,
        "state": _present(state),
        "lastState": _last(state),
    }


def _present(state: ContainerState) -> Object:
    if state.exit_code is not None:
        return {"terminated": _terminated(state.exit_code, state.message)}
    if state.running:
        return {"running": {"startedAt": state.started or now()}}
    return {"waiting": {"reason": state.reason or "ContainerCreating", "message": state.message}}


def _last(state: ContainerState) -> Object:
    return {} if state.last_code is None else {"terminated": _terminated(state.last_code)}


def _terminated(code: int, message: str = "") -> Object:
    reason = "Error" if code else "Completed"
    return {"exitCode": code, "reason": reason, **({"message": message} if message else {})}
