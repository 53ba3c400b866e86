"""A fake Flux that is cheap enough for hundreds of clusters in one process: it does not build and
apply what is in Git again, since what pairing has applied is the same."""

from __future__ import annotations

from typing import Any, Protocol

from tests.fakes import kustomize
from tests.fakes.api_server import ApiServer
from tests.fakes.flux import FakeFlux
from tests.fakes.repositories import Repository

Object = dict[str, Any]
PART = "app.kubernetes.io/part-of"
NO_PATH = "kustomization path not found: stat {path}: no such file or directory"


class Folders(Repository, Protocol):
    def holds(self, commit: str, path: str) -> bool:
        """Whether a commit has a folder there."""


class QuickFlux(FakeFlux):
    """Its inventory: whatever of Flux is in the cluster, and its sync objects."""

    def __init__(self, server: ApiServer, repository: Folders) -> None:
        self._folders = repository
        super().__init__(server, repository)

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
