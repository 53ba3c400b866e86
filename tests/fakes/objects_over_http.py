"""A fake API server over HTTPS that stores objects by their path: enough for a client to create,
replace, patch and delete them, with resourceVersions and preconditions."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from provisioner.base.audit import Audit
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from tests.fakes.credentials import StaticCredential
from tests.fakes.server import Request, Response, Server

Object = dict[str, Any]
REVIEWS = "selfsubjectaccessreviews"
CONFLICT = Response(status=409, body={"message": "the object has been modified"})
ABSENT = Response(status=404, body={"message": "not found"})
ALLOWED = Response(body={"status": {"allowed": True}})


class ObjectServer(Server):
    """`before` is called with each request before it is carried out, and may change `objects`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "", self._handle)
        self.reset()

    def reset(self) -> None:
        """As it was at first: several tests may share one server."""
        self._versions = itertools.count(1)
        self.objects: dict[str, Object] = {}
        self.before: Callable[[Request], None] = lambda request: None
        self.faults, self.seen, self.dice = [], [], lambda: None

    def client(self, patience: float = 1.0, audit: Audit | None = None) -> Client:
        credential = StaticCredential(header=Secret("Bearer good"))
        connection = Connection(
            server=f"https://{self.netloc}", credential=credential, ca=self.ca.read_text()
        )
        return Client("c1", connection, patience=patience, audit=audit)

    @property
    def writes(self) -> list[str]:
        """What has arrived and was to change something, as `METHOD path`."""
        return [
            f"{request.method} {request.path}"
            for request in self.seen
            if request.method != "GET" and REVIEWS not in request.path
        ]

    def store(self, path: str, obj: Object) -> Object:
        """As if somebody else had written it."""
        version = str(next(self._versions))
        held = self.objects.get(path, {"metadata": {"uid": f"uid-{version}"}})
        metadata = {**obj["metadata"], "uid": held["metadata"]["uid"], "resourceVersion": version}
        self.objects[path] = {**obj, "metadata": metadata}
        return self.objects[path]

    def _handle(self, request: Request) -> Response:
        self.before(request)
        if REVIEWS in request.path:
            return ALLOWED
        if request.method == "POST":
            return self._create(request)
        held = self.objects.get(request.path)
        if request.method == "PATCH":
            changed = {**(held or {"metadata": {}}), **request.body}
            metadata = {**(held or {}).get("metadata", {}), **request.body.get("metadata", {})}
            return Response(body=self.store(request.path, {**changed, "metadata": metadata}))
        if held is None:
            return ABSENT
        if request.method == "PUT":
            return self._replace(request, held)
        return self._delete(request, held) if request.method == "DELETE" else Response(body=held)

    def _create(self, request: Request) -> Response:
        path = f"{request.path}/{request.body['metadata']['name']}"
        if path in self.objects:
            return CONFLICT
        return Response(status=201, body=self.store(path, request.body))

    def _replace(self, request: Request, held: Object) -> Response:
        if request.body["metadata"]["resourceVersion"] != held["metadata"]["resourceVersion"]:
            return CONFLICT
        return Response(body=self.store(request.path, request.body))

    def _delete(self, request: Request, held: Object) -> Response:
        conditions = request.body.get("preconditions", {})
        if any(held["metadata"][name] != value for name, value in conditions.items()):
            return CONFLICT
        return Response(body=self.objects.pop(request.path))
