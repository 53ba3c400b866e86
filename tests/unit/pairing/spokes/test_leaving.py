"""Spokes and hubs leave, on fakes."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Unreachable
from provisioner.pairing import unpair
from provisioner.pairing.removal.leaving import Departure
from tests.fakes.cluster import FakeCluster
from tests.fakes.fleet import report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.spokes.conftest import MANIFEST
from tests.unit.pairing.spokes.test_stories import app, files, results

KINDS = ("ClusterRole", "ClusterRoleBinding", "ServiceAccount", "Secret", "Namespace")


def left(spokes: FakeSpokes, name: str) -> list[str]:
    """What lets a hub in, of whatever kind."""
    server = spokes.cluster(name).server
    return [
        f"{item['kind']}/{item['metadata']['name']}"
        for resource, item in server.everything()
        if resource.kind in KINDS
        and item["metadata"]["name"].startswith(("provisioner-spoke", "flux-system"))
    ]


def test_a_spoke_leaves_and_keeps_its_workloads(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before = app(spokes, "c2")
    assert left(spokes, "c2")
    report = spokes.fleet.unpair("c2")
    assert results(report) == {"c2": "unpaired"}, report
    assert app(spokes, "c2") == before
    assert left(spokes, "c2") == []
    assert spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") is None
    assert [path for path in files(spokes) if "c2" in path] == ["clusters/c2/app.yaml"]
    spokes.fleet.flux["c1"].tick()
    assert app(spokes, "c2") == before
    assert spokes.cluster("c1").peek("Kustomization", "spoke-c2") is None
    assert results(spokes.fleet.pair()) == {"c1": "paired", "c2": "paired"}


def test_a_spoke_is_drained_and_its_hub_is_not(spokes: FakeSpokes) -> None:
    spokes.fleet.repository.commit({"clusters/c1/app.yaml": files(spokes)["clusters/c2/app.yaml"]})
    spokes.fleet.pair()
    report = spokes.fleet.unpair("c2", drain=True)
    assert results(report) == {"c2": "unpaired"}, report
    assert app(spokes, "c2") == ""
    assert app(spokes, "c1")


def test_a_plan_of_leaving_names_everything_and_changes_nothing(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    spokes.fleet.unpair("c2", drain=True, planning=True)
    steps = spokes.fleet.steps("c2")
    assert [steps[name] for name in ("drain", "access", "namespace", "files")] == ["deleted"] * 4
    assert all(spokes.cluster(name).journal.writes == [] for name in ("c1", "c2"))


def test_spokes_leave_before_their_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    report = spokes.fleet.unpair("c1", "c2", drain=False)
    assert results(report) == {"c1": "unpaired", "c2": "unpaired"}, report
    assert app(spokes, "c2")
    assert left(spokes, "c1") == left(spokes, "c2") == []
    assert sorted(files(spokes)) == ["README.md", "clusters/c2/app.yaml"]


def test_a_drained_hub_leaves_the_workloads_of_its_spokes(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before = app(spokes, "c2")
    departures = {"c1": Departure(drain=True), "c2": Departure()}
    fleet = spokes.fleet
    report = unpair.unpair(fleet.fleet, departures, fleet.events.append, fleet.options())
    assert set(results(report).values()) == {"unpaired"}, report
    assert app(spokes, "c2") == before


ELSEWHERE = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: elsewhere, namespace: flux-system}
spec:
  interval: 1m
  path: ./clusters/c2
  prune: true
  kubeConfig: {secretRef: {name: somewhere}}
  sourceRef: {kind: GitRepository, name: flux-system}
"""


def test_a_drain_leaves_what_goes_to_other_clusters(fake_fleet: FleetMaker) -> None:
    """Be it by a Kustomization of the user's own."""
    fleet, other = fake_fleet(), FakeCluster("other")
    fleet.flux["c1"].elsewhere = lambda _kustomization: other.server
    app = MANIFEST.replace("NAME", "c2")
    fleet.repository.commit({"clusters/c1/elsewhere.yaml": ELSEWHERE, "clusters/c2/app.yaml": app})
    fleet.pair()
    fleet.flux["c1"].tick()
    assert other.peek("ConfigMap", "app", "default")
    report = fleet.unpair(drain=True)
    assert results(report) == {"c1": "unpaired"}, report
    assert fleet.only.peek("Kustomization", "elsewhere") is None
    assert other.peek("ConfigMap", "app", "default")


