"""One cluster's API: get, list, apply, patch, delete, watch; objects are plain dicts.

Only 404 is absence (None); every other failure is a base.errors exception that names cluster, verb
and object. Server-side apply is forced, as field manager `kustomize-controller` (design
decision 3). How a request is sent: caller.py (retries), transport.py (HTTP, credentials).
"""

from __future__ import annotations

import copy
import dataclasses
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from provisioner.base.audit import Audit
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.clusters import faults
from provisioner.clusters.access.base import Connection
from provisioner.clusters.caller import Caller
from provisioner.clusters.discovery import Discovery
from provisioner.clusters.transport import AT_ONCE, JSON, REVIEW, Object, Request

__all__ = ["MANAGER", "Client", "Object"]

MANAGER = "kustomize-controller"
APPLY_PATCH = "application/apply-patch+yaml"
MERGE_PATCH = "application/merge-patch+json"
METADATA = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
METADATA_OF_ONE = METADATA.replace("MetadataList", "Metadata")
# Words of the API server's own audit log. The Lease is renewed during other steps.
ACTIONS = {"POST": "create", "PUT": "update", "PATCH": "patch", "DELETE": "delete"}
LOCK, LOCKS = "lock", "/leases/"
SLACK = 5  # seconds that a watch may outlast what was asked for


