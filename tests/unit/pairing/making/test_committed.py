"""Clusters that get to their management cluster through its repository, on fakes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.handover.clusters.cluster_api import Topology
from tests.fakes.fleet import report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.making.conftest import CLUSTERS, Managed

PATH = "clusters/c1/cluster-api/default/west.yaml"


@pytest.fixture
def managed(fake_fleet: FleetMaker) -> Managed:
    return made(fake_fleet)


def made(fake_fleet: FleetMaker, **settings: Any) -> Managed:
    managed = Managed(fake_fleet(2, **settings))
    managed.hub.put(CLUSTERS)
    managed.declare(delivery="repository")
    return managed


def files(managed: Managed) -> dict[str, str]:
    head = managed.fleet.repository.head("main") or ""
    return dict(managed.fleet.repository.tree(head))


def test_one_run_commits_it_and_pairs_it(managed: Managed) -> None:
    report = managed.fleet.pair()
    assert [(one.cluster, one.result) for one in report.clusters] == [
        ("c1", "paired"),
        ("c2", "paired"),
    ]
    assert managed.fleet.steps("c2")["cluster"] == "created"
    written = files(managed)[PATH]
    assert written.startswith("# Cluster: demo/c2\n# Written by provisioner")
    (item,) = yaml_reader.load(written, PATH)
    live = managed.live()
    assert live["spec"] == item["spec"]
    assert live["metadata"]["annotations"] == {
        "provisioner/fleet": "demo",
        "provisioner/cluster": "c2",
    }
    managers = {one["manager"] for one in live["metadata"]["managedFields"]}
    assert managers == {"kustomize-controller"}


def test_a_second_run_changes_nothing(managed: Managed) -> None:
    managed.fleet.pair()
    head = managed.fleet.repository.head("main")
    again = managed.fleet.pair()
    assert (again.changed, set(managed.fleet.steps("c2").values())) == (False, {"unchanged"})
    assert managed.fleet.repository.head("main") == head
    assert managed.hub.journal.writes == []


def test_a_plan_predicts_the_file(managed: Managed) -> None:
    managed.fleet.plan()
    assert (managed.fleet.steps("c2")["cluster"], managed.detail()) == ("created", f"{PATH}: ")
    assert managed.fleet.steps("c2")["controllers"] == "created"
    assert PATH not in files(managed)


def test_a_change_is_committed(managed: Managed) -> None:
    managed.fleet.pair()
    topology = Topology(class_name="standard", version="v1.35.0")
    managed.declare(delivery="repository", topology=topology)
    managed.fleet.pair()
    assert managed.fleet.steps("c2")["cluster"] == "configured"
    assert "version: v1.35.0" in files(managed)[PATH]


def test_clusters_of_one_repository_share_a_commit(fake_fleet: FleetMaker) -> None:
    managed = Managed(fake_fleet(3))
    managed.hub.put(CLUSTERS)
    managed.declare(delivery="repository")
    second = msgspec.structs.replace(managed.fleet.fleet.clusters["c2"], cluster_name="east")
    clusters = {**managed.fleet.fleet.clusters, "c3": second}
    managed.fleet.fleet = msgspec.structs.replace(managed.fleet.fleet, clusters=clusters)
    assert {one.result for one in managed.fleet.pair().clusters} == {"paired"}
    subjects = [text for text in managed.fleet.repository.log() if "Cluster API" in text]
    assert subjects == ["Cluster API: c2, c3"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# Mine.\n", f"{PATH} is somebody else's"),
        ("# Cluster: other/x\n", f"{PATH} belongs to cluster x of fleet other"),
        ("# Cluster: demo/c1\n", f"{PATH} belongs to cluster c1 of fleet demo"),
    ],
)
def test_a_file_of_somebody_else_is_never_overwritten(
    managed: Managed, text: str, says: str
) -> None:
    managed.fleet.repository.commit({PATH: text})
    report = managed.fleet.pair()
    assert report_of(report, "c1").result in ("paired", "delivery-failing")
    assert says in report_of(report, "c2").cause
    assert files(managed)[PATH] == text


def test_a_cluster_of_somebody_else_is_not_taken_over_through_git(managed: Managed) -> None:
    live = {
        "apiVersion": "cluster.x-k8s.io/v1beta2",
        "kind": "Cluster",
        "metadata": {"name": "west", "namespace": "default"},
        "spec": {"paused": True},
    }
    managed.hub.put(live)
    assert "is not of this fleet" in report_of(managed.fleet.pair(), "c2").cause
    assert PATH not in files(managed)


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        ("clusters/c1/kustomization.yaml", "cluster-api/default/west.yaml"),
        ("clusters/c1/cluster-api/kustomization.yaml", "default/west.yaml"),
    ],
)
def test_a_kustomization_of_the_users_own_has_to_lead_to_it(
    managed: Managed, path: str, missing: str
) -> None:
    managed.fleet.repository.commit({path: "resources: [flux-system]\n"})
    report = report_of(managed.fleet.pair(), "c2")
    assert f"{path}: does not name {missing}" in report.cause
    assert f"Add `- {missing}` to its resources" in report.hint
    assert PATH not in files(managed)


def test_the_management_cluster_must_be_paired(managed: Managed) -> None:
    managed.unpair_hub()
    report = report_of(managed.fleet.pair(), "c2")
    assert "in the repository of c1, which is not paired" in report.cause
    assert 'delivery="apply"' in report.hint


def test_one_that_has_to_be_merged_waits_and_is_paired_by_a_later_run(
    fake_fleet: FleetMaker,
) -> None:
    managed = made(fake_fleet)
    managed.fleet.pair()  # both are there, so that only the change has to be merged
    changed = msgspec.structs.replace(
        managed.fleet.fleet.repositories["fleet"], changes="none", folder=str(managed.fleet.folder)
    )
    managed.fleet.fleet = msgspec.structs.replace(
        managed.fleet.fleet, repositories={"fleet": changed}
    )
    topology = Topology(class_name="standard", version="v1.35.0")
    managed.declare(delivery="repository", topology=topology)
    report = report_of(managed.fleet.pair(), "c2")
    assert (report.result, "waiting for merge" in report.cause) == ("waiting", True)
    left = (managed.fleet.folder / PATH).read_text()
    (managed.fleet.folder / PATH).write_text("# Mine.\n")
    assert "is somebody else's" in report_of(managed.fleet.pair(), "c2").cause
    (managed.fleet.folder / PATH).write_text(left)
    assert "version: v1.35.0" in left
    managed.fleet.repository.commit({PATH: left})
    assert report_of(managed.fleet.pair(), "c2").result == "paired"


def test_leaving_names_the_file(managed: Managed) -> None:
    managed.fleet.pair()
    managed.fleet.unpair("c2")
    assert PATH in files(managed)
    assert managed.live()
    assert managed.fleet.notes()[-1] == (
        "cluster c2: Cluster default/west stays on management cluster c1, and so do its machines. "
        f"To delete it: remove {PATH} from repository fleet, and Flux deletes it, before c1 itself "
        "goes."
    )
