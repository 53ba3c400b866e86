"""The simulated Flux takes its time to sync, as a real one does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.flux import secret
from provisioner.handover.fleet import GitOps
from tests.fakes import distributions
from tests.fakes.cluster import FakeCluster
from tests.fakes.flux import REQUESTED
from tests.fakes.repositories import MemoryRepository
from tests.fakes.workloads import FakeWorkloads
from tests.simulated.flux import QuickFlux
from tests.unit.fakes.test_flux import ROOT, SOURCE

SYNC_AFTER = 2.5


class FolderedRepository(MemoryRepository):
    def holds(self, commit: str, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self.commits[commit])


class Ground:
    """`later` holds what is to be called back, with its seconds."""

    def __init__(self) -> None:
        self.later: list[tuple[float, Callable[[], None]]] = []
        self.cluster, self.repository = FakeCluster("c1"), FolderedRepository()
        server = self.cluster.server
        FakeWorkloads(server)
        QuickFlux(server, self.repository, SYNC_AFTER, lambda *given: self.later.append(given))
        self.repository.commit({"c1/a.yaml": ""})
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}}
        self.cluster.apply(namespace)
        for component in ("source-controller", "kustomize-controller"):
            for made in distributions.objects(component):
                if made["kind"] in ("CustomResourceDefinition", "Deployment"):
                    made["metadata"]["namespace"] = "flux-system"
                    self.cluster.apply(made)
        pair = keys.make("ed25519")
        self.cluster.apply(secret.source(GitOps(), keys=pair, known_hosts=[]))
        self.cluster.apply(SOURCE)
        self.cluster.apply(ROOT)

    def applied(self) -> str:
        root: dict[str, Any] = self.cluster.peek("Kustomization", "flux-system") or {}
        return str((root.get("status") or {}).get("lastAppliedRevision", ""))

    def wake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """After the seconds that it has asked for."""
        [(seconds, work)], self.later = self.later, []
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now + seconds)
        work()


def test_a_commit_is_applied_after_its_time_and_no_earlier(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = Ground()
    assert ground.applied() == ""
    assert [seconds for seconds, _ in ground.later] == [SYNC_AFTER]
    ground.wake(monkeypatch)
    first = ground.applied()
    assert first == f"main@sha1:{ground.repository.head('main')}"
    ground.repository.commit({"c1/b.yaml": ""})
    ground.cluster.patch(SOURCE, {"metadata": {"annotations": {REQUESTED: "now"}}})
    assert ground.applied() == first
    ground.wake(monkeypatch)
    assert ground.applied() == f"main@sha1:{ground.repository.head('main')}"


def test_what_is_applied_already_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = Ground()
    ground.wake(monkeypatch)
    ground.cluster.patch(ROOT, {"metadata": {"annotations": {REQUESTED: "now"}}})
    root: dict[str, Any] = ground.cluster.peek("Kustomization", "flux-system") or {}
    assert root["status"]["lastHandledReconcileAt"] == "now"
    assert ground.later == []
