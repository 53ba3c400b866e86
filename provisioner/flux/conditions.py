"""What Flux's objects say of themselves in their status. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

Object = Mapping[str, Any]


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """How a cluster delivers what its repository holds. `state` is ready, failing, reconciling or
    suspended, or empty where there is nothing yet; `at`: when it was last applied, as
    2026-01-31T12:00:00Z; `revision`: what was last applied."""

    state: str = ""
    detail: str = ""
    at: str = ""
    revision: str = ""


def condition(item: Object | None, kind: str = "Ready") -> tuple[str, str, str]:
    """Status, reason and message of a condition as it stands; Unknown where it is not there."""
    for entry in (item or {}).get("status", {}).get("conditions") or []:
        if entry["type"] == kind:
            message = " ".join(str(entry.get("message", "")).split())
            return str(entry["status"]), str(entry.get("reason", "")), message
    return "Unknown", "", "not reconciled yet"


def delivery(root: Object | None, source: Object | None) -> Delivery:
    """Of the Kustomization and the source that Flux starts from."""
    if root is None:
        return Delivery()
    state, detail = _state(root, source)
    revision = str(root.get("status", {}).get("lastAppliedRevision", ""))
    return Delivery(state=state, detail=detail, at=_applied_at(root), revision=revision)


def _state(root: Object, source: Object | None) -> tuple[str, str]:
    stopped = [item for item in (root, source) if item and item.get("spec", {}).get("suspend")]
    if stopped:
        return "suspended", " and ".join(_name(item) for item in stopped)
    if source and condition(source)[0] == "False":
        return "failing", f"{_name(source)}: {condition(source)[2]}"
    status, _, message = condition(root)
    generation = root["metadata"].get("generation")
    if status == "Unknown" or root.get("status", {}).get("observedGeneration") != generation:
        return "reconciling", ""
    return ("ready", "") if status == "True" else ("failing", f"{_name(root)}: {message}")


def _name(item: Object) -> str:
    return f"{item['kind']} {item['metadata']['name']}"


def _applied_at(root: Object) -> str:
    """From the history, where this Flux keeps one; else since when the Kustomization is Ready."""
    status = root.get("status", {})
    if history := status.get("history"):
        return str(history[0].get("lastReconciled", ""))
    ready = (entry for entry in status.get("conditions") or [] if entry["type"] == "Ready")
    return next((str(one.get("lastTransitionTime", "")) for one in ready if _is_true(one)), "")


def _is_true(entry: Object) -> bool:
    return bool(entry["status"] == "True")
