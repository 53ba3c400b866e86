"""A pod's status as the node agent reports it. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]
PRETEND = "sandbox.provisioner.dev/pretend"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is known about a pod's container. `reason` and `message` tell why it does not run."""

    running: bool = False
    ready: bool = False
    restarts: int = 0
    reason: str = ""
    message: str = ""
    started: str = ""
    last_code: int | None = None


def now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def build(pod: Object, seen: Seen) -> Object:
    """The status to write."""
    spec = pod["spec"]
    unstarted = not seen.running and seen.restarts == 0
    status: Object = {
        "phase": "Pending" if unstarted else "Running",
        "hostIP": "127.0.0.1",
        "podIP": "127.0.0.1",
        "podIPs": [{"ip": "127.0.0.1"}],
        "startTime": pod.get("status", {}).get("startTime") or now(),
        "conditions": _conditions(pod, seen),
        "containerStatuses": [_container(one, seen) for one in spec["containers"]],
    }
    return status


def _conditions(pod: Object, seen: Seen) -> list[Object]:
    before = {one["type"]: one for one in pod.get("status", {}).get("conditions", [])}
    wanted = {
        "PodScheduled": True,
        "Initialized": True,
        "ContainersReady": seen.ready,
        "Ready": seen.ready,
    }
    found = []
    for kind, true in wanted.items():
        status = "True" if true else "False"
        old = before.get(kind, {})
        since = old.get("lastTransitionTime") if old.get("status") == status else None
        why = (
            {}
            if true
            else {
                "reason": "ContainersNotReady",
                "message": seen.message or "the program is not ready",
            }
        )
        generation = (
            {"observedGeneration": pod["metadata"]["generation"]}
            if "generation" in pod["metadata"]
            else {}
        )
        found.append(
            {
                "type": kind,
                "status": status,
                "lastTransitionTime": since or now(),
                **why,
                **generation,
            }
        )
    return found


def _container(container: Object, seen: Seen) -> Object:
    state: Object = {"running": {"startedAt": seen.started or now()}}
    if not seen.running:
        state = {"waiting": {"reason": seen.reason or "ContainerCreating", "message": seen.message}}
    last: Object = {}
    if seen.last_code is not None:
        last = {
            "terminated": {
                "exitCode": seen.last_code,
                "reason": "Error" if seen.last_code else "Completed",
            }
        }
    return {
        "name": container["name"],
        "image": container["image"],
        "imageID": "",
        "ready": seen.ready,
        "started": seen.running,
        "restartCount": seen.restarts,
        "state": state,
        "lastState": last,
    }
