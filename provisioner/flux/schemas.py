"""Versions of Flux's kinds: those that CRDs declare, and those in which objects are stored.
Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]
Kind = tuple[str, str]  # group and kind


@dataclass(frozen=True, kw_only=True)
class Schema:
    """One CRD. `storage` is the version in which objects are written now; `stored` are those in
    which some may still be stored."""

    name: str
    group: str
    kind: str
    storage: str
    versions: tuple[str, ...]
    served: tuple[str, ...]
    stored: tuple[str, ...] = ()

    @property
    def api_version(self) -> str:
        return f"{self.group}/{self.storage}"


def of(items: Iterable[Object]) -> dict[str, Schema]:
    """The CRDs among the objects, by name."""
    schemas = [
        _schema(item)
        for item in items
        if item["kind"] == "CustomResourceDefinition" and "versions" in _spec(item)
    ]
    return {schema.name: schema for schema in schemas}


def closed(live: Schema, wanted: Schema) -> bool:
    """Whether objects cannot be migrated from one to the other: the present storage version is not
    a version of `wanted`."""
    return live.storage not in wanted.versions


def served(schemas: Iterable[Schema]) -> dict[Kind, Schema]:
    return {(schema.group, schema.kind): schema for schema in schemas}


def behind(item: Object, schema: Schema, wanted: Schema) -> bool:
    """Whether managedFields name a version that `wanted` removes: the next apply would fail."""
    entries = item["metadata"].get("managedFields") or []
    return any(_gone(entry, schema, wanted) for entry in entries)


def brought(entries: Iterable[Object], schema: Schema, wanted: Schema) -> list[Object]:
    """managedFields with entries of removed versions moved to the storage version; entries of the
    same owner are merged."""
    merged: dict[tuple[Any, ...], Object] = {}
    for entry in entries:
        moved = (
            {**entry, "apiVersion": schema.api_version} if _gone(entry, schema, wanted) else entry
        )
        key = tuple(
            moved.get(name) for name in ("manager", "operation", "apiVersion", "subresource")
        )
        fields = _union(merged.get(key, {}).get("fieldsV1", {}), moved.get("fieldsV1", {}))
        merged[key] = {**moved, "fieldsV1": fields}
    return list(merged.values())


def _gone(entry: Object, schema: Schema, wanted: Schema) -> bool:
    group, _, version = str(entry.get("apiVersion", "")).partition("/")
    return group == schema.group and version not in wanted.versions


def _union(left: Object, right: Object) -> Object:
    return {**left, **{key: _union(left.get(key, {}), value) for key, value in right.items()}}


def _spec(item: Object) -> Object:
    return dict(item.get("spec") or {})


def _schema(item: Object) -> Schema:
    spec = _spec(item)
    return Schema(
        name=item["metadata"]["name"],
        group=spec["group"],
        kind=spec["names"]["kind"],
        storage=next(version["name"] for version in spec["versions"] if version["storage"]),
        versions=tuple(version["name"] for version in spec["versions"]),
        served=tuple(version["name"] for version in spec["versions"] if version["served"]),
        stored=tuple((item.get("status") or {}).get("storedVersions") or ()),
    )
