"""The changes that the API server makes to an object before it stores it. Pure."""

from __future__ import annotations

import base64
from typing import Any, TypeVar, cast

import msgspec

from tests.fakes.resources import CRD, Resource

Object = dict[str, Any]
Json = TypeVar("Json")
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder()


class Failure(Exception):
    """An error answer of the API server."""

    def __init__(self, status: int, message: str) -> None:
        self.status, self.message = status, message
        super().__init__(f"{status} {message}")


def copy(value: Json) -> Json:
    """A deep copy of what JSON can hold."""
    return cast(Json, _DECODER.decode(_ENCODER.encode(value)))


def same(held: Object, after: Object) -> bool:
    """Whether the two differ in nothing but the times of managedFields."""

    def plain(obj: Object) -> Object:
        obj = tidy(obj)
        held = obj["metadata"].get("managedFields") or []
        timeless = [{**entry, "time": ""} for entry in held]
        return {**obj, "apiVersion": "", "metadata": {**obj["metadata"], "managedFields": timeless}}

    return plain(held) == plain(after)


def content(resource: Resource, obj: Object) -> Object:
    """The part whose changes are counted as generations; of a Deployment also its annotations."""
    counted = {key: value for key, value in obj.items() if key not in ("metadata", "status")}
    notes = obj["metadata"].get("annotations") if resource.kind == "Deployment" else None
    return counted | {"apiVersion": "", "annotations": notes}


def without_status(obj: Object) -> Object:
    return {key: value for key, value in obj.items() if key != "status"}


def keeping_status(obj: Object, held: Object) -> Object:
    return without_status(obj) | ({"status": held["status"]} if "status" in held else {})


def merge_patched(value: Any, changes: Any) -> Any:
    """RFC 7386."""
    if not isinstance(changes, dict):
        return copy(changes)
    merged = dict(value) if isinstance(value, dict) else {}
    for key, change in changes.items():
        if change is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patched(merged.get(key), change)
    return merged


def tidy(obj: Object) -> Object:
    """Without null values and empty metadata, which the server drops."""
    meta = {key: value for key, value in obj["metadata"].items() if value not in ({}, [], None)}
    return {**{key: value for key, value in obj.items() if value is not None}, "metadata": meta}


def defaulted(resource: Resource, obj: Object) -> Object:
    """With the server's defaults that the program reads."""
    if resource.kind == "Secret":
        return _encoded(obj)
    if resource.kind == "Namespace":
        labels = {"kubernetes.io/metadata.name": obj["metadata"]["name"]}
        obj["metadata"]["labels"] = {**(obj["metadata"].get("labels") or {}), **labels}
        obj.setdefault("spec", {"finalizers": ["kubernetes"]})
        obj.setdefault("status", {"phase": "Active"})
    if resource.kind == "Deployment":
        obj.setdefault("spec", {}).setdefault("replicas", 1)
    if resource.kind == "Service":
        obj.setdefault("spec", {}).setdefault("type", "ClusterIP")
    if resource.kind == CRD:
        return _crd(obj)
    return obj


def _encoded(obj: Object) -> Object:
    plain = obj.pop("stringData", None) or {}
    data = {key: base64.b64encode(text.encode()).decode() for key, text in plain.items()}
    if data:
        obj["data"] = {**(obj.get("data") or {}), **data}
    obj.setdefault("type", "Opaque")
    return obj


def _crd(obj: Object) -> Object:
    """With its status: established, and the versions in which objects may be stored."""
    versions = {version["name"]: version["storage"] for version in obj["spec"]["versions"]}
    status = obj.get("status") or {}
    stored = status.get("storedVersions") or []
    lost = [name for name in stored if name not in versions]
    if lost:
        raise Failure(
            422,
            f'CustomResourceDefinition.apiextensions.k8s.io "{obj["metadata"]["name"]}" is '
            f'invalid: status.storedVersions[0]: Invalid value: "{lost[0]}": missing from '
            f"spec.versions; {lost[0]} was previously a storage version, and must remain in "
            f"spec.versions until a storage migration ensures no data remains persisted in "
            f"{lost[0]} and removes {lost[0]} from status.storedVersions",
        )
    storage = next(name for name, stores in versions.items() if stores)
    established = {"type": "Established", "status": "True", "reason": "InitialNamesAccepted"}
    names = obj["spec"]["names"]
    names.setdefault("listKind", f"{names['kind']}List")
    names.setdefault("singular", names["kind"].lower())
    obj["status"] = {
        "acceptedNames": names,
        "conditions": [established],
        "storedVersions": stored if storage in stored else [*stored, storage],
    }
    return obj


def selected_by(item: Object, fields: str) -> bool:
    """Of a field selector, what we use: `path=value`, with commas between."""
    for one in filter(None, fields.split(",")):
        path, _, value = one.partition("=")
        found: Any = item
        for name in path.split("."):
            found = (found or {}).get(name)
        if found != value:
            return False
    return True
