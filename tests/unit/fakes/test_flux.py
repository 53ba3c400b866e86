"""The fake Flux does with objects in a fake cluster what the controllers would."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from provisioner.base import keys
from provisioner.flux import secret
from provisioner.handover.fleet import GitOps
from tests.fakes import distributions, kustomize
from tests.fakes.cluster import FakeCluster
from tests.fakes.flux import FINALIZER, REQUESTED, FakeFlux
from tests.fakes.host import FakeHost
from tests.fakes.repositories import MemoryRepository
from tests.fakes.workloads import FakeWorkloads, PodFault

Object = dict[str, Any]
PAIR = keys.make("ed25519")


def item(api_version: str, kind: str, name: str, **rest: Any) -> Object:
    meta = {"name": name, "namespace": "flux-system"}
    return {"apiVersion": api_version, "kind": kind, "metadata": meta, **rest}


SOURCE = item(
    "source.toolkit.fluxcd.io/v1",
    "GitRepository",
    "flux-system",
    spec={"url": "x", "ref": {"branch": "main"}, "secretRef": {"name": "flux-system"}},
)
ROOT = item(
    "kustomize.toolkit.fluxcd.io/v1",
    "Kustomization",
    "flux-system",
    spec={
        "path": "./c1",
        "prune": True,
        "sourceRef": {"kind": "GitRepository", "name": "flux-system"},
    },
)


def text(*items: Object) -> str:
    return yaml.safe_dump_all(items)


class Ground:
    """A cluster with two controllers, a source Secret, and a repository with one ConfigMap."""

    def __init__(self) -> None:
        self.cluster, self.repository = FakeCluster("c1"), MemoryRepository()
        self.host = FakeHost(self.repository.url)
        self.workloads = FakeWorkloads(self.cluster.server)
        self.flux = FakeFlux(self.cluster.server, self.repository, self.host)
        self.repository.commit({"c1/a.yaml": text(item("v1", "ConfigMap", "a"))})
        self.cluster.apply(
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}}
        )
        for component in ("source-controller", "kustomize-controller"):
            for made in distributions.objects(component):
                if made["kind"] in ("CustomResourceDefinition", "Deployment"):
                    made["metadata"]["namespace"] = "flux-system"
                    self.cluster.apply(made)
        self.cluster.apply(secret.source(GitOps(), keys=PAIR, known_hosts=[]))

    def start(self) -> None:
        self.host.put("ours", PAIR.public)
        self.cluster.apply(SOURCE)
        self.cluster.apply(ROOT)

    def ready(self, kind: str) -> Object:
        found = self.cluster.peek(kind, "flux-system") or {}
        return dict(found["status"]["conditions"][0])

    def root(self) -> Object:
        return dict((self.cluster.peek("Kustomization", "flux-system") or {}).get("status") or {})


@pytest.fixture
def ground() -> Ground:
    return Ground()


def test_what_is_in_git_gets_into_the_cluster(ground: Ground) -> None:
    ground.start()
    head = f"main@sha1:{ground.repository.head('main')}"
    root = ground.cluster.peek("Kustomization", "flux-system") or {}
    assert root["metadata"]["finalizers"] == [FINALIZER]
    assert ground.root()["lastAppliedRevision"] == head
    assert ground.root()["inventory"]["entries"] == [{"id": "flux-system_a__ConfigMap", "v": "v1"}]
    assert (
        ground.root()["observedGeneration"] == ground.ready("Kustomization")["observedGeneration"]
    )
    made = ground.cluster.peek("ConfigMap", "a") or {}
    assert made["metadata"]["labels"] == {
        "kustomize.toolkit.fluxcd.io/name": "flux-system",
        "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
    }


def test_a_new_commit_is_fetched_when_asked_or_in_time(ground: Ground) -> None:
    ground.start()
    before = ground.root()["lastAppliedRevision"]
    ground.repository.commit({"c1/b.yaml": text(item("v1", "ConfigMap", "b"))})
    ground.cluster.server.settle()
    assert ground.root()["lastAppliedRevision"] == before
    ground.cluster.patch(SOURCE, {"metadata": {"annotations": {REQUESTED: "now"}}})
    assert ground.root()["lastAppliedRevision"] != before
    source = ground.cluster.peek("GitRepository", "flux-system") or {}
    assert source["status"]["lastHandledReconcileAt"] == "now"
    assert ground.cluster.names("ConfigMap") == ["flux-system/b"], "a was pruned"
    ground.repository.commit({"c1/c.yaml": text(item("v1", "ConfigMap", "c"))})
    ground.flux.tick()
    assert ground.cluster.names("ConfigMap") == ["flux-system/c"]


def test_nothing_is_fetched_with_a_key_that_the_host_does_not_know(ground: Ground) -> None:
    ground.cluster.apply(SOURCE)
    ground.cluster.apply(ROOT)
    assert "unable to authenticate" in ground.ready("GitRepository")["message"]
    assert ground.ready("Kustomization")["reason"] == "ArtifactFailed"
    ground.host.put("ours", PAIR.public)
    ground.flux.tick()
    assert ground.ready("Kustomization")["status"] == "True"


@pytest.mark.parametrize(
    ("files", "rejected", "reason", "words"),
    [
        ({"c1/a.yaml": "a: [1"}, "", "BuildFailed", "MalformedYAMLError"),
        ({"c1/kustomization.yaml": "resources: [b.yaml]"}, "", "BuildFailed", "accumulating"),
        ({"c2/a.yaml": ""}, "", "BuildFailed", "path not found"),
        (
            {"c1/a.yaml": text(item("v1", "ConfigMap", "a"))},
            "no",
            "ReconciliationFailed",
            "dry-run failed (Invalid): no",
        ),
        (
            {"c1/a.yaml": text(item("a/v1", "None", "a"))},
            "",
            "ReconciliationFailed",
            "no matches for kind",
        ),
    ],
)
def test_what_cannot_be_applied_is_reported_and_nothing_is_pruned(
    files: dict[str, str], rejected: str, reason: str, words: str, ground: Ground
) -> None:
    ground.start()
    good = ground.root()["lastAppliedRevision"]
    if rejected:
        ground.flux.rejected["ConfigMap/a"] = rejected
    commit = ground.repository.commit(files)
    ground.flux.tick()
    assert (ground.ready("Kustomization")["status"], ground.ready("Kustomization")["reason"]) == (
        "False",
        reason,
    )
    assert words in ground.ready("Kustomization")["message"]
    assert ground.root()["lastAppliedRevision"] == good
    assert ground.root()["lastAttemptedRevision"] == f"main@sha1:{commit}"
    assert ground.cluster.peek("ConfigMap", "a")


def test_the_suspended_does_nothing(ground: Ground) -> None:
    ground.start()
    ground.cluster.patch(ROOT, {"spec": {"suspend": True}})
    ground.repository.commit({"c1/b.yaml": text(item("v1", "ConfigMap", "b"))})
    ground.flux.tick()
    assert ground.cluster.names("ConfigMap") == ["flux-system/a"]
    ground.cluster.delete(ROOT)
    assert ground.cluster.names("ConfigMap") == ["flux-system/a"]
    assert ground.cluster.names("Kustomization") == []


def test_a_deleted_kustomization_prunes_while_its_controller_runs(ground: Ground) -> None:
    ground.start()
    controller = ground.cluster.peek("Deployment", "kustomize-controller") or {}
    ground.cluster.patch(controller, {"spec": {"replicas": 0}})
    ground.cluster.delete(ROOT)
    assert ground.cluster.names("Kustomization") == ["flux-system/flux-system"]
    assert ground.cluster.names("ConfigMap") == ["flux-system/a"]
    ground.cluster.patch(controller, {"spec": {"replicas": 1}})
    assert ground.cluster.names("Kustomization") == ground.cluster.names("ConfigMap") == []


@pytest.mark.parametrize("kind", ["image", "crash", "unready", "refused"])
def test_controllers_that_do_not_run_do_nothing(kind: Any, ground: Ground) -> None:
    ground.workloads.faults["source-controller"] = PodFault(kind=kind, message="why")
    ground.cluster.server.settle()
    ground.start()
    assert "status" not in (ground.cluster.peek("GitRepository", "flux-system") or {})
    ground.workloads.faults.clear()
    ground.cluster.server.settle()
    assert ground.ready("Kustomization")["status"] == "True"


def test_a_kustomization_waits_for_what_it_depends_on(ground: Ground) -> None:
    ground.start()
    child = {**ROOT, "metadata": {**ROOT["metadata"], "name": "child"}}
    child["spec"] = {**ROOT["spec"], "dependsOn": [{"name": "none"}]}
    ground.cluster.apply(child)
    found = ground.cluster.peek("Kustomization", "child") or {}
    assert found["status"]["conditions"][0]["reason"] == "DependencyNotReady"


def test_kustomizations_name_their_resources() -> None:
    files = {
        "c1/x/kustomization.yaml": "resources: [a.yaml, ../y]",
        "c1/x/a.yaml": "n: a",
        "c1/x/b.yaml": "n: b",
        "c1/y/c.yaml": "n: c",
        "c1/README.md": "no YAML",
    }
    assert [found["n"] for found in kustomize.build(files, "./c1/x")] == ["a", "c"]
    assert [found["n"] for found in kustomize.build(files, "./c1")] == ["a", "c", "c"]
    with pytest.raises(NotImplementedError, match="namePrefix"):
        kustomize.build({"c1/kustomization.yaml": "namePrefix: x-"}, "c1")
