"""Why a controller does not run: from what the cluster says of nodes, Deployment, pods and events
to one cause, what would work, and how long that cause may stand before waiting is hopeless.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from provisioner.clusters import refusals

Object = dict[str, Any]

PASSING = float("inf")  # goes on until the deadline
SOON = 15.0  # a definite answer: only what is being set up at this moment could change it
MINUTE = 60.0  # registries and webhooks have bad minutes
NODES = 120.0  # an autoscaler or a network plugin may be on its way
CRASHES = 4
PULL = (
    "ErrImagePull",
    "ImagePullBackOff",
    "InvalidImageName",
    "ErrImageNeverPull",
    "RegistryUnavailable",
)
DEFINITE = (
    r"not found|manifest unknown|unauthorized|denied|forbidden|InvalidImageName|no such "
    r"host|does not exist"
)
SCALING = ("TriggeredScaleUp", "Nominated")
TEXT = 400


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What was looked at for one Deployment. `events` are those of its pods."""

    deployment: Object | None
    nodes: Sequence[Object] = ()
    pods: Sequence[Object] = ()
    events: Sequence[Object] = ()


@dataclass(frozen=True, kw_only=True)
class Cause:
    """`patience`: seconds that it may stand before we give up."""

    text: str
    hint: str = ""
    patience: float = PASSING


def find(seen: Evidence) -> Cause:
    """The first that applies, from the ground up."""
    return next(_all(seen))


def _all(seen: Evidence) -> Iterator[Cause]:
    if seen.deployment is None:
        yield Cause(text="its Deployment is not there")
    if not seen.nodes:
        yield Cause(
            text="the cluster has no node",
            hint="Give it a node pool; its pods wait for one.",
            patience=NODES,
        )
    yield from _refused(seen.deployment or {})
    yield from _not_ready(seen)
    for pod in seen.pods:
        yield from _of_pod(pod, seen.events)
    yield Cause(
        text="no pod yet"
        if not seen.pods
        else f"pod {seen.pods[0].get('status', {}).get('phase', 'Pending')}"
    )


def _refused(deployment: Object) -> Iterator[Cause]:
    """The API server does not take the pods: quota, webhook, policy. Its words name which."""
    for one in deployment.get("status", {}).get("conditions") or []:
        if one["type"] == "ReplicaFailure" and one["status"] == "True":
            message = _cut(one.get("message", ""))
            hint = refusals.hint(message) or "Mend what keeps its pods from being made."
            yield Cause(
                text=f"its pods are refused: {message}",
                hint=hint,
                patience=SOON if hint else MINUTE,
            )


def _not_ready(seen: Evidence) -> Iterator[Cause]:
    """No node is ready: a network plugin that is missing is the usual reason."""
    told = [
        one
        for node in seen.nodes
        for one in node.get("status", {}).get("conditions") or []
        if one["type"] == "Ready"
    ]
    bad = [one for one in told if one["status"] != "True"]
    if bad and len(bad) == len(seen.nodes):
        message = _cut(bad[0].get("message", "") or bad[0].get("reason", ""))
        network = re.search(r"cni|network ?plugin|NetworkReady", message, re.IGNORECASE)
        hint = "Install a network plugin (CNI)." if network else "See `kubectl describe node`."
        yield Cause(text=f"no node is ready: {message}", hint=hint, patience=NODES)


def _of_pod(pod: Object, events: Sequence[Object]) -> Iterator[Cause]:
    status = pod.get("status", {})
    mine = [
        one
        for one in events
        if one.get("involvedObject", {}).get("uid") == pod["metadata"].get("uid")
    ]
    spec = {one["name"]: one for one in pod.get("spec", {}).get("containers", [])}
    for one in [*status.get("initContainerStatuses", []), *status.get("containerStatuses", [])]:
        if waiting := one.get("state", {}).get("waiting"):
            yield from _waiting(
                one, waiting, one.get("image") or spec.get(one["name"], {}).get("image", ""), mine
            )
    yield from _unscheduled(status, mine)
    for one in status.get("conditions") or []:
        if one["status"] != "True" and one.get("message"):
            yield Cause(text=f"{one.get('reason', one['type'])}: {_cut(one['message'])}")


def _waiting(
    container: Object, waiting: Object, image: str, events: Sequence[Object]
) -> Iterator[Cause]:
    reason, message = waiting.get("reason", ""), _cut(waiting.get("message", ""))
    if reason in PULL:
        said = _pull_answer(events) or message
        definite = reason == "InvalidImageName" or re.search(DEFINITE, said)
        yield Cause(
            text=f"{reason}: image {image} cannot be pulled: {said}",
            hint=_pull_hint(said, reason),
            patience=SOON if definite else MINUTE,
        )
    elif reason == "CrashLoopBackOff":
        last = container.get("lastState", {}).get("terminated", {})
        restarts = int(container.get("restartCount", 0))
        said = _cut(last.get("message", "")) or message
        yield Cause(
            text=f"{reason}: {said} (exit code {last.get('exitCode', 'unknown')}, {restarts} "
            f"restarts)",
            hint="See `kubectl logs --previous`.",
            patience=SOON if restarts >= CRASHES else PASSING,
        )
    elif reason.startswith(("CreateContainer", "RunContainer")):
        yield Cause(
            text=f"{reason}: {message}", hint="See `kubectl describe pod`.", patience=MINUTE
        )
    elif reason not in ("", "ContainerCreating", "PodInitializing") or message:
        yield Cause(text=f"{reason}: {message}".strip(": "))


def _pull_answer(events: Sequence[Object]) -> str:
    """What the registry answered: the kubelet tells it in an event, its later states only that it
    backs off."""
    told = [
        one["message"]
        for one in events
        if str(one.get("message", "")).startswith("Failed to pull image")
    ]
    return _cut(told[-1].partition(": ")[2]) if told else ""


def _pull_hint(said: str, reason: str) -> str:
    if reason == "InvalidImageName":
        return "Mend the declared registry: it makes no valid image name."
    if re.search(r"unauthorized|denied|forbidden|authentication", said):
        return "Give the pairing an image_pull_secret that this registry accepts."
    if re.search(r"not found|manifest unknown|does not exist", said):
        return "Mirror that image there, or mend the declared registry and version."
    if re.search(r"x509|certificate", said):
        return "Make the nodes trust the registry's certificate authority."
    if re.search(r"no such host|timeout|refused|unreachable|deadline", said):
        return (
            "Let the nodes reach the registry (DNS, proxy, firewall), or declare one that they "
            "reach."
        )
    return "Check registry and image pull secret."


def _unscheduled(status: Object, events: Sequence[Object]) -> Iterator[Cause]:
    for one in status.get("conditions") or []:
        if one["type"] == "PodScheduled" and one["status"] == "False":
            scaling = any(event.get("reason") in SCALING for event in events)
            text = f"{one.get('reason', 'Unschedulable')}: {_cut(one.get('message', ''))}"
            if scaling:
                yield Cause(text=f"{text} (an autoscaler is adding a node)")
            else:
                yield Cause(text=text, hint=_place_hint(text), patience=NODES)


def _place_hint(text: str) -> str:
    if "taint" in text:
        return "Declare toleration_keys for those taints, or take them off a node."
    return "Give the cluster a node with room."


def _cut(text: str) -> str:
    return " ".join(text.split())[:TEXT]
