"""The fake cluster keeps objects as Kubernetes does. What the real API server answers to the same
requests is compared in tests/real/test_fake_cluster.py."""

from __future__ import annotations

import inspect
import threading
from typing import Any

import pytest

from provisioner.base import selectors
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, TimedOut, Unreachable
from provisioner.clusters import faults
from provisioner.clusters.client import Client
from tests.fakes import distributions
from tests.fakes.clock import FakeTime
from tests.fakes.cluster import FakeCluster
from tests.fakes.workloads import FakeWorkloads

Object = dict[str, Any]


def config_map(name: str = "a", namespace: str = "default", **data: str) -> Object:
    meta = {"name": name, "namespace": namespace}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": data}


def namespace(name: str) -> Object:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}


def source(name: str = "a", **spec: Any) -> Object:
    return {
        "apiVersion": "source.toolkit.fluxcd.io/v1",
        "kind": "GitRepository",
        "metadata": {"name": name, "namespace": "default"},
        "spec": spec,
    }


@pytest.mark.parametrize("name", [name for name in vars(Client) if not name.startswith("_")])
def test_it_takes_what_the_real_client_takes(name: str) -> None:
    def taken(client: type) -> list[tuple[str, object, object]]:
        parameters = inspect.signature(getattr(client, name)).parameters.values()
        return [(one.name.lstrip("_"), one.kind, one.default) for one in parameters]

    assert taken(FakeCluster) == taken(Client)


@pytest.fixture
def cluster() -> FakeCluster:
    made = FakeCluster("c1")
    for item in distributions.objects("source-controller"):
        if item["kind"] == "CustomResourceDefinition":
            made.put(item)
    return made


def test_applying_the_same_again_changes_nothing(cluster: FakeCluster) -> None:
    first = cluster.apply(config_map(x="1"))
    assert cluster.apply(config_map(x="1")) == first
    assert cluster.apply(config_map(x="2"))["metadata"]["uid"] == first["metadata"]["uid"]
    later = cluster.get("v1", "ConfigMap", "a", "default") or {}
    versions = [int(one["metadata"]["resourceVersion"]) for one in (first, later)]
    assert versions[0] < versions[1]


def test_a_manager_drops_its_own_fields_and_no_others(cluster: FakeCluster) -> None:
    cluster.apply(config_map(x="1", y="1"))
    cluster.patch(config_map(), {"data": {"z": "1"}})
    assert cluster.apply(config_map(x="1"))["data"] == {"x": "1", "z": "1"}


def test_what_somebody_else_changed_is_taken_back_by_force(cluster: FakeCluster) -> None:
    cluster.apply(config_map(x="1"))
    cluster.edit(config_map(), {"data": {"x": "2"}})
    managers = [
        (entry["manager"], entry["fieldsV1"])
        for entry in cluster.apply(config_map(x="1"))["metadata"]["managedFields"]
    ]
    assert managers == [("kustomize-controller", {"f:data": {"f:x": {}}})]


def test_generations_move_with_the_spec_only(cluster: FakeCluster) -> None:
    made = cluster.apply(source(url="a"))
    assert made["metadata"]["generation"] == 1
    cluster.patch(source(), {"metadata": {"labels": {"a": "b"}}})
    cluster.patch(source(), {"status": {"x": 1}}, subresource="status")
    cluster.patch(source(), {"status": {"x": 2}})
    now = cluster.get(made["apiVersion"], "GitRepository", "a", "default") or {}
    assert (now["metadata"]["generation"], now["status"]) == (1, {"x": 1})
    assert cluster.apply(source(url="b"))["metadata"]["generation"] == 2


