"""Field ownership: managedFields and server-side apply, as far as the program relies on them. Pure.

A field is a path of keys to a value that is not a dict. A list is one value, except finalizers,
where each entry has its own owners. (The real server also merges some lists by key.)
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

Object = dict[str, Any]
Path = tuple[str, ...]
FINALIZERS: Path = ("metadata", "finalizers")
# Metadata that only the server sets. It has no owner.
SERVERS = frozenset(
    (
        "name",
        "namespace",
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
        "deletionTimestamp",
        "deletionGracePeriodSeconds",
        "managedFields",
        "selfLink",
    )
)
ABSENT = object()


class Owner(NamedTuple):
    """One entry of managedFields, without its fields."""

    manager: str
    operation: str
    api_version: str
    subresource: str = ""


Owners = dict[Owner, frozenset[Path]]


class Conflict(Exception):
    """An apply without force would take fields from other managers."""

    def __init__(self, owners: list[str]) -> None:
        super().__init__(f"Apply failed with conflicts with {', '.join(sorted(owners))}")


def paths(obj: Object) -> frozenset[Path]:
    """All fields of an object that can have an owner."""
    return frozenset(path for path in _leaves(obj, ()) if not _of_server(path))


def _leaves(value: Any, path: Path) -> list[Path]:
    leaves: list[Path] = []
    if value is not ABSENT:
        _collect(value, path, leaves)
    return leaves


def _collect(value: Any, path: Path, leaves: list[Path]) -> None:
    if isinstance(value, dict) and (value or not path):
        for key, inner in value.items():
            _collect(inner, (*path, key), leaves)
    elif path == FINALIZERS and isinstance(value, list):
        leaves.extend((*path, entry) for entry in value)
    else:
        leaves.append(path)


def _of_server(path: Path) -> bool:
    if path[0] == "metadata":
        return len(path) == 1 or path[1] in SERVERS
    return path[0] in ("apiVersion", "kind")


def owners(obj: Object) -> Owners:
    """Decode managedFields."""
    read: Owners = {}
    for entry in obj["metadata"].get("managedFields") or []:
        if entry.get("manager"):
            owner = Owner(
                entry["manager"],
                entry["operation"],
                entry["apiVersion"],
                entry.get("subresource", ""),
            )
            read[owner] = _fields(msgspec.msgpack.encode(entry.get("fieldsV1") or {}))
    return read


@functools.cache
def _fields(tree: bytes) -> frozenset[Path]:
    return frozenset(_decoded(msgspec.msgpack.decode(tree), ()))


def _decoded(fields: Object, path: Path) -> Iterator[Path]:
    for name, inner in fields.items():
        if name != ".":
            step = name[2:].strip('"') if name.startswith("v:") else name[2:]
            yield from _decoded(inner, (*path, step)) if inner else iter([(*path, step)])


def encode(held: Owners, now: str) -> list[Object]:
    """Encode as managedFields; owners without fields are left out."""
    return [_entry(owner, fields, now) for owner, fields in held.items() if fields]


def _entry(owner: Owner, fields: frozenset[Path], now: str) -> Object:
    more = {"subresource": owner.subresource} if owner.subresource else {}
    return {
        "manager": owner.manager,
        "operation": owner.operation,
        "apiVersion": owner.api_version,
        "time": now,
        "fieldsType": "FieldsV1",
        "fieldsV1": msgspec.msgpack.decode(_tree(fields)),
        **more,
    }


@functools.cache
def _tree(fields: frozenset[Path]) -> bytes:
    """fieldsV1, as msgpack: many objects have the same fields, and each needs its own dicts."""
    tree: Object = {}
    for path in sorted(fields):
        at = tree
        for depth, step in enumerate(path):
            item = path[:depth] == FINALIZERS
            at = at.setdefault(f'v:"{step}"' if item else f"f:{step}", {})
    return msgspec.msgpack.encode(tree)


def apply(live: Object, applied: Object, owner: Owner, *, force: bool) -> tuple[Object, Owners]:
    """Server-side apply: the merged object and the owners of its fields. `live` is empty for a new
    object. A field that the manager applied before and no longer applies is removed, unless another
    manager owns it too."""
    held = owners(live) if live else {}
    wanted = paths(applied)
    before = frozenset[Path]().union(*(held[one] for one in held if _same_manager(one, owner)))
    others = {one: fields for one, fields in held.items() if not _same_manager(one, owner)}
    changed = {path for path in wanted if value(live, path) != value(applied, path)}
    against = {one.manager for one, fields in others.items() if fields & changed}
    if against and not force:
        raise Conflict(sorted(against))
    kept = {one: fields - changed for one, fields in others.items()}
    merged = _merged(live, applied)
    for path in before - wanted - frozenset[Path]().union(*kept.values()):
        remove(merged, path)
    return merged, {**kept, owner: wanted}


def _same_manager(one: Owner, owner: Owner) -> bool:
    return one[:2] == owner[:2] and one.subresource == owner.subresource


def update(before: Object, after: Object, owner: Owner) -> Owners:
    """The owners after a write other than apply: the writer becomes the only owner of every field
    that it changed."""
    held = owners(after)
    changed = {path for path in _changed(before, after, ()) if not _of_server(path)}
    kept = {one: left - changed for one, left in held.items()}
    mine = {path for path in changed if value(after, path) is not ABSENT}
    return {**kept, owner: kept.get(owner, frozenset()) | mine} if mine else kept


def _changed(before: Any, after: Any, path: Path) -> Iterator[Path]:
    """The fields that only one of the two has, or that differ."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict) and ((before and after) or not path):
        for key in before.keys() | after.keys():
            yield from _changed(before.get(key, ABSENT), after.get(key, ABSENT), (*path, key))
        return
    old, new = set(_leaves(before, path)), set(_leaves(after, path))
    yield from old ^ new if path == FINALIZERS else old | new


def value(obj: Object, path: Path) -> Any:
    at: Any = obj
    for depth, step in enumerate(path):
        if path[:depth] == FINALIZERS:
            return step if step in at else ABSENT
        if not isinstance(at, dict) or step not in at:
            return ABSENT
        at = at[step]
    return at


def remove(obj: Object, path: Path) -> None:
    """Remove a field, and the maps that this leaves empty."""
    if value(obj, path) is ABSENT:
        return
    if path[:-1] == FINALIZERS:
        obj["metadata"]["finalizers"].remove(path[-1])
        return
    parents = [obj]
    for step in path[:-1]:
        parents.append(parents[-1][step])
    for parent, step in zip(reversed(parents), reversed(path), strict=True):
        del parent[step]
        if parent:
            return


def _merged(live: Any, applied: Any, path: Path = ()) -> Any:
    if path == FINALIZERS:
        return list(dict.fromkeys([*(live or []), *applied]))
    if not isinstance(live, dict) or not isinstance(applied, dict):
        return applied
    new = {key: _merged(live.get(key), inner, (*path, key)) for key, inner in applied.items()}
    return {**live, **new}
