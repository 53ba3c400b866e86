"""A fake Flux that is cheap enough for hundreds of clusters in one process: it does not build and
apply what is in Git again, since what pairing has applied is the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

from tests.fakes import kustomize
from tests.fakes.api_server import ApiServer
from tests.fakes.flux import FakeFlux
from tests.fakes.repositories import Repository

Object = dict[str, Any]
Later = Callable[[float, Callable[[], None]], None]
PART = "app.kubernetes.io/part-of"
NO_PATH = "kustomization path not found: stat {path}: no such file or directory"


class Folders(Repository, Protocol):
    def holds(self, commit: str, path: str) -> bool:
        """Whether a commit has a folder there."""


class QuickFlux(FakeFlux):
    """Its inventory: whatever of Flux is in the cluster, and its sync objects. `sync_after`:
    seconds that a new revision takes to be applied. `later` calls back after so many."""

    def __init__(
        self, server: ApiServer, repository: Folders, sync_after: float, later: Later
    ) -> None:
        self._folders, self._sync_after, self._later = repository, sync_after, later
        self._ends: dict[str, tuple[str, float]] = {}  # by UID: the revision and when it is applied
        super().__init__(server, repository)

    def _reconcile(self, item: Object) -> None:
        if not self._sync_after or item["kind"] != "Kustomization" or self._may_end(item):
            super()._reconcile(item)

    def _may_end(self, item: Object) -> bool:
        """Whether there is nothing new to apply, or that has taken its time."""
        revision, uid = self._source(item), item["metadata"]["uid"]
        if not revision or (item.get("status") or {}).get("lastAppliedRevision") == revision:
            return True
        if self._ends.get(uid, ("", 0.0))[0] != revision:
            self._ends[uid] = revision, time.monotonic() + self._sync_after
            self._later(self._sync_after, self._wake)
        return time.monotonic() >= self._ends[uid][1]

    def _wake(self) -> None:
        with self.server.lock:
            self.server.settle()
            self.server.changed.notify_all()

    def _built(self, item: Object, commit: str) -> list[Object]:
        path = item["spec"]["path"].removeprefix("./").rstrip("/")
        if not self._folders.holds(commit, path):
            raise kustomize.BuildFailed(NO_PATH.format(path=path))
        return []

    def _entries(self, item: Object, objects: list[Object]) -> list[dict[str, str]]:
        return [
            {
                "id": f"{meta.get('namespace', '')}_{meta['name'].replace(':', '__')}_"
                f"{resource.group}_{resource.kind}",
                "v": held["apiVersion"].rpartition("/")[2],
            }
            for resource, held in self.server.everything()
            if PART in ((meta := held["metadata"]).get("labels") or {})
            or resource.group.endswith("toolkit.fluxcd.io")
        ]
