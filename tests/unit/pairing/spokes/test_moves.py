"""A cluster moves from a hub to controllers of its own and back, in one run each, on fakes."""

from __future__ import annotations

import pytest

from tests.fakes.fleet import FEW, FakeFleet, report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_leaving import left
from tests.unit.pairing.spokes.test_stories import app, files, results
from tests.unit.pairing.test_kills import killed

OWN = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"]
ALL = dict.fromkeys(("c1", "c2"), "paired")


def to_own(spokes: FakeSpokes) -> None:
    spokes.declare("c2", components=list(FEW), distribution=str(spokes.fleet.distribution))


def to_hub(spokes: FakeSpokes) -> None:
    spokes.declare("c2", hub="c1")


def check_own(spokes: FakeSpokes) -> None:
    """Nothing is left of the hub, neither there nor on the cluster."""
    assert results(spokes.fleet.pair()) == ALL
    assert set(spokes.fleet.steps("c2").values()) == {"unchanged"}
    assert not [name for name in left(spokes, "c2") if "provisioner-spoke" in name]
    hub = spokes.cluster("c1")
    assert hub.peek("Secret", "spoke-c2-kubeconfig") is None
    assert hub.peek("Kustomization", "spoke-c2") is None
    held = files(spokes)
    assert "clusters/c1/spokes/c2.yaml" not in held
    assert all(f"clusters/c2/flux-system/{name}" in held for name in OWN)
    record = (spokes.cluster("c2").peek("ConfigMap", "provisioner-pairing") or {})["data"]
    assert not {"hub", "moving_to"} & record.keys()
    assert len([key for key in spokes.fleet.host.book or [] if "demo/c2 " in key.title]) == 1


def check_spoke(spokes: FakeSpokes) -> None:
    """Nothing is left of the controllers, and their key reads nothing any more."""
    assert results(spokes.fleet.pair()) == ALL
    assert set(spokes.fleet.steps("c2").values()) == {"unchanged"}
    cluster = spokes.cluster("c2")
    assert not cluster.server.all("apps", "Deployment")
    assert not cluster.server.all("apiextensions.k8s.io", "CustomResourceDefinition")
    assert cluster.peek("Secret", "flux-system") is None
    held = files(spokes)
    assert not [path for path in held if path.endswith(tuple(OWN)) and "clusters/c2/" in path]
    record = (cluster.peek("ConfigMap", "provisioner-pairing") or {})["data"]
    assert record["hub"] == "c1"
    assert "moving_to" not in record
    assert not [key for key in spokes.fleet.host.book or [] if "demo/c2 " in key.title]


def test_there_and_back(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    uid = (spokes.cluster("c2").peek("ConfigMap", "app", "default") or {})["metadata"]["uid"]
    to_own(spokes)
    report = spokes.fleet.pair()
    assert results(report) == ALL, report
    assert spokes.fleet.steps("c2")["move"] == "configured"
    check_own(spokes)
    to_hub(spokes)
    report = spokes.fleet.pair()
    assert results(report) == ALL, report
    check_spoke(spokes)
    assert (spokes.cluster("c2").peek("ConfigMap", "app", "default") or {})["metadata"][
        "uid"
    ] == uid
    assert app(spokes, "c2")


def deleted(spokes: FakeSpokes) -> list[str]:
    """What was deleted of the workloads."""
    journal = spokes.cluster("c2").journal
    return [one.name for one in journal.writes if one.verb == "delete" and one.name == "app"]


def version(spokes: FakeSpokes) -> str:
    """Of the workload without who delivers it."""
    item = spokes.cluster("c2").peek("ConfigMap", "app", "default") or {}
    return str((item["metadata"]["uid"], item["data"]))


@pytest.mark.parametrize("writes", range(1, 60))
@pytest.mark.parametrize("way", ["own", "hub"])
def test_a_move_that_was_killed_goes_on(spokes: FakeSpokes, way: str, writes: int) -> None:
    if way == "hub":
        to_own(spokes)
    spokes.fleet.pair()
    before = version(spokes)
    (to_own if way == "own" else to_hub)(spokes)
    killed(spokes.fleet, FakeFleet.pair, writes)
    for name in ("c1", "c2"):
        spokes.fleet.flux[name].tick()
    assert version(spokes) == before
    assert results(spokes.fleet.pair()) == ALL
    assert version(spokes) == before
    (check_own if way == "own" else check_spoke)(spokes)
