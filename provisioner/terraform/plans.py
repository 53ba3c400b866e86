"""What a plan would do, read from `terraform show -json PLANFILE`. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base import structs
from provisioner.handover.fleet import OUTPUT
from provisioner.handover.unknown import UNKNOWN

DESTRUCTIVE = ("delete", "replace")
CREATIVE = ("create", "replace")
READ = "read"  # what is planned for a data source, and only for one


@dataclass(frozen=True, kw_only=True)
class ResourceChange:
    """One resource that changes. `action`: create, update, delete, replace, read or forget.
    `deposed`: an older object of that address, which an interrupted replacement has left."""

    address: str
    action: str
    deposed: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanResult:
    """`changes`: whether an apply would change anything, outputs included. `handover`: as planned,
    with UNKNOWN for what is known only after the apply; None if all of it is unknown, or if the
    stack `hands_over` nothing. `state`: addresses of what Terraform has, after its refresh.
    `moved`: the addresses that some of it had before, each with its present one."""

    changes: bool
    resources: tuple[ResourceChange, ...]
    handover: dict[str, Any] | None
    hands_over: bool = True
    state: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)

    def has(self, address: str) -> bool:
        """Whether Terraform has a resource of this address."""
        return bool(self.at(address) & self.state)

    def destroys(self, address: str) -> bool:
        """Whether this plan deletes or replaces it; in all modules that have one."""
        held = self.at(address) & self.state
        return bool(held) and held <= self._changed(DESTRUCTIVE)

    def makes(self, address: str) -> bool:
        """Whether this plan creates or replaces it; in all modules that have one."""
        places = self.at(address)
        return bool(places) and places <= self._changed(CREATIVE)

    def at(self, address: str) -> frozenset[str]:
        """The full addresses that it stands for: itself, or, if there is no such resource, those
        that end in it, in any modules. One that has moved is where it is now."""
        if not address:
            return frozenset()
        address = self.moved.get(address, address)
        changed = {change.address for change in self.resources if change.action != READ}
        known = self.state | changed
        inner = frozenset(full for full in known if full.endswith(f".{address}"))
        return frozenset({address}) if address in known else inner

    def _changed(self, actions: Collection[str]) -> set[str]:
        return {
            change.address
            for change in self.resources
            if change.action in actions and not change.deposed
        }


class StateVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a state: Terraform raises `serial` with every change."""

    lineage: str = ""
    serial: int = 0

    def __str__(self) -> str:
        return f"serial {self.serial} of {self.lineage}" if self.lineage else "none"


def version(pulled: str) -> StateVersion:
    """From the output of `terraform state pull`, which is empty if there is no state."""
    return structs.from_json(pulled, StateVersion) if pulled.strip() else StateVersion()


def read(shown: dict[str, Any], *, changes: bool) -> PlanResult:
    return PlanResult(
        changes=changes,
        resources=resources(shown),
        handover=handover(shown),
        hands_over=OUTPUT in shown.get("planned_values", {}).get("outputs", {}),
        state=frozenset(_addresses(shown.get("prior_state", {}).get("values", {}))),
        moved={
            one["previous_address"]: one["address"]
            for one in shown.get("resource_changes", [])
            if "previous_address" in one
        },
    )


def _addresses(values: dict[str, Any]) -> Iterator[str]:
    modules = [values.get("root_module", {})]
    while modules:
        module = modules.pop()
        modules += module.get("child_modules", [])
        # A data source may have the type and the name of a resource, and makes nothing.
        managed = (one for one in module.get("resources", []) if one.get("mode") != "data")
        yield from (resource["address"] for resource in managed)


def resources(shown: dict[str, Any]) -> tuple[ResourceChange, ...]:
    changes = (
        (resource["address"], resource["change"]["actions"], "deposed" in resource)
        for resource in shown.get("resource_changes", [])
    )
    return tuple(
        ResourceChange(address=address, action=_action(actions), deposed=deposed)
        for address, actions, deposed in changes
        if actions != ["no-op"]
    )


def _action(actions: Sequence[str]) -> str:
    """With `destroy = false`, Terraform makes a new one and forgets the old one, which lives on."""
    if len(actions) == 1:
        return actions[0]
    return "replace" if "delete" in actions else "create"


def handover(shown: dict[str, Any]) -> dict[str, Any] | None:
    """From the output's change, not from planned_values: an output of which any part is unknown is
    missing there."""
    change = shown.get("output_changes", {}).get(OUTPUT, {})
    after = _with_unknown(change.get("after"), change.get("after_unknown", False))
    return after if isinstance(after, dict) else None


def _with_unknown(after: object, unknown: object) -> object:
    """The planned value with UNKNOWN where Terraform's `after_unknown`, an object of the same
    shape, says true."""
    if unknown is True:
        return UNKNOWN
    if isinstance(unknown, dict):
        known = after if isinstance(after, dict) else {}
        keys = [*known, *(key for key in unknown if key not in known)]
        return {key: _with_unknown(known.get(key), unknown.get(key, False)) for key in keys}
    if isinstance(unknown, list) and isinstance(after, list):
        return [_with_unknown(entry, mark) for entry, mark in zip(after, unknown, strict=False)]
    return after