class Client:
    """Safe to use from several threads. `name` is the cluster's, for messages; `server` is the URL
    of its API; `settles` as in its `connection`. `patience`: seconds for which one request may be
    retried; `stopping` ends that early; `notify` is called with the cause of each retry; `audit` is
    where each write is noted. `at_once`: how many requests its users are to make side by side."""

    def __init__(
        self,
        name: str,
        connection: Connection,
        *,
        patience: float = 60.0,
        stopping: threading.Event | None = None,
        notify: Callable[[str], None] = lambda _text: None,
        audit: Audit | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        self.name, self.at_once = name, at_once
        self._audit = audit or Audit()
        self.connection = connection
        self.server, self.settles = connection.server, connection.settles
        self._caller = Caller(
            name,
            connection,
            patience=patience,
            stopping=stopping or threading.Event(),
            notify=notify,
        )
        self._discovery = Discovery(name, self._caller, at_once)
        self._permit: Callable[[], float | None] = lambda: None
        self._seconds: float | None = None

    def fenced(self, permit: Callable[[], float | None]) -> Client:
        """The same client, but it sends writes only as long as `permit` does not raise: asked
        before each attempt, and again right before the bytes are sent. It says for how many seconds
        it holds. Reads need no permit."""
        fenced = copy.copy(self)
        fenced._permit = permit
        return fenced

    def bounded(self, seconds: float) -> Client:
        """The same client, but it makes each request once, and the server may stay silent only for
        so long."""
        bounded = copy.copy(self)
        bounded._seconds = seconds
        return bounded

    def disconnect(self) -> None:
        """Close the connections that nobody uses now. The next request opens another."""
        self._caller.disconnect()

    def get(self, api_version: str, kind: str, name: str, namespace: str = "") -> Object | None:
        served = self._discovery.find(api_version, kind)
        return served and self._call(Request(path=served.path(namespace, name)))

    def serves(self, obj: Object) -> bool:
        """Whether the API server knows the kind of an object."""
        return self._discovery.find(obj["apiVersion"], obj["kind"]) is not None

    def namespaced(self, obj: Object) -> bool:
        """Whether objects of its kind are in namespaces."""
        return self._discovery.kind_of(obj).namespaced

    def list(
        self,
        api_version: str,
        kind: str,
        namespace: str = "",
        *,
        labels: str = "",
        fields: str = "",
        names: bool = False,
    ) -> list[Object]:
        """All objects of a kind, of all namespaces unless one is given; empty if the kind is not
        served. `labels` is a label selector, `fields` a field selector; which fields it may name
        depends on the kind. With `names` only the objects' metadata."""
        served = self._discovery.find(api_version, kind)
        if served is None:
            return []
        answer = self._call(
            Request(
                path=served.path(namespace),
                query=_selecting(labels, fields),
                accept=METADATA if names else JSON,
            )
        )
        return [
            {**item, "apiVersion": api_version, "kind": kind}
            for item in (answer or {}).get("items") or []
        ]

    def apply(self, obj: Object, *, manager: str = MANAGER) -> Object:
        """Server-side apply; the object as it is afterwards. With a metadata.uid: Conflict if
        another object has that name by now."""
        return self._must(self._write(self._applying(obj, manager)), obj)

    def preview(self, obj: Object, *, manager: str = MANAGER) -> Object:
        """The object as `apply` would make it; nothing is changed."""
        request = self._applying(obj, manager)
        dry = dataclasses.replace(request, query={**request.query, "dryRun": "All"})
        return self._must(self._call(dry), obj)

    def _applying(self, obj: Object, manager: str) -> Request:
        return Request(
            method="PATCH",
            path=self._discovery.path_of(obj),
            query={"fieldManager": manager, "force": "true"},
            body={key: value for key, value in obj.items() if key != "status"},
            content_type=APPLY_PATCH,
        )

    def patch(
        self,
        obj: Object,
        changes: Mapping[str, Any],
        *,
        manager: str = "provisioner",
        subresource: str = "",
    ) -> Object | None:
        """JSON merge patch; None if the object is gone. Without any changes the API server still
        writes the object in its present storage version. With a resourceVersion in `changes`:
        Conflict if the object has changed since."""
        path = self._discovery.path_of(obj) + (f"/{subresource}" if subresource else "")
        return self._write(
            Request(
                method="PATCH",
                path=path,
                query={"fieldManager": manager},
                body=dict(changes),
                content_type=MERGE_PATCH,
            )
        )

    def create(self, obj: Object) -> Object:
        path = self._discovery.kind_of(obj).path(obj["metadata"].get("namespace", ""))
        return self._must(self._write(Request(method="POST", path=path, body=obj)), obj)

    def replace(self, obj: Object) -> Object | None:
        """PUT with the object's resourceVersion: Conflict if the object has changed since."""
        return self._write(Request(method="PUT", path=self._discovery.path_of(obj), body=obj))

    def delete(
        self, obj: Object, *, propagation: str = "Background", unchanged: bool = False
    ) -> bool:
        """True if there was something to delete. With `unchanged`: Conflict if the object has
        changed since it was read."""
        served = self._discovery.find(obj["apiVersion"], obj["kind"])
        if served is None:
            return False
        metadata = obj["metadata"]
        options: Object = {
            "apiVersion": "v1",
            "kind": "DeleteOptions",
            "propagationPolicy": propagation,
        }
        if unchanged:
            conditions = {name: metadata[name] for name in ("uid", "resourceVersion")}
            options["preconditions"] = conditions
        path = served.path(metadata.get("namespace", ""), metadata["name"])
        return bool(self._write(Request(method="DELETE", path=path, body=options)))

    def watch(
        self, api_version: str, kind: str, namespace: str, name: str, seconds: float
    ) -> Iterator[Object | None]:
        """The object as it is, then as it changes (None: deleted), until `seconds` are over or the
        server ends the watch."""
        served = self._discovery.find(api_version, kind)
        query = {"fieldSelector": f"metadata.name={name}"}
        listed = served and self._call(Request(path=served.path(namespace), query=query))
        if not served or not listed:
            yield None
            return
        yield next(iter(listed.get("items", [])), None)
        query |= {
            "watch": "1",
            "resourceVersion": listed["metadata"]["resourceVersion"],
            "timeoutSeconds": str(max(1, int(seconds))),
        }
        request = Request(path=served.path(namespace), query=query, seconds=seconds + SLACK)
        yield from self._caller.watch(request, f"{kind} {namespace}/{name}")

    def follow(
        self, api_version: str, kind: str, *, labels: str = "", seconds: float
    ) -> Iterator[Object]:
        """The metadata of all objects of a kind, then of each one that is new or changed, until
        `seconds` are over or the server ends the watch. `labels` is a label selector."""
        served = self._discovery.find(api_version, kind)
        if served is None:
            return
        query = {"labelSelector": labels} if labels else {}
        request = Request(path=served.path(), query=query, accept=METADATA)
        listed = self._call(request) or {}
        yield from listed.get("items") or []
        query |= {
            "watch": "1",
            "resourceVersion": listed.get("metadata", {}).get("resourceVersion", ""),
            "timeoutSeconds": str(max(1, int(seconds))),
        }
        watched = Request(
            path=served.path(), query=query, accept=METADATA_OF_ONE, seconds=seconds + SLACK
        )
        yield from filter(None, self._caller.watch(watched, f"every {kind}"))

    def version(self) -> str:
        """The API server's gitVersion; the cheapest way to learn whether it answers."""
        answer = self._call(Request(path="/version")) or {}
        return str(answer.get("gitVersion", ""))

    def allowed(self, *, group: str, resource: str, verb: str, namespace: str = "") -> bool:
        """Whether our credential may do this, as the API server itself judges. `resource` may be
        `name/subresource`."""
        name, _, subresource = resource.partition("/")
        attributes = {
            "group": group,
            "resource": name,
            "subresource": subresource,
            "verb": verb,
            "namespace": namespace,
        }
        review = {
            "apiVersion": REVIEW,
            "kind": "SelfSubjectAccessReview",
            "spec": {"resourceAttributes": attributes},
        }
        path = f"/apis/{REVIEW}/selfsubjectaccessreviews"
        return bool(self.ask(path, review).get("status", {}).get("allowed"))

    def ask(self, path: str, body: Object) -> Object:
        """The answer to a POST that stores nothing; empty if there is nothing of this name."""
        return self._call(Request(method="POST", path=path, body=body)) or {}

    def serve(self, crds: Iterable[Object], deadline: Deadline) -> None:
        """Wait until the kinds of new CRDs can be watched."""
        self._discovery.wait_until_served(crds, deadline)

    def everything(self, namespace: str) -> Iterator[Object]:
        """Metadata of all objects in a namespace, of every kind that is served. Slow: use it only
        to explain why a namespace is not deleted."""
        for kind in self._discovery.deletable():
            try:
                yield from self.list(kind.api_version, kind.kind, namespace, names=True)
            except faults.Passing:
                continue  # its API service is down

    def _call(self, request: Request) -> Object | None:
        if self._seconds is not None:
            request = dataclasses.replace(request, seconds=self._seconds, tries=1)
        return self._caller.call(request)

    def _write(self, request: Request) -> Object | None:
        with self._audit.writing(
            "cluster",
            ACTIONS[request.method],
            request.path,
            cluster=self.name,
            step=LOCK if LOCKS in f"{request.path}/" else "",
        ):
            return self._call(dataclasses.replace(request, permit=self._permit))

    def _must(self, answer: Object | None, obj: Object) -> Object:
        if answer is None:
            raise ProvisionerError(
                f"cluster {self.name}",
                f"{obj['kind']} {obj['metadata']['name']}: its namespace or kind does not exist",
            )
        return answer


def _selecting(labels: str, fields: str) -> dict[str, str]:
    selectors = {"labelSelector": labels, "fieldSelector": fields}
    return {name: selector for name, selector in selectors.items() if selector}
