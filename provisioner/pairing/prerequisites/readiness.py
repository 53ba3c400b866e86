"""Whether an object is in the state that it is to reach, judged as kstatus does. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Object = dict[str, Any]
Answer = str  # what is still missing; empty once it is ready


def missing(item: Object | None) -> Answer:
    """What keeps an object from being ready; empty if nothing does."""
    if item is None:
        return "does not exist"
    if "deletionTimestamp" in item["metadata"]:
        return "is being deleted"
    generation = item["metadata"].get("generation", 0)
    observed = str(_status(item).get("observedGeneration", generation))  # Istio writes a text
    if observed.isdecimal() and int(observed) < generation:
        return "its controller has not seen it yet"
    return RULES.get(item["kind"], _other)(item)


def hopeless(item: Object | None) -> str:
    """Why waiting is of no use; empty while it may be."""
    if item and item["kind"] == "Job":
        return _reported(item, "Failed")
    return _reported(item or {}, "Stalled")


def _status(item: Object) -> Mapping[str, Any]:
    status = item.get("status")
    return status if isinstance(status, dict) else {}


def _condition(item: Object, kind: str) -> Mapping[str, Any]:
    conditions = _status(item).get("conditions")
    entries = [one for one in conditions or [] if isinstance(one, dict)]
    return next((one for one in entries if one.get("type") == kind), {})


def _reported(item: Object, kind: str) -> str:
    """The message of a condition that is true."""
    condition = _condition(item, kind)
    if condition.get("status") != "True":
        return ""
    return str(condition.get("message") or condition.get("reason") or kind)


def _awaited(kind: str) -> Callable[[Object], Answer]:
    def rule(item: Object) -> Answer:
        condition = _condition(item, kind)
        if condition.get("status") == "True":
            return ""
        return str(condition.get("message") or f"is not {kind} yet")

    return rule


def _deployment(item: Object) -> Answer:
    status, wanted = _status(item), item.get("spec", {}).get("replicas", 1)
    if "observedGeneration" not in status:
        return "its controller has not seen it yet"
    if (updated := status.get("updatedReplicas", 0)) < wanted:
        return f"{updated} of {wanted} pods updated"
    if status.get("replicas", 0) > updated:
        return f"{status['replicas'] - updated} old pods left"
    if (available := status.get("availableReplicas", 0)) < wanted:
        return f"{available} of {wanted} pods available"
    return ""


def _daemon_set(item: Object) -> Answer:
    status = _status(item)
    if "observedGeneration" not in status:
        return "its controller has not seen it yet"
    wanted = status.get("desiredNumberScheduled", 0)
    available = status.get("numberAvailable", 0)
    if item.get("spec", {}).get("updateStrategy", {}).get("type") != "OnDelete":
        available = min(available, status.get("updatedNumberScheduled", 0))
    return "" if available >= wanted else f"{available} of {wanted} pods available"


def _stateful_set(item: Object) -> Answer:
    status, spec = _status(item), item.get("spec", {})
    wanted, ready = spec.get("replicas", 1), status.get("readyReplicas", 0)
    if "observedGeneration" not in status:
        return "its controller has not seen it yet"
    if ready < wanted:
        return f"{ready} of {wanted} pods ready"
    strategy = spec.get("updateStrategy", {})
    partial = bool(strategy.get("rollingUpdate", {}).get("partition"))
    if strategy.get("type") == "OnDelete" or partial:
        return ""
    same = status.get("currentRevision") == status.get("updateRevision")
    return "" if same else "old pods left"


def _namespace(item: Object) -> Answer:
    phase = _status(item).get("phase", "Active")
    return "" if phase == "Active" else f"is {phase}"


def _other(item: Object) -> Answer:
    """Of a kind that says so itself, once it has anything to say."""
    return _awaited("Ready")(item) if _condition(item, "Ready") else ""


RULES: Mapping[str, Callable[[Object], Answer]] = {
    "APIService": _awaited("Available"),
    "CustomResourceDefinition": _awaited("Established"),
    "DaemonSet": _daemon_set,
    "Deployment": _deployment,
    "Job": _awaited("Complete"),
    "Namespace": _namespace,
    "Node": lambda _item: "",
    "Pod": lambda item: "" if _status(item).get("phase") == "Succeeded" else _other(item),
    "StatefulSet": _stateful_set,
}
