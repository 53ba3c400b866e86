"""A pod's status as the node agent reports it. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]
PRETEND = "sandbox.provisioner.dev/pretend"


@dataclass(frozen=True, kw_only=True)
class ContainerState:
    """The state of a pod's container. `reason` and `message` say why it does not run."""

    running: bool = False
    ready: bool = False
    restarts: int = 0
    reason: str = ""
    message: str = ""
    started: str = ""
    last_code: int | None = None


def now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def build(pod: Object, state: ContainerState) -> Object:
    """The status to write."""
    spec = pod["spec"]
    unstarted = not state.running and state.restarts == 0
    status: Object = {
        "phase": "Pending" if unstarted else "Running",
        "hostIP": "127.0.0.1",
        "podIP": "127.0.0.1",
        "podIPs": [{"ip": "127.0.0.1"}],
        "startTime": pod.get("status", {}).get("startTime") or now(),
        "conditions": _conditions(pod, state),
        "containerStatuses": [_container(container, state) for container in spec["containers"]],
    }
    return status


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
    if state.running:
        return {"running": {"startedAt": state.started or now()}}
    return {"waiting": {"reason": state.reason or "ContainerCreating", "message": state.message}}


def _last(state: ContainerState) -> Object:
    if state.last_code is None:
        return {}
    reason = "Error" if state.last_code else "Completed"
    return {"terminated": {"exitCode": state.last_code, "reason": reason}}