def test_an_object_stays_until_its_finalizers_are_gone(cluster: FakeCluster) -> None:
    item = source()
    item["metadata"]["finalizers"] = ["a/b", "c/d"]
    cluster.apply(item)
    assert cluster.delete(item)
    held = cluster.peek("GitRepository", "a", "default") or {}
    assert "deletionTimestamp" in held["metadata"]
    cluster.patch(item, {"metadata": {"finalizers": ["c/d"]}})
    assert cluster.peek("GitRepository", "a", "default")
    cluster.patch(item, {"metadata": {"finalizers": None}})
    assert cluster.peek("GitRepository", "a", "default") is None
    assert not cluster.delete(item)


def test_a_namespace_takes_its_content_along(cluster: FakeCluster) -> None:
    cluster.apply(namespace("x"))
    held = config_map(namespace="x")
    held["metadata"]["finalizers"] = ["a/b"]
    cluster.apply(held)
    cluster.apply(config_map("b", "x"))
    cluster.delete(namespace("x"))
    assert cluster.names("ConfigMap") == ["x/a"]
    with pytest.raises(Unreachable, match="because it is being terminated"):
        cluster.apply(config_map("c", "x"))
    cluster.patch(held, {"metadata": {"finalizers": None}})
    assert "x" not in cluster.names("Namespace")
    with pytest.raises(ProvisionerError, match="its namespace or kind does not exist"):
        cluster.apply(config_map("c", "x"))


def test_a_crd_takes_its_objects_along_and_serves_no_more(cluster: FakeCluster) -> None:
    cluster.apply(source())
    crd = cluster.peek("CustomResourceDefinition", "gitrepositories.source.toolkit.fluxcd.io") or {}
    cluster.delete(crd)
    assert cluster.names("GitRepository") == []
    fresh = cluster.connected()
    assert fresh.get("source.toolkit.fluxcd.io/v1", "GitRepository", "a", "default") is None
    assert fresh.list("source.toolkit.fluxcd.io/v1", "GitRepository") == []
    with pytest.raises(ProvisionerError, match="does not serve GitRepository"):
        fresh.apply(source())
    with pytest.raises(TimedOut):
        fresh.serve([crd], Deadline.after(0))


def test_what_is_new_or_changed_is_followed(cluster: FakeCluster) -> None:
    cluster.apply(config_map("a"))
    cluster.apply(config_map("b"))
    followed = cluster.follow("v1", "ConfigMap", seconds=0)
    assert [next(followed)["metadata"]["name"], next(followed)["metadata"]["name"]] == ["a", "b"]
    assert list(followed) == []
    later = cluster.follow("v1", "ConfigMap", seconds=0.05)
    next(later), next(later)
    cluster.apply(config_map("b", new="1"))
    assert [one["metadata"]["name"] for one in later] == ["b"]


def test_a_crd_keeps_the_versions_in_which_objects_may_be_stored(cluster: FakeCluster) -> None:
    crd = cluster.peek("CustomResourceDefinition", "gitrepositories.source.toolkit.fluxcd.io") or {}
    (version,) = crd["spec"]["versions"]
    both = [{**version, "storage": False}, {**version, "name": "v2"}]
    plain = {**crd, "metadata": {"name": crd["metadata"]["name"]}}
    now = cluster.apply({**plain, "spec": {**crd["spec"], "versions": both}})
    assert now["status"]["storedVersions"] == ["v1", "v2"]
    with pytest.raises(ProvisionerError, match="must remain in spec.versions"):
        cluster.apply({**plain, "spec": {**crd["spec"], "versions": both[1:]}})


def test_who_was_slower_meets_a_conflict(cluster: FakeCluster) -> None:
    made = cluster.create(config_map(x="1"))
    with pytest.raises(faults.Conflict):
        cluster.create(config_map())
    cluster.edit(config_map(), {"data": {"x": "2"}})
    with pytest.raises(faults.Conflict):
        cluster.replace(made)
    version = {"metadata": {"resourceVersion": made["metadata"]["resourceVersion"]}}
    with pytest.raises(faults.Conflict):
        cluster.patch(config_map(), version)
    assert cluster.replace(config_map("none")) is None
    assert cluster.patch(config_map("none"), {"data": {}}) is None


