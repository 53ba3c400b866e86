"""Which fields of a declaration have to be written, and which are the same for all clusters."""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.handover.fleet import Fleet, Pairing

# Written even where it is the default, which moves with each release of provisioner.
PINNED = ("flux_version",)


def differing(declared: msgspec.Struct) -> dict[str, Any]:
    """The fields without a default, and those that differ from it, as plain values."""
    fields = msgspec.structs.fields(declared)
    kept = [field for field in fields if _must_be_written(declared, field)]
    values = ((field.name, getattr(declared, field.name)) for field in kept)
    return {name: _without_nulls(msgspec.to_builtins(value)) for name, value in values}


def shared(fleet: Fleet) -> dict[str, Any]:
    """Options that several pairings write, and all of them the same."""
    written = [differing(pairing.gitops) for pairing in fleet.pairings.values()]
    if len(written) < 2:
        return {}
    first, *others = written
    return {
        name: value
        for name, value in first.items()
        if all(name in other and other[name] == value for other in others)
    }


def shared_path(pairing: Pairing) -> dict[str, bool]:
    return {"shared_path": True} if pairing.shared_path else {}


def _must_be_written(declared: msgspec.Struct, field: msgspec.structs.FieldInfo) -> bool:
    value = getattr(declared, field.name)
    if field.name in PINNED:
        return True
    if field.default_factory is not msgspec.NODEFAULT:
        return bool(value != field.default_factory())
    return bool(field.default is msgspec.NODEFAULT or value != field.default)


def _without_nulls(value: Any) -> Any:
    """References have a field for each kind of place, and use one."""
    if isinstance(value, dict):
        return {key: inner for key, inner in value.items() if inner not in (None, False)}
    return value
