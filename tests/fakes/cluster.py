"""A fake cluster: the shape of `provisioner.clusters.client.Client` over a fake API server.

The journal holds every request that the real client would send. A test may make any request fail
or react to it. Errors are those of the real client after its retries.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from copy import copy as shallow_copy
from typing import Any, TypeVar

from provisioner.base.audit import Audit
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, TimedOut
from provisioner.clusters import faults
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import LOCK
from provisioner.clusters.kinds import CORE
from tests.fakes.api_server import ApiServer
from tests.fakes.credentials import StaticCredential
from tests.fakes.journal import Fault, Journal, Request
from tests.fakes.objects import Failure, copy, selected_by
from tests.fakes.resources import Resource, group_of

Object = dict[str, Any]
Answer = TypeVar("Answer")
Items = list[Object]
Names = list[str]
Rights = Callable[[str, str, str, str], bool]
MANAGER = "kustomize-controller"
AGENT = "provisioner"  # the field manager of a request that names none
GRACE = 0.02  # seconds that a watch gives other threads before the clock advances
CONFLICT, ABSENT, UNAUTHORIZED, FORBIDDEN = 409, 404, 401, 403


def everything_allowed(_group: str, _resource: str, _verb: str, _namespace: str) -> bool:
    return True


SAID_ONCE = ("apiVersion", "kind")


class FakeCluster:
    """`server` holds the objects. `rights` decides whether an access review is allowed, by group,
    resource, verb and namespace; `answer` is what other POSTs get that store nothing, by path and
    body. `kubernetes` is the server's version."""

    def __init__(self, name: str, server: ApiServer | None = None) -> None:
        self.name = name
        self.server = server or ApiServer(name)
        self.journal = Journal()
        self.kubernetes = "v1.34.2"
        self.at_once = 8
        self.settles = False
        self.connection = Connection(server=f"https://{name}.test", credential=StaticCredential())
        self.rights: Rights = everything_allowed
        self.answer: Callable[[str, Object], Object] = lambda _path, _body: {}
        self._permit: Callable[[], object] = lambda: None
        self._audit = Audit()
        self._known: dict[tuple[str, str], Resource] = {}
        self._forget_kinds()

    def connected(self, *_given: Any, audit: Audit | None = None, **_more: Any) -> FakeCluster:
        """The client of a new run: discovery starts afresh. Takes the arguments of Client."""
        self._forget_kinds()
        self._audit = audit or Audit()
        return self

    def disconnect(self) -> None:
        """It has no connections."""

    def fenced(self, permit: Callable[[], object]) -> FakeCluster:
        """The same cluster and journal; the permit is asked for before each write."""
        fenced = shallow_copy(self)
        fenced._permit = permit
        return fenced

    def bounded(self, _seconds: float) -> FakeCluster:
        """Answers are never late."""
        return self

    def get(self, api_version: str, kind: str, name: str, namespace: str = "") -> Object | None:
        resource = self._kind(api_version, kind)
        if resource is None:
            return None
        request = Request(verb="get", kind=kind, namespace=namespace, name=name)
        return self._call(request, lambda: self._read(resource, api_version, namespace, name))

    def serves(self, obj: Object) -> bool:
        return self._kind(obj["apiVersion"], obj["kind"]) is not None

    def namespaced(self, obj: Object) -> bool:
        resource = self._kind(obj["apiVersion"], obj["kind"])
        return resource is not None and resource.namespaced

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
        resource = self._kind(api_version, kind)
        if resource is None:
            return []
        request = Request(verb="list", kind=kind, namespace=namespace, labels=labels)
        items: Items = (
            self._call(request, lambda: self._selected(resource, namespace, labels)) or []
        )
        items = [item for item in items if selected_by(item, fields)]
        head = {"apiVersion": api_version, "kind": kind}
        return [{**({"metadata": item["metadata"]} if names else item), **head} for item in items]

    def apply(self, obj: Object, *, manager: str = MANAGER) -> Object:
        self._must_kind(obj)
        body = copy({key: value for key, value in obj.items() if key != "status"})
        answer = self._call(
            _request("apply", obj, body=body), lambda: self.server.apply(body, manager=manager)
        )
        return self._must(answer, obj)

    def preview(self, obj: Object, *, manager: str = MANAGER) -> Object:
        self._must_kind(obj)
        body = copy({key: value for key, value in obj.items() if key != "status"})
        request = _request("preview", obj, body=body)
        answer = self._call(request, lambda: self.server.preview(body, manager=manager))
        return self._must(answer, obj)

    def patch(
        self, obj: Object, changes: Object, *, manager: str = "provisioner", subresource: str = ""
    ) -> Object | None:
        self._must_kind(obj)
        body = copy(changes)
        return self._call(
            _request("patch", obj, body=body, subresource=subresource),
            lambda: self.server.patch(obj, body, manager=manager, subresource=subresource),
        )

    def create(self, obj: Object) -> Object:
        self._must_kind(obj)
        body = copy(obj)
        answer = self._call(
            _request("create", obj, body=body), lambda: self.server.create(body, AGENT)
        )
        return self._must(answer, obj)

    def replace(self, obj: Object) -> Object | None:
        self._must_kind(obj)
        body = copy(obj)
        return self._call(
            _request("replace", obj, body=body), lambda: self.server.replace(body, AGENT)
        )

    def delete(
        self, obj: Object, *, propagation: str = "Background", unchanged: bool = False
    ) -> bool:
        resource = self._kind(obj["apiVersion"], obj["kind"])
        if resource is None:
            return False

        def delete() -> Object:
            meta = obj["metadata"]
            held = self._read(resource, obj["apiVersion"], meta.get("namespace", ""), meta["name"])
            if unchanged and held["metadata"]["resourceVersion"] != meta["resourceVersion"]:
                raise Failure(CONFLICT, "the object has been modified")
            return self.server.delete(obj, propagation)

        body = {"propagationPolicy": propagation}
        return bool(self._call(_request("delete", obj, body=body), delete))

    def follow(
        self, api_version: str, kind: str, *, labels: str = "", seconds: float
    ) -> Iterator[Object]:
        deadline = Deadline.after(seconds)
        versions: dict[str, str] = {}
        while True:
            for item in self.list(api_version, kind, labels=labels, names=True):
                meta = item["metadata"]
                if versions.get(meta["uid"]) != meta["resourceVersion"]:
                    versions[meta["uid"]] = meta["resourceVersion"]
                    yield item
            if deadline.over():
                return
            with self.server.lock:
                self._let_time_pass(deadline)

    def watch(
        self, api_version: str, kind: str, namespace: str, name: str, seconds: float
    ) -> Iterator[Object | None]:
        """Yields the latest state; intermediate states may be skipped."""
        resource = self._kind(api_version, kind)
        if resource is None:
            yield None
            return
        deadline = Deadline.after(seconds)

        def current() -> Object | None:
            held = self.server.find(resource, namespace, name)
            return copy({**held, "apiVersion": api_version}) if held else None

        asked = {"kind": kind, "namespace": namespace, "name": name}
        last = self._call(Request(verb="list", **asked), current)
        # Objects in lists do not say what they are.
        yield last and {name: part for name, part in last.items() if name not in SAID_ONCE}
        self._call(Request(verb="watch", **asked), dict)
        while not deadline.over():
            with self.server.lock:
                if current() == last:
                    self._let_time_pass(deadline)
                now = current()
            if now != last:
                last = now
                yield now

    def version(self) -> str:
        return str(self._call(Request(verb="version"), lambda: self.kubernetes))

    def allowed(self, *, group: str, resource: str, verb: str, namespace: str = "") -> bool:
        request = Request(verb="review", kind=resource, namespace=namespace, name=verb)
        return bool(self._call(request, lambda: self.rights(group, resource, verb, namespace)))

    def ask(self, path: str, body: Object) -> Object:
        request = Request(verb="review", kind=body["kind"], body=body)
        return self._call(request, lambda: self.answer(path, body)) or {}

    def serve(self, crds: Iterable[Object], deadline: Deadline) -> None:
        for crd in crds:
            self._serve(crd)

    def _serve(self, crd: Object) -> None:
        spec = crd["spec"]
        kind = spec["names"]["kind"]
        for version in filter(lambda version: version["served"], spec["versions"]):
            api_version = f"{spec['group']}/{version['name']}"
            self._call(Request(verb="list", kind=kind), dict)
            resource = self.server.resource(api_version, kind)
            if resource is None:
                raise TimedOut(
                    f"cluster {self.name}", f"does not serve {kind} of {api_version} in time"
                )
            self._known[api_version, kind] = resource

    def everything(self, namespace: str) -> Iterator[Object]:
        self._call(Request(verb="discover"), dict)
        for resource in self.server.resources():
            if resource.namespaced:
                yield from self.list(resource.api_version, resource.kind, namespace, names=True)

    # For tests. None of these methods leaves a trace in the journal.

    def peek(self, kind: str, name: str, namespace: str = "flux-system") -> Object | None:
        """The current state of an object, found by kind and name."""
        for resource in self.server.resources():
            if resource.kind == kind and (item := self.server.find(resource, namespace, name)):
                return copy(item)
        return None

    def names(self, kind: str) -> Names:
        """`namespace/name` of all objects of a kind (`name` if cluster-scoped)."""
        return [
            "/".join(filter(None, (item["metadata"].get("namespace"), item["metadata"]["name"])))
            for resource in self.server.resources()
            if resource.kind == kind
            for item in self.server.all(resource.group, kind)
        ]

    def put(self, obj: Object, manager: str = "kubectl-create") -> Object:
        """Create an object as another user, including its status."""
        made = self.server.create(copy(obj), manager=manager)
        if "status" in obj:
            self.server.patch(obj, {"status": obj["status"]}, subresource="status")
        return made

    def edit(self, obj: Object, changes: Object, manager: str = "kubectl-edit") -> Object:
        """Change an object as another user."""
        return self.server.patch(obj, changes, manager=manager)

    def fail(self, error: Exception, **wanted: Any) -> Fault:
        """See Journal.fail."""
        return self.journal.fail(error, **wanted)

    def _call(self, request: Request, work: Callable[[], Answer]) -> Answer | None:
        """The answer; None for 404; any other failure as the error that Client raises."""
        with self.server.lock, self._noted(request):
            if request.writes:
                self._permit()
            fault = self.journal.add(request)
            if fault and not fault.late:
                raise fault.error
            try:
                answer = work()
            except Failure as failure:
                if failure.status == ABSENT:
                    return None
                raise self._translated(request, failure) from failure
            self.journal.react(request)
            if fault:
                raise fault.error
            return answer

    def _noted(self, request: Request) -> AbstractContextManager[None]:
        if not request.writes:
            return nullcontext()
        step = LOCK if request.kind == "Lease" else ""
        return self._audit.writing(
            "cluster", request.verb, request.subject, cluster=self.name, step=step
        )

    def _translated(self, request: Request, failure: Failure) -> ProvisionerError:
        subject, cause = f"cluster {self.name}", f"{request}: {failure.message}"
        if failure.status == CONFLICT:
            return faults.Conflict(subject, cause)
        if failure.status == UNAUTHORIZED:
            return faults.Unauthorized(subject, cause)
        if failure.status == FORBIDDEN:
            return faults.Forbidden(subject, failure.message)
        return ProvisionerError(subject, f"{request}: {failure.status} {failure.message}")

    def _read(self, resource: Resource, api_version: str, namespace: str, name: str) -> Object:
        held = self.server.find(resource, namespace, name)
        if held is None:
            raise Failure(ABSENT, f'{resource.full_name} "{name}" not found')
        return copy({**held, "apiVersion": api_version})

    def _selected(self, resource: Resource, namespace: str, labels: str) -> Items:
        space = namespace if resource.namespaced else ""
        return copy(self.server.all(resource.group, resource.kind, space, labels))

    def _let_time_pass(self, deadline: Deadline) -> None:
        """Give other threads a moment to write, then run idle callbacks, then sleep."""
        if self.server.changed.wait(GRACE):
            return
        before = self.server.version
        for idle in self.server.idle:
            idle()
        if self.server.version == before:
            self.server.lock.release()
            try:
                time.sleep(min(1.0, deadline.left()))
            finally:
                self.server.lock.acquire()

    def _kind(self, api_version: str, kind: str) -> Resource | None:
        """A kind as Client caches it: known kinds need no discovery request."""
        if (api_version, kind) not in self._known:
            group, _ = group_of(api_version)
            self._call(Request(verb="discover", kind=api_version), dict)
            for resource in self.server.resources():
                if resource.group == group and api_version.rpartition("/")[2] in resource.versions:
                    self._known[api_version, resource.kind] = resource
        return self._known.get((api_version, kind))

    def _must_kind(self, obj: Object) -> None:
        if self._kind(obj["apiVersion"], obj["kind"]) is None:
            raise ProvisionerError(
                f"cluster {self.name}",
                f"does not serve {obj['kind']} in {obj['apiVersion']}",
                "Is its CRD installed?",
            )

    def _must(self, answer: Object | None, obj: Object) -> Object:
        if answer is None:
            raise ProvisionerError(
                f"cluster {self.name}",
                f"{obj['kind']} {obj['metadata']['name']}: its namespace or kind does not exist",
            )
        return answer

    def _forget_kinds(self) -> None:
        self._known.clear()
        for kind in CORE:
            resource = self.server.resource(kind.api_version, kind.kind)
            assert resource, f"the fake API server lacks {kind.kind}"
            self._known[kind.api_version, kind.kind] = resource


def _request(verb: str, obj: Object, **more: Any) -> Request:
    meta = obj["metadata"]
    return Request(
        verb=verb,
        kind=obj["kind"],
        namespace=meta.get("namespace") or "",
        name=meta["name"],
        **more,
    )