def test_deployments_go_with_their_pods(cluster: FakeCluster) -> None:
    FakeWorkloads(cluster.server)
    cluster.apply(namespace("flux-system"))
    (deployment,) = (
        item for item in distributions.objects("source-controller") if item["kind"] == "Deployment"
    )
    deployment["metadata"]["namespace"] = "flux-system"
    cluster.apply(deployment)
    assert len(cluster.names("Pod")) == 1
    cluster.patch(deployment, {"spec": {"replicas": 0}})
    assert cluster.names("Pod") == []
    cluster.patch(deployment, {"spec": {"replicas": 2}})
    assert len(cluster.names("Pod")) == 2
    cluster.delete(deployment, propagation="Foreground")
    assert cluster.names("Pod") == cluster.names("Deployment") == []


def test_lists_are_of_one_namespace_and_of_labels(cluster: FakeCluster) -> None:
    item = config_map("b", "kube-system", x="1")
    item["metadata"]["labels"] = {"app": "b"}
    cluster.apply(item)
    cluster.apply(config_map("a"))
    every = cluster.list("v1", "ConfigMap")
    assert [found["metadata"]["name"] for found in every] == ["a", "b"]
    assert [
        found["metadata"]["name"] for found in cluster.list("v1", "ConfigMap", labels="app in (b)")
    ] == ["b"]
    (found,) = cluster.list("v1", "ConfigMap", "kube-system", names=True)
    assert found.keys() == {"apiVersion", "kind", "metadata"}


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        ("", True),
        ("a=b", True),
        ("a==b,c", True),
        ("a!=b", False),
        ("a=b,x=y", False),
        ("a in (x, b)", True),
        ("a notin (x,b)", False),
        ("!x", True),
        ("!a", False),
        ("x", False),
        ("x!=y", True),
        ("app.kubernetes.io/part-of=flux", True),
    ],
)
def test_selectors(selector: str, matches: bool) -> None:
    labels = {"a": "b", "c": "", "app.kubernetes.io/part-of": "flux"}
    assert selectors.matches(selector, labels) is matches


def test_a_watch_yields_what_others_do_and_ends_in_time(
    cluster: FakeCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeTime()
    clock.install(monkeypatch)
    watched = cluster.watch("v1", "ConfigMap", "default", "a", 30)
    assert next(watched) is None
    writer = threading.Thread(target=cluster.apply, args=(config_map(x="1"),))
    writer.start()
    assert (next(watched) or {})["data"] == {"x": "1"}
    writer.join()

    def delete() -> None:
        cluster.server.delete(config_map())

    cluster.server.idle.append(delete)
    assert next(watched) is None
    cluster.server.idle.clear()
    assert list(watched) == []
    assert 29 < sum(clock.slept) < 31


def test_faults_meet_the_requests_that_they_are_for(cluster: FakeCluster) -> None:
    cluster.fail(faults.Passing("c1", "503"), verb="apply", kind="ConfigMap", nth=2)
    cluster.fail(faults.Passing("c1", "lost"), verb="delete", late=True)
    cluster.apply(config_map("a"))
    with pytest.raises(faults.Passing):
        cluster.apply(config_map("b"))
    cluster.apply(config_map("b"))
    with pytest.raises(faults.Passing, match="lost"):
        cluster.delete(config_map("a"))
    assert cluster.names("ConfigMap") == ["default/b"]
    assert [str(request) for request in cluster.journal.writes] == [
        "apply ConfigMap default/a",
        "apply ConfigMap default/b",
        "apply ConfigMap default/b",
        "delete ConfigMap default/a",
    ]


def test_a_private_key_is_in_no_text_of_the_journal(cluster: FakeCluster) -> None:
    secret = config_map(identity="canary-4711") | {"kind": "Secret"}
    cluster.apply(secret)
    assert "canary-4711" not in repr(cluster.journal)