def test_a_secret_of_somebody_in_the_namespace_stays(spokes: FakeSpokes) -> None:
    """On a cluster with Flux one of this name would be ours."""
    spokes.fleet.pair()
    meta = {"name": "flux-system", "namespace": "flux-system"}
    spokes.cluster("c2").put({"apiVersion": "v1", "kind": "Secret", "metadata": meta})
    assert results(spokes.fleet.unpair("c2")) == {"c2": "unpaired"}
    assert spokes.cluster("c2").peek("Secret", "flux-system")
    assert spokes.cluster("c2").peek("ConfigMap", "provisioner-pairing") is None


def test_a_spoke_that_does_not_respond_is_not_taken_for_one_that_has_left(
    spokes: FakeSpokes,
) -> None:
    """A run that was killed before its push leaves no files, and a spoke has no key."""
    spokes.fleet.pair()
    ours = [path for path in files(spokes) if "c2" in path and "app" not in path]
    spokes.fleet.repository.commit(dict.fromkeys(ours))
    error = Unreachable("cluster c2", "does not respond", "Start it.")
    spokes.cluster("c2").journal.fail(error, times=100)
    assert results(spokes.fleet.unpair("c2")) == {"c2": "failed"}


def test_a_hub_stays_while_a_spoke_cannot_leave(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    error = Unreachable("cluster c2", "does not respond", "Start it.")
    spokes.cluster("c2").journal.fail(error, times=100)
    report = spokes.fleet.unpair("c1", "c2")
    assert results(report) == {"c1": "failed", "c2": "failed"}
    assert "because its spokes could not leave: c2" in report_of(report, "c1").cause
    assert spokes.cluster("c1").journal.writes == []


def test_a_spoke_that_is_gone_leaves_nothing_on_its_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    report = spokes.fleet.unpair("c2", gone=True)
    assert results(report) == {"c2": "gone"}
    assert spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") is None
    assert spokes.cluster("c2").journal.requests == []
    assert [path for path in files(spokes) if "c2" in path] == ["clusters/c2/app.yaml"]


def test_a_spoke_leaves_without_its_hub_if_that_is_gone(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    spokes.cluster("c1").journal.fail(Unreachable("c1", "does not respond", "x"), times=100)
    departures = {"c1": Departure(gone=True), "c2": Departure()}
    fleet = spokes.fleet
    report = unpair.unpair(fleet.fleet, departures, fleet.events.append, fleet.options())
    assert results(report) == {"c1": "gone", "c2": "unpaired"}, report
    assert left(spokes, "c2") == []
    assert app(spokes, "c2")


@pytest.mark.parametrize("place", ["spoke", "hub", "git"])
def test_what_somebody_else_made_stays(spokes: FakeSpokes, place: str) -> None:
    """Under the very names that a pairing uses."""
    spokes.fleet.pair()
    marks = {"metadata": {"annotations": {"provisioner/cluster": "other"}}}
    if place == "spoke":
        server = spokes.cluster("c2").server
        role = spokes.cluster("c2").peek("ClusterRole", "provisioner-spoke") or {}
        server.patch(role, marks)
    elif place == "hub":
        secret = spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") or {}
        spokes.cluster("c1").server.patch(secret, marks)
    else:
        spokes.fleet.repository.commit({"clusters/c1/spokes/c2.yaml": "# Pairing: demo/other\n"})
    assert results(spokes.fleet.unpair("c2")) == {"c2": "unpaired"}
    kept = {
        "spoke": "ClusterRole/provisioner-spoke" in left(spokes, "c2"),
        "hub": spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") is not None,
        "git": "clusters/c1/spokes/c2.yaml" in files(spokes),
    }
    assert [name for name, stays in kept.items() if stays] == [place]
