"""The simulated API server as the real client sees it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.clusters import faults
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from tests.fakes.repositories import BareRepository
from tests.simulated.fleet import HUB, Fleet

CLUSTERS = ("cluster.x-k8s.io/v1beta2", "Cluster")


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    folder = tmp_path_factory.mktemp("simulated")
    made = Fleet(folder / "fleet", BareRepository(folder / "fleet.git").folder)
    with made.servers.running():
        yield made


@pytest.fixture
def hub(fleet: Fleet, tmp_path: Path) -> Client:
    return connected(fleet, HUB, tmp_path)


def connected(fleet: Fleet, name: str, folder: Path) -> Client:
    path = folder / name
    path.write_text(fleet.kubeconfig(name))
    return Client(name, kubeconfigs.connection(name, str(path), None), patience=1.0)


def config_map(name: str, **data: str) -> dict[str, Any]:
    metadata = {"name": name, "namespace": "default", "labels": {"made-by": "test"}}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": data}


def test_each_path_is_a_cluster_of_its_own(fleet: Fleet, hub: Client, tmp_path: Path) -> None:
    fleet.build("c1")
    fleet.appear("c1")
    workload = connected(fleet, "c1", tmp_path)
    assert [one["metadata"]["name"] for one in hub.list(*CLUSTERS)] == ["c1"]
    assert workload.list(*CLUSTERS) == []
    assert workload.version() == "v1.34.2"
    first, second = (one.get("v1", "Namespace", "kube-system") for one in (hub, workload))
    assert first
    assert second
    assert first["metadata"]["uid"] != second["metadata"]["uid"]


def test_objects_are_applied_listed_and_deleted(hub: Client) -> None:
    made = hub.apply(config_map("applied", a="1"))
    assert hub.apply(config_map("applied", a="1")) == made
    assert hub.apply(config_map("applied", b="2"))["data"] == {"b": "2"}
    assert [one["data"] for one in hub.list("v1", "ConfigMap", labels="made-by=test")] == [
        {"b": "2"}
    ]
    assert hub.list("v1", "ConfigMap", labels="made-by=others") == []
    with pytest.raises(faults.Conflict):
        hub.delete(made, unchanged=True)
    assert hub.delete(made)
    assert hub.get("v1", "ConfigMap", "applied", "default") is None


def test_a_creation_of_what_is_there_is_a_conflict(hub: Client) -> None:
    hub.create(config_map("created"))
    with pytest.raises(faults.Conflict):
        hub.create(config_map("created"))


def test_a_watch_sees_each_change_from_its_list_on(fleet: Fleet, hub: Client) -> None:
    made = hub.create(config_map("watched", a="0"))
    watching = hub.watch("v1", "ConfigMap", "default", "watched", 5)
    assert next(watching)
    seen: list[Any] = []
    thread = threading.Thread(target=lambda: seen.extend(_until_deleted(watching)))
    thread.start()
    for value in ("1", "2"):
        hub.patch(made, {"data": {"a": value}})
    hub.delete(made)
    thread.join()
    assert seen == ["1", "2", None]


def _until_deleted(watching: Iterator[Any]) -> Iterator[str | None]:
    for obj in watching:
        yield obj and obj["data"]["a"]
        if obj is None:
            return


def test_requests_are_counted_by_cluster(fleet: Fleet, hub: Client) -> None:
    before = fleet.servers.counted[HUB]
    hub.version()
    assert fleet.servers.counted[HUB] == before + 1
