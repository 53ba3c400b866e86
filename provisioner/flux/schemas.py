"""The versions of Flux's kinds, as CRDs declare them and as an API server has stored them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]
Kind = tuple[str, str]  # group and kind


@dataclass(frozen=True, kw_only=True)
class Schema:
    """One CRD. `storage` is the version in which objects are written now; `stored` those in which
    some may lie."""

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
    """By name, the CRDs among the objects."""
    found = [
        _schema(item)
        for item in items
        if item["kind"] == "CustomResourceDefinition" and "versions" in _spec(item)
    ]
    return {schema.name: schema for schema in found}


def closed(live: Schema, wanted: Schema) -> bool:
    """Whether no way leads from one to the other: what objects can be brought to now, the other no
    longer knows."""
    return live.storage not in wanted.versions


def served(schemas: Iterable[Schema]) -> dict[Kind, Schema]:
    return {(schema.group, schema.kind): schema for schema in schemas}


def behind(item: Object, schema: Schema, wanted: Schema) -> bool:
    """Whether somebody's fields are kept under a version that will be gone: the next apply would
    fail on that."""
    entries = item["metadata"].get("managedFields") or []
    return any(_gone(entry, schema, wanted) for entry in entries)


def brought(entries: Iterable[Object], schema: Schema, wanted: Schema) -> list[Object]:
    """managedFields with entries of versions that will be gone under the storage version; equal
    owners are merged."""
    found: dict[tuple[Any, ...], Object] = {}
    for entry in entries:
        moved = (
            {**entry, "apiVersion": schema.api_version} if _gone(entry, schema, wanted) else entry
        )
        key = tuple(
            moved.get(name) for name in ("manager", "operation", "apiVersion", "subresource")
        )
        fields = _union(found.get(key, {}).get("fieldsV1", {}), moved.get("fieldsV1", {}))
        found[key] = {**moved, "fieldsV1": fields}
    return list(found.values())


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
