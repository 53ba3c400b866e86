"""A fake API server: the objects of one cluster, in memory.

It models uids, resource versions, generations, finalizers, namespaces, CRDs, owner references and
field managers. Controllers (garbage.py, workloads.py, flux.py) run before a write returns, so tests
never wait for them. It does not validate objects.
"""

from __future__ import annotations

import contextlib
import datetime
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from provisioner.base import selectors
from tests.fakes import field_managers, garbage, objects
from tests.fakes.field_managers import Owner
from tests.fakes.objects import Failure
from tests.fakes.resources import BUILT_IN, CRD, Resource, group_of, of_crd

Object = dict[str, Any]
Kind = tuple[str, str]  # group, kind
Key = tuple[str, str, str, str]  # group, kind, namespace, name
MANAGER = "kube-controller-manager"
ROUNDS = 200  # of all controllers after one write; more means that two controllers fight


class ApiServer:
    """`name` seeds the uids. `controllers` run after each write until none of them changes
    anything. `idle` callbacks run while a watch waits and nothing changes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.controllers: list[Callable[[], None]] = [garbage.Collector(self).collect]
        self.idle: list[Callable[[], None]] = []
        # Called with ADDED, MODIFIED or DELETED and the object after each change.
        self.observers: list[Callable[[str, Object], None]] = []
        self.now: Callable[[], str] = _utc
        self.version = 0
        self.changes: Counter[Kind] = Counter()  # how often objects of a kind were written
        self._objects: dict[Key, Object] = {}
        self._of_kind: dict[Kind, dict[Key, Object]] = {}  # the same
        self._sorted: dict[Kind, list[tuple[Key, Object]]] = {}  # the same, until one is written
        self.ending = 0  # counts what garbage.py may have to act on
        self._stored: dict[Key, str] = {}  # the version in which each object lies
        self._resources = {(item.group, item.kind): item for item in BUILT_IN}
        self._made = 0
        self._settling = False
        for space in ("default", "kube-node-lease", "kube-public", "kube-system"):
            self.create({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": space}})

    def resource(self, api_version: str, kind: str) -> Resource | None:
        """The resource that serves a kind; None if the kind is not served."""
        group, version = group_of(api_version)
        resource = self._resources.get((group, kind))
        return resource if resource and version in resource.versions else None

    def resources(self) -> list[Resource]:
        return list(self._resources.values())

    def find(self, resource: Resource, namespace: str, name: str) -> Object | None:
        """The object as it is stored; never change it."""
        return self._objects.get(_key(resource, namespace, name))

    def all(self, group: str, kind: str, namespace: str = "", labels: str = "") -> list[Object]:
        """All objects of a kind, sorted by namespace and name."""
        of_kind = (group, kind)
        if of_kind not in self._sorted:
            held = self._of_kind.get(of_kind, {})
            self._sorted[of_kind] = [(key, held[key]) for key in sorted(held)]
        items = [item for key, item in self._sorted[of_kind] if namespace in ("", key[2])]
        if not labels:
            return items
        return [
            item
            for item in items
            if selectors.matches(labels, item["metadata"].get("labels") or {})
        ]

    def everything(self) -> list[tuple[Resource, Object]]:
        return [
            (self._resources[key[:2]], item)
            for key, item in list(self._objects.items())
            if key[:2] in self._resources
        ]

    def create(self, obj: Object, manager: str = "kubectl-create") -> Object:
        with self._writing(obj) as resource:
            if self.find(resource, *_place(obj)):
                raise Failure(409, f'{resource.full_name} "{_place(obj)[1]}" already exists')
            return self._new(resource, obj, Owner(manager, "Update", obj["apiVersion"]))

    def replace(self, obj: Object, manager: str = "kubectl-replace") -> Object:
        with self._writing(obj) as resource:
            held = self._held(resource, obj)
            after = objects.keeping_status(obj, held) if resource.status else obj
            return self._write(resource, held, after, Owner(manager, "Update", obj["apiVersion"]))

    def patch(
        self, obj: Object, changes: Object, *, manager: str = MANAGER, subresource: str = ""
    ) -> Object:
        """JSON merge patch of the object that `obj` names."""
        with self._writing(obj) as resource:
            held = self._held(resource, obj)
            after = objects.merge_patched(held, changes)
            if subresource == "status":
                after = {**held, "status": after.get("status"), "metadata": after["metadata"]}
            elif resource.status:
                after = objects.keeping_status(after, held)
            owner = Owner(manager, "Update", obj["apiVersion"], subresource)
            return self._write(resource, held, after, owner)

    def apply(self, obj: Object, *, manager: str, force: bool = True) -> Object:
        """Server-side apply."""
        with self._writing(obj) as resource:
            owner = Owner(manager, "Apply", obj["apiVersion"])
            obj = objects.without_status(obj) if resource.status else obj
            held = self.find(resource, *_place(obj))
            if held is None:
                return self._new(resource, obj, owner)
            after = self._applied(objects.copy(held), obj, owner, force=force)
            return self._write(resource, held, after, None)

    def preview(self, obj: Object, *, manager: str) -> Object:
        """The object as `apply` would leave it."""
        with self.lock:
            resource = self.resource(obj["apiVersion"], obj["kind"])
            if resource is None:
                raise Failure(404, "the server could not find the requested resource")
            held = self.find(resource, *_place(obj))
            if held is None:
                self._refuse_new(resource, obj)
                return objects.defaulted(resource, objects.copy(obj))
            _agree(resource, held["metadata"], obj["metadata"])
            owner = Owner(manager, "Apply", obj["apiVersion"])
            after = self._applied(objects.copy(held), obj, owner, force=True)
            return {**after, "apiVersion": obj["apiVersion"]}

    def _applied(self, held: Object, obj: Object, owner: Owner, *, force: bool) -> Object:
        try:
            after, owners = field_managers.apply(held, obj, owner, force=force)
        except field_managers.Conflict as conflict:
            raise Failure(409, str(conflict)) from conflict
        after["metadata"]["managedFields"] = field_managers.encode(owners, self.now())
        return after

    def delete(self, obj: Object, propagation: str = "Background") -> Object:
        with self._writing(obj) as resource:
            held = self._held(resource, obj)
            after = objects.copy(held)
            meta = after["metadata"]
            finalizers = meta.setdefault("finalizers", [])
            if propagation == "Foreground" and garbage.FOREGROUND not in finalizers:
                finalizers.append(garbage.FOREGROUND)
            if resource.kind == CRD and garbage.CLEANUP not in finalizers:
                finalizers.append(garbage.CLEANUP)
            if resource.kind == "Namespace":
                after["status"] = {**after.get("status", {}), "phase": "Terminating"}
            if "deletionTimestamp" not in meta:
                meta |= {"deletionTimestamp": self.now(), "deletionGracePeriodSeconds": 0}
                if resource.generation:
                    meta["generation"] += 1
            return self._store(resource, after)

    def finish(self, obj: Object) -> None:
        """End the deletion of a namespace, which has no finalizer among its metadata."""
        group, _ = group_of(obj["apiVersion"])
        self._forget((group, obj["kind"], *_place(obj)))

    def settle(self) -> None:
        """Run all controllers until none of them changes anything."""
        with self.lock:
            if self._settling:
                return
            self._settling = True
            try:
                for _ in range(ROUNDS):
                    before = self.version
                    for controller in self.controllers:
                        controller()
                    if self.version == before:
                        return
                raise AssertionError(f"the controllers of {self.name} never come to rest")
            finally:
                self._settling = False

    @contextlib.contextmanager
    def _writing(self, obj: Object) -> Iterator[Resource]:
        """The resource of the object to write. The controllers run when the block ends."""
        with self.lock:
            resource = self.resource(obj["apiVersion"], obj["kind"])
            if resource is None:
                raise Failure(404, "the server could not find the requested resource")
            yield resource
            self.settle()
            self.changed.notify_all()

    def _held(self, resource: Resource, obj: Object) -> Object:
        """The stored object, in the API version of the request."""
        namespace, name = _place(obj)
        held = self.find(resource, namespace, name)
        if held is None:
            raise Failure(404, f'{resource.full_name} "{name}" not found')
        return {**held, "apiVersion": obj["apiVersion"]}

    def _new(self, resource: Resource, obj: Object, owner: Owner) -> Object:
        self._refuse_new(resource, obj)
        self._made += 1
        made = objects.defaulted(resource, objects.copy(obj))
        made["metadata"] |= {
            "uid": str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{self.name}/{self._made}")),
            "creationTimestamp": self.now(),
            **({"generation": 1} if resource.generation else {}),
        }
        owners = {owner: field_managers.paths(obj)}
        made["metadata"]["managedFields"] = field_managers.encode(owners, self.now())
        return self._store(resource, made)

    def _refuse_new(self, resource: Resource, obj: Object) -> None:
        namespace = _place(obj)[0]
        if resource.namespaced:
            space = self._objects.get(("", "Namespace", "", namespace))
            if space is None:
                raise Failure(404, f'namespaces "{namespace}" not found')
            if "deletionTimestamp" in space["metadata"]:
                raise Failure(
                    403,
                    f'{resource.full_name} "{_place(obj)[1]}" is forbidden: unable to create new '
                    f"content in namespace {namespace} because it is being terminated",
                )
        crd = self._objects.get(
            ("apiextensions.k8s.io", CRD, "", f"{resource.plural}.{resource.group}")
        )
        if crd and "deletionTimestamp" in crd["metadata"]:
            raise Failure(403, "create not allowed while custom resource definition is terminating")

    def _write(
        self, resource: Resource, held: Object, after: Object, owner: Owner | None
    ) -> Object:
        """Store an object if it changed. Without `owner`, keep the managedFields that it has."""
        after = objects.tidy(objects.defaulted(resource, objects.copy(after)))
        _agree(resource, held["metadata"], after["metadata"])
        managed = after["metadata"].get("managedFields")
        after["metadata"] |= {
            key: held["metadata"][key]
            for key in field_managers.SERVERS
            if key in held["metadata"] and key != "managedFields"
        }
        if owner:
            owners = field_managers.update(held, after, owner)
            managed = field_managers.encode(owners, self.now())
        after["metadata"]["managedFields"] = managed
        stored = self._stored.get(_key(resource, *_place(held)))
        if objects.same(held, after) and stored == resource.versions[0]:
            return objects.copy(held)
        if resource.generation and objects.content(resource, held) != objects.content(
            resource, after
        ):
            after["metadata"]["generation"] += 1
        return self._store(resource, after)

    def _store(self, resource: Resource, obj: Object) -> Object:
        obj = objects.tidy(obj)
        key = _key(resource, *_place(obj))
        ending = "deletionTimestamp" in obj["metadata"] and not obj["metadata"].get("finalizers")
        if ending and resource.kind != "Namespace":
            self._forget(key)
        else:
            self.version += 1
            obj["metadata"]["resourceVersion"] = str(self.version)
            verb = "MODIFIED" if key in self._objects else "ADDED"
            self._objects[key], self._stored[key] = obj, resource.versions[0]
            self._of_kind.setdefault(key[:2], {})[key] = obj
            self._written(key[:2])
            if obj["metadata"].keys() & garbage.SIGNS:
                self.ending += 1
            if resource.kind == CRD:
                served = of_crd(obj)
                self._resources[served.group, served.kind] = served
            self._tell(verb, obj)
        return objects.copy(obj)

    def _written(self, kind: Kind) -> None:
        self.changes[kind] += 1
        self._sorted.pop(kind, None)

    def _forget(self, key: Key) -> None:
        self.version += 1
        self.ending += 1
        gone = self._objects.pop(key, None)
        self._of_kind.get(key[:2], {}).pop(key, None)
        self._written(key[:2])
        if gone and key[1] == CRD:
            self._resources.pop((gone["spec"]["group"], gone["spec"]["names"]["kind"]), None)
        if gone:
            version = {"resourceVersion": str(self.version)}
            self._tell("DELETED", {**gone, "metadata": {**gone["metadata"], **version}})

    def _tell(self, verb: str, obj: Object) -> None:
        for observer in self.observers:
            observer(verb, obj)


def _utc() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _place(obj: Object) -> tuple[str, str]:
    return obj["metadata"].get("namespace") or "", obj["metadata"]["name"]


def _key(resource: Resource, namespace: str, name: str) -> Key:
    return resource.group, resource.kind, namespace if resource.namespaced else "", name


def _agree(resource: Resource, held: Object, given: Object) -> None:
    """Refuse a write that was based on another object or on an older version."""
    for name, status in (("uid", 422), ("resourceVersion", 409)):
        if given.get(name) not in (None, "", held[name]):
            raise Failure(
                status,
                f'Operation cannot be fulfilled on {resource.full_name} "{held["name"]}": the '
                f"object has been modified; please apply your changes to the latest version and "
                f"try again",
            )
