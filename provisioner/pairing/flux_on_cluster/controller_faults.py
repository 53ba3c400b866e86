"""Why a controller does not run: from what the cluster says of nodes, Deployment, pods and events
to one cause, what would work, and how long that cause may stand before waiting is hopeless.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

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


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at for one Deployment. `events` are those of its pods."""

    deployment: Object | None
    nodes: Sequence[Object] = ()
    pods: Sequence[Object] = ()
    events: Sequence[Object] = ()


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """`patience`: seconds that it may stand before we give up."""

    text: str
    hint: str = ""
    patience: float = PASSING


def find(evidence: Evidence) -> Cause:
    """The first that applies, from the ground up."""
    return next(_all(evidence))


def find_below_network(evidence: Evidence) -> Cause:
    """The same for what must run before nodes are ready: nodes that are not explain nothing while
    its own pods have a reason."""
    pods = [cause for pod in evidence.pods for cause in _of_pod(pod, evidence.events)]
    known = [*_refused(evidence.deployment or {}), *(cause for cause in pods if cause.hint)]
    return next(iter(known), None) or find(evidence)


def _all(evidence: Evidence) -> Iterator[Cause]:
    if evidence.deployment is None:
        yield Cause(text="its Deployment does not exist")
    if not evidence.nodes:
        hint = "Add a node pool; the pods wait for a node."
        yield Cause(text="the cluster has no node", hint=hint, patience=NODES)
    yield from _refused(evidence.deployment or {})
    yield from _no_node_ready(evidence.nodes)
    for pod in evidence.pods:
        yield from _of_pod(pod, evidence.events)
    yield Cause(text=_phase(evidence.pods))


def _phase(pods: Sequence[Object]) -> str:
    if not pods:
        return "no pod yet"
    return f"pod {pods[0].get('status', {}).get('phase', 'Pending')}"


def _conditions(item: Object) -> list[Object]:
    return item.get("status", {}).get("conditions") or []


def _refused(deployment: Object) -> Iterator[Cause]:
    """The API server does not accept the pods: a quota, webhook or policy, as its message says."""
    for condition in _conditions(deployment):
        if condition["type"] == "ReplicaFailure" and condition["status"] == "True":
            message = _cut(condition.get("message", ""))
            hint = refusals.hint(message)
            yield Cause(
                text=f"its pods are refused: {message}",
                hint=hint or "Fix what prevents its pods from being created.",
                patience=SOON if hint else MINUTE,
            )


def _no_node_ready(nodes: Sequence[Object]) -> Iterator[Cause]:
    """A missing network plugin is the usual reason."""
    conditions = [
        condition
        for node in nodes
        for condition in _conditions(node)
        if condition["type"] == "Ready"
    ]
    not_ready = [condition for condition in conditions if condition["status"] != "True"]
    if not_ready and len(not_ready) == len(nodes):
        message = _cut(not_ready[0].get("message", "") or not_ready[0].get("reason", ""))
        network = re.search(r"cni|network ?plugin|NetworkReady", message, re.IGNORECASE)
        hint = "Install a network plugin (CNI)." if network else "See `kubectl describe node`."
        yield Cause(text=f"no node is ready: {message}", hint=hint, patience=NODES)


def _of_pod(pod: Object, events: Sequence[Object]) -> Iterator[Cause]:
    status, uid = pod.get("status", {}), pod["metadata"].get("uid")
    own = [event for event in events if event.get("involvedObject", {}).get("uid") == uid]
    images = {entry["name"]: entry.get("image", "") for entry in _containers(pod)}
    for container in [
        *status.get("initContainerStatuses", []),
        *status.get("containerStatuses", []),
    ]:
        if waiting := container.get("state", {}).get("waiting"):
            image = container.get("image") or images.get(container["name"], "")
            yield from _waiting(container, waiting, image, own)
    yield from _unscheduled(pod, own)
    for condition in _conditions(pod):
        if condition["status"] != "True" and condition.get("message"):
            reason = condition.get("reason", condition["type"])
            yield Cause(text=f"{reason}: {_cut(condition['message'])}")


def _containers(pod: Object) -> list[Object]:
    return list(pod.get("spec", {}).get("containers", []))


def _waiting(
    container: Object, waiting: Object, image: str, events: Sequence[Object]
) -> Iterator[Cause]:
    reason, message = waiting.get("reason", ""), _cut(waiting.get("message", ""))
    if reason in PULL:
        yield _not_pulled(reason, image, _registry_answer(events) or message)
    elif reason == "CrashLoopBackOff":
        yield _crashing(reason, container, message)
    elif reason.startswith(("CreateContainer", "RunContainer")):
        hint = "See `kubectl describe pod`."
        yield Cause(text=f"{reason}: {message}", hint=hint, patience=MINUTE)
    elif reason not in ("", "ContainerCreating", "PodInitializing") or message:
        yield Cause(text=f"{reason}: {message}".strip(": "))


def _not_pulled(reason: str, image: str, answer: str) -> Cause:
    definite = reason == "InvalidImageName" or re.search(DEFINITE, answer)
    return Cause(
        text=f"{reason}: image {image} cannot be pulled: {answer}",
        hint=_pull_hint(answer, reason),
        patience=SOON if definite else MINUTE,
    )


def _crashing(reason: str, container: Object, message: str) -> Cause:
    last = container.get("lastState", {}).get("terminated", {})
    restarts = int(container.get("restartCount", 0))
    output, code = _cut(last.get("message", "")) or message, last.get("exitCode", "unknown")
    return Cause(
        text=f"{reason}: {output} (exit code {code}, {restarts} restarts)",
        hint="See `kubectl logs --previous`.",
        patience=SOON if restarts >= CRASHES else PASSING,
    )


def _registry_answer(events: Sequence[Object]) -> str:
    """The kubelet quotes it in an event; later states say only that it backs off."""
    messages = [str(event.get("message", "")) for event in events]
    failures = [text for text in messages if text.startswith("Failed to pull image")]
    return _cut(failures[-1].partition(": ")[2]) if failures else ""


def _pull_hint(answer: str, reason: str) -> str:
    if reason == "InvalidImageName":
        return "Correct the declared registry: it does not make a valid image name."
    hints = (hint for pattern, hint in PULL_HINTS if re.search(pattern, answer))
    return next(hints, "Check the registry and the image pull secret.")


PULL_HINTS = (
    (
        r"unauthorized|denied|forbidden|authentication",
        "Give the pairing an image_pull_secret that this registry accepts.",
    ),
    (
        r"not found|manifest unknown|does not exist",
        "Mirror that image there, or correct the declared registry and version.",
    ),
    (r"x509|certificate", "Make the nodes trust the registry's certificate authority."),
    (
        r"no such host|timeout|refused|unreachable|deadline",
        "Let the nodes reach the registry (DNS, proxy, firewall), or declare another registry.",
    ),
)


def _unscheduled(pod: Object, events: Sequence[Object]) -> Iterator[Cause]:
    for condition in _conditions(pod):
        if condition["type"] == "PodScheduled" and condition["status"] == "False":
            reason = condition.get("reason", "Unschedulable")
            text = f"{reason}: {_cut(condition.get('message', ''))}"
            if any(event.get("reason") in SCALING for event in events):
                yield Cause(text=f"{text} (an autoscaler is adding a node)")
            else:
                yield Cause(text=text, hint=_placement_hint(text), patience=NODES)


def _placement_hint(text: str) -> str:
    if "taint" in text:
        return "Declare toleration_keys for those taints, or remove them from a node."
    return "Add a node with enough room."


def _cut(text: str) -> str:
    return " ".join(text.split())[:TEXT]
