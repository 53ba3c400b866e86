"""What a write would change about an object, field by field. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Object = Mapping[str, Any]
# Metadata that only the API server sets.
SERVERS = (
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "selfLink",
    "uid",
)
ABSENT = object()
LONGEST = 60  # characters of a value in a message
NEVER_SHOWN = "Secret"


def differences(before: Object, after: Object) -> list[str]:
    """A line for each field, such as `spec.topology.version: v1.34.4 -> v1.35.0`. The values of a
    Secret are not shown."""
    shown = NEVER_SHOWN not in (before.get("kind"), after.get("kind"))
    changes = _changes(_declared(before), _declared(after), "")
    return [
        f"{path}: {_text(was)} -> {_text(now)}" if shown else path for path, was, now in changes
    ]


def _declared(item: Object) -> dict[str, Any]:
    meta = {name: value for name, value in item["metadata"].items() if name not in SERVERS}
    return {**{name: part for name, part in item.items() if name != "status"}, "metadata": meta}


def _changes(before: Any, after: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted({*before, *after}):
            place = f"{path}.{key}" if path else key
            yield from _changes(before.get(key, ABSENT), after.get(key, ABSENT), place)
    elif _named(before) and _named(after):
        was, now = _by_name(before), _by_name(after)
        for name in dict.fromkeys([*was, *now]):
            place = f"{path}[{name}]"
            yield from _changes(was.get(name, ABSENT), now.get(name, ABSENT), place)
    else:
        yield path, before, after


def _named(entries: Any) -> bool:
    """Whether it is a list of objects that names tell apart."""
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        return False
    names = [one.get("name") if isinstance(one, Mapping) else None for one in entries]
    return None not in names and len(set(map(str, names))) == len(names)


def _by_name(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {str(one["name"]): one for one in entries}


def _text(value: Any) -> str:
    if value is ABSENT:
        return "(none)"
    whole = value if isinstance(value, str) else json.dumps(value, default=str)
    return whole if len(whole) <= LONGEST else f"{whole[:LONGEST]}..."


def merged(before: Any, wanted: Any) -> Any:
    """What applying would give, as far as one who may only read can say: fields that are no longer
    wanted stay."""
    if isinstance(before, Mapping) and isinstance(wanted, Mapping):
        new = {name: merged(before.get(name, ABSENT), part) for name, part in wanted.items()}
        return {**before, **new}
    if _named(before) and _named(wanted):
        was, now = _by_name(before), _by_name(wanted)
        return [
            merged(was.get(name, ABSENT), now.get(name, was.get(name))) for name in {**was, **now}
        ]
    return wanted
