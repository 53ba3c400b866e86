"""Deletions that Kubernetes makes by itself: the content of deleted namespaces, the objects of
deleted CRDs, and objects whose owner is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.resources import CRD

if TYPE_CHECKING:
    from tests.fakes.api_server import ApiServer

Object = dict[str, Any]
FOREGROUND = "foregroundDeletion"
# Metadata of an object that ends, or may have to end with another.
SIGNS = {"deletionTimestamp", "ownerReferences"}
CLEANUP = "customresourcecleanup.apiextensions.k8s.io"


class Collector:
    """Looks at the whole cluster, but only after something ended or got an owner."""

    def __init__(self, server: ApiServer) -> None:
        self._server, self._acted_on = server, 0

    def collect(self) -> None:
        """One round; the server repeats it until nothing changes."""
        if self._acted_on != (ended := self._server.ending):
            _collect(self._server)
            self._acted_on = ended


def _collect(server: ApiServer) -> None:
    for space in server.all("", "Namespace"):
        if ending(space):
            _end_namespace(server, space)
    for crd in server.all("apiextensions.k8s.io", CRD):
        if CLEANUP in finalizers(crd) and ending(crd):
            _end_crd(server, crd)
    _end_owned(server)


def ending(item: Object) -> bool:
    return "deletionTimestamp" in item["metadata"]


def finalizers(item: Object) -> list[str]:
    return list(item["metadata"].get("finalizers") or [])


def release(server: ApiServer, item: Object, finalizer: str) -> None:
    """Remove a finalizer, as its controller would."""
    left = [name for name in finalizers(item) if name != finalizer]
    server.patch(item, {"metadata": {"finalizers": left}})


def _end_namespace(server: ApiServer, space: Object) -> None:
    name = space["metadata"]["name"]
    content = [item for _, item in server.everything() if item["metadata"].get("namespace") == name]
    _delete(server, content)
    if not content and not finalizers(space):
        server.finish(space)


def _end_crd(server: ApiServer, crd: Object) -> None:
    spec = crd["spec"]
    content = server.all(spec["group"], spec["names"]["kind"])
    _delete(server, content)
    if not content:
        release(server, crd, CLEANUP)


def _end_owned(server: ApiServer) -> None:
    items = [item for _, item in server.everything()]
    alive = {item["metadata"]["uid"]: item for item in items}
    waited_for = set()
    for item in items:
        owners = [owner["uid"] for owner in item["metadata"].get("ownerReferences") or []]
        waited_for.update(owners)
        foreground = [uid for uid in owners if uid in alive and _foreground(alive[uid])]
        if owners and (foreground or not any(uid in alive for uid in owners)):
            _delete(server, [item])
    for uid, item in alive.items():
        if _foreground(item) and uid not in waited_for:
            release(server, item, FOREGROUND)


def _foreground(item: Object) -> bool:
    return ending(item) and FOREGROUND in finalizers(item)


def _delete(server: ApiServer, items: list[Object]) -> None:
    for item in items:
        if not ending(item):
            server.delete(item)
