"""The HTTP API of a simulated API server: discovery, reads, writes and watches over a fake one
(tests/fakes/api_server.py)."""

from __future__ import annotations

import itertools
import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from provisioner.base import selectors
from tests.fakes.api_server import ApiServer
from tests.fakes.objects import Failure
from tests.fakes.resources import Resource, group_of

Object = dict[str, Any]
APPLY = "application/apply-patch+yaml"
METADATA = "meta.k8s.io/v1"
VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"]
REASONS = {
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    410: "Expired",
    429: "TooManyRequests",
    500: "InternalError",
}
KEPT = 100_000  # changes that a watch may still ask for
_numbers = itertools.count(1)


@dataclass(frozen=True, kw_only=True)
class Request:
    """`path` starts with /api, /apis or /version, decoded."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)

    @property
    def obj(self) -> Object:
        return dict(json.loads(self.body)) if self.body else {}


@dataclass(frozen=True, kw_only=True)
class Answer:
    body: Object = field(repr=False)
    status: int = 200


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What has happened since its resourceVersion, and what it is told of from then on. `shaped`:
    an object as this client wants to have it."""

    selects: Callable[[Object], bool]
    shaped: Callable[[Object], Object]
    past: list[tuple[str, Object]]
    seconds: float


class Rest:
    """One API server. `changes` are kept for watches that are late."""

    def __init__(self, server: ApiServer) -> None:
        self.server = server
        self.changes: deque[tuple[int, str, Object]] = deque(maxlen=KEPT)
        server.observers.append(self._note)

    def handle(self, request: Request) -> Answer | Watch:
        try:
            return self._answer(request)
        except Failure as failure:
            return failed(failure.status, failure.message)

    def _note(self, verb: str, obj: Object) -> None:
        self.changes.append((int(obj["metadata"]["resourceVersion"]), verb, obj))

    def _answer(self, request: Request) -> Answer | Watch:
        parts = request.path.strip("/").split("/")
        if parts == ["version"]:
            return Answer(body={"major": "1", "minor": "34", "gitVersion": "v1.34.2"})
        if parts[0] not in ("api", "apis"):
            return Answer(body={})
        head = 2 if parts[0] == "api" else 3
        if len(parts) < head or len(parts) == head and parts[0] == "api" and parts[1] != "v1":
            return Answer(body=self._versions(parts[0]))
        api_version = "/".join(parts[1:head])
        if len(parts) == head:
            return Answer(body=self._resources(api_version))
        if parts[-1].endswith("accessreviews") or parts[-1].endswith("rulesreviews"):
            return Answer(body={**request.obj, "status": {"allowed": True}}, status=201)
        return self._on(request, Place.of(self.server, api_version, parts[head:]))

    def _on(self, request: Request, place: Place) -> Answer | Watch:
        method = request.method
        if method == "GET" and not place.name:
            watching = request.query.get("watch", "") in ("1", "true")
            return self._watch(request, place) if watching else self._list(request, place)
        if method == "GET":
            return Answer(body=self._held(place))
        if method == "POST":
            return Answer(body=self._create(request, place), status=201)
        if method == "DELETE":
            return Answer(body=self._delete(request, place))
        return Answer(body=self._change(request, place))

    def _held(self, place: Place) -> Object:
        held = self.server.find(place.resource, place.namespace, place.name)
        if held is None:
            raise Failure(404, f'{place.resource.full_name} "{place.name}" not found')
        return {**held, "apiVersion": place.api_version}

    def _create(self, request: Request, place: Place) -> Object:
        obj = request.obj
        metadata = {**obj["metadata"]}
        if "name" not in metadata:
            metadata["name"] = f"{metadata['generateName']}{next(_numbers):x}"
        if place.resource.namespaced:
            metadata["namespace"] = place.namespace
        given = {**obj, "apiVersion": place.api_version, "kind": place.resource.kind}
        return self.server.create({**given, "metadata": metadata})

    def _change(self, request: Request, place: Place) -> Object:
        kind = request.headers.get("content-type", "").partition(";")[0]
        head = {"apiVersion": place.api_version, "kind": place.resource.kind}
        metadata = {"name": place.name, "namespace": place.namespace}
        if request.method == "PUT":
            obj = {**request.obj, **head}
            if place.subresource == "status":
                changes = {"status": obj.get("status")}
                return self.server.patch(obj, changes, subresource="status")
            return self.server.replace(obj)
        manager = request.query.get("fieldManager", "unknown")
        if kind == APPLY:
            force = request.query.get("force") == "true"
            given = {**request.obj, **head}
            given["metadata"] = {**given["metadata"], **metadata}
            return self.server.apply(given, manager=manager, force=force)
        target = {**head, "metadata": metadata}
        return self.server.patch(
            target, request.obj, manager=manager, subresource=place.subresource
        )

    def _delete(self, request: Request, place: Place) -> Object:
        held, options = self._held(place), request.obj
        for name, value in (options.get("preconditions") or {}).items():
            if held["metadata"][name] != value:
                raise Failure(409, "the object has been modified")
        return self.server.delete(held, options.get("propagationPolicy", "Background"))

    def _list(self, request: Request, place: Place) -> Answer:
        selects = self._selection(request, place)
        resource = place.resource
        items = [one for one in self.server.all(resource.group, resource.kind) if selects(one)]
        head = {"apiVersion": place.api_version, "kind": f"{resource.kind}List"}
        if _wants_metadata(request):
            head = {"apiVersion": METADATA, "kind": "PartialObjectMetadataList"}
        version = {"resourceVersion": str(self.server.version)}
        shaped = _shaped(request)
        return Answer(body={**head, "metadata": version, "items": [shaped(one) for one in items]})

    def _watch(self, request: Request, place: Place) -> Answer | Watch:
        since = int(request.query.get("resourceVersion") or 0)
        selects = self._selection(request, place)
        full = len(self.changes) == KEPT
        if full and since and self.changes[0][0] > since + 1:
            return failed(410, "too old resource version")
        past = [(verb, obj) for at, verb, obj in self.changes if at > since and selects(obj)]
        seconds = float(request.query.get("timeoutSeconds") or 300)
        return Watch(selects=selects, shaped=_shaped(request), past=past, seconds=seconds)

    def _selection(self, request: Request, place: Place) -> Callable[[Object], bool]:
        labels = request.query.get("labelSelector", "")
        fields = [one.partition("=") for one in filter(None, _fields(request))]
        resource, namespace = place.resource, place.namespace
        group = resource.group

        def selects(obj: Object) -> bool:
            metadata = obj["metadata"]
            return (
                obj["kind"] == resource.kind
                and group_of(obj["apiVersion"])[0] == group
                and namespace in ("", metadata.get("namespace"))
                and all(_at(obj, name) == value.lstrip("=") for name, _, value in fields)
                and (not labels or selectors.matches(labels, metadata.get("labels") or {}))
            )

        return selects

    def _versions(self, root: str) -> Object:
        if root == "api":
            return {"kind": "APIVersions", "versions": ["v1"]}
        groups: dict[str, set[str]] = {}
        for resource in self.server.resources():
            if resource.group:
                groups.setdefault(resource.group, set()).update(resource.versions)
        return {"kind": "APIGroupList", "groups": [_group(*one) for one in groups.items()]}

    def _resources(self, api_version: str) -> Object:
        group, version = group_of(api_version)
        served = [
            one for one in self.server.resources() if one.group == group and version in one.versions
        ]
        if not served:
            raise Failure(404, "the server could not find the requested resource")
        resources = [entry for one in served for entry in _described(one)]
        return {"kind": "APIResourceList", "groupVersion": api_version, "resources": resources}


