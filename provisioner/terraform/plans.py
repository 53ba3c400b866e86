"""What a plan would do, read from `terraform show -json PLANFILE`. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from provisioner.handover.fleet import OUTPUT

UNKNOWN = "(known after apply)"


@dataclass(frozen=True, kw_only=True)
class ResourceChange:
    """One resource that changes. `action`: create, update, delete, replace, read or forget."""

    address: str
    action: str


@dataclass(frozen=True, kw_only=True)
class PlanResult:
    """`changes`: whether an apply would do anything, outputs included. `handover`: as planned, with
    UNKNOWN for what is known after the apply; None when all of it is unknown, or when the stack
    `hands_over` nothing."""

    changes: bool
    resources: tuple[ResourceChange, ...]
    handover: dict[str, Any] | None
    hands_over: bool = True


class StateVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a state: Terraform counts `serial` up with every change."""

    lineage: str = ""
    serial: int = 0

    def __str__(self) -> str:
        return f"serial {self.serial} of {self.lineage}" if self.lineage else "none"


def version(pulled: str) -> StateVersion:
    """Of what `terraform state pull` prints, which is nothing where there is no state."""
    return msgspec.json.decode(pulled, type=StateVersion) if pulled.strip() else StateVersion()


def read(shown: dict[str, Any], *, changes: bool) -> PlanResult:
    return PlanResult(
        changes=changes,
        resources=resources(shown),
        handover=handover(shown),
        hands_over=OUTPUT in shown.get("planned_values", {}).get("outputs", {}),
    )


def resources(shown: dict[str, Any]) -> tuple[ResourceChange, ...]:
    changes = (
        (one["address"], one["change"]["actions"]) for one in shown.get("resource_changes", [])
    )
    return tuple(
        ResourceChange(address=address, action="replace" if len(actions) > 1 else actions[0])
        for address, actions in changes
        if actions != ["no-op"]
    )


def handover(shown: dict[str, Any]) -> dict[str, Any] | None:
    """From the output's change, not from planned_values: that leaves an output out when any part of
    it is unknown."""
    change = shown.get("output_changes", {}).get(OUTPUT, {})
    after = _filled(change.get("after"), change.get("after_unknown", False))
    return after if isinstance(after, dict) else None


def _filled(after: object, unknown: object) -> object:
    if unknown is True:
        return UNKNOWN
    if isinstance(unknown, dict):
        known = after if isinstance(after, dict) else {}
        keys = [*known, *(key for key in unknown if key not in known)]
        return {key: _filled(known.get(key), unknown.get(key, False)) for key in keys}
    if isinstance(unknown, list) and isinstance(after, list):
        return [_filled(one, mark) for one, mark in zip(after, unknown, strict=False)]
    return after