@dataclass(frozen=True, kw_only=True)
class Place:
    """What the path of a request names."""

    api_version: str
    resource: Resource
    namespace: str
    name: str
    subresource: str

    @classmethod
    def of(cls, server: ApiServer, api_version: str, parts: list[str]) -> Place:
        namespace = ""
        if parts[0] == "namespaces" and len(parts) > 2 and parts[2] not in ("status", "finalize"):
            namespace, parts = parts[1], parts[2:]
        plural, name, subresource = [*parts, "", ""][:3]
        group, version = group_of(api_version)
        for resource in server.resources():
            if (resource.group, resource.plural) == (
                group,
                plural,
            ) and version in resource.versions:
                return cls(
                    api_version=api_version,
                    resource=resource,
                    namespace=namespace,
                    name=name,
                    subresource=subresource,
                )
        raise Failure(404, "the server could not find the requested resource")


def _wants_metadata(request: Request) -> bool:
    return "as=PartialObjectMetadata" in request.headers.get("accept", "")


def _shaped(request: Request) -> Callable[[Object], Object]:
    return _only_metadata if _wants_metadata(request) else lambda obj: obj


def _only_metadata(obj: Object) -> Object:
    return {"apiVersion": METADATA, "kind": "PartialObjectMetadata", "metadata": obj["metadata"]}


def _fields(request: Request) -> list[str]:
    return request.query.get("fieldSelector", "").split(",")


def _at(obj: Any, path: str) -> str:
    for key in path.split("."):
        obj = (obj or {}).get(key)
    return str(obj or "")


def _group(name: str, versions: set[str]) -> Object:
    served = [{"groupVersion": f"{name}/{one}", "version": one} for one in sorted(versions)]
    return {"name": name, "versions": served, "preferredVersion": served[-1]}


def _described(resource: Resource) -> Iterator[Object]:
    entry = {
        "name": resource.plural,
        "singularName": resource.kind.lower(),
        "namespaced": resource.namespaced,
        "kind": resource.kind,
        "verbs": VERBS,
    }
    yield entry
    if resource.status:
        yield {**entry, "name": f"{resource.plural}/status", "verbs": ["get", "patch", "update"]}


def failed(status: int, message: str) -> Answer:
    body = {
        "apiVersion": "v1",
        "kind": "Status",
        "status": "Failure",
        "code": status,
        "reason": REASONS.get(status, "Unknown"),
        "message": message,
    }
    return Answer(body=body, status=status)
