"""A cluster moves from a hub to controllers of its own and back, in one run each, on fakes."""

from __future__ import annotations

import pytest

from tests.fakes.fleet import FEW, FakeFleet, report_of
from tests.fakes.journal import Request
from tests.fakes.spokes import FakeSpokes
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.renaming.test_unfinished import LOST, PROTECTED, pushed
from tests.unit.pairing.spokes.test_leaving import left
from tests.unit.pairing.spokes.test_stories import app, files, results
from tests.unit.pairing.test_kills import killed

RECORD = "provisioner-pairing"
OWN = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"]
ALL = dict.fromkeys(("c1", "c2"), "paired")


def to_own(spokes: FakeSpokes, name: str = "c2") -> None:
    spokes.declare(name, components=list(FEW), distribution=str(spokes.fleet.distribution))


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


def version(spokes: FakeSpokes) -> str:
    """Of the workload without who delivers it."""
    item = spokes.cluster("c2").peek("ConfigMap", "app", "default") or {}
    return str((item["metadata"]["uid"], item["data"]))


# After the writes that end a step: some of those in between add nothing.
KILLS = [("own", n) for n in (1, 2, 3, 5, 7, 8, 9, 14, 21, 22, 23, 24, 25, 26, 27, 28)] + [
    ("hub", n) for n in (1, 2, 3, 4, 6, 8, 9, 11, 13, 17, 18, 19, 22, 23, 24, 25, 26)
]


@pytest.mark.parametrize(("way", "writes"), KILLS)
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


def test_a_plan_shows_the_move_and_changes_nothing(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    to_own(spokes)
    spokes.fleet.plan()
    steps = spokes.fleet.steps("c2")
    wanted = {"move": "configured", "access": "deleted", "controllers": "created"}
    assert (wanted | {"deploy key": "created", "hub": "deleted"}).items() <= steps.items()
    assert results(spokes.fleet.status())["c2"] == "drifted"
    assert spokes.cluster("c2").journal.writes == spokes.cluster("c1").journal.writes == []


def test_a_plan_of_the_way_back_names_what_goes(spokes: FakeSpokes) -> None:
    to_own(spokes)
    spokes.fleet.pair()
    to_hub(spokes)
    spokes.fleet.plan()
    steps = spokes.fleet.steps("c2")
    wanted = {"move": "configured", "controllers": "deleted", "namespace": "configured"}
    more = {"access": "created", "kubeconfig": "created", "deploy key": "deleted"}
    assert (wanted | more).items() <= steps.items()
    assert spokes.cluster("c2").journal.writes == spokes.cluster("c1").journal.writes == []


@pytest.mark.parametrize("way", ["own", "hub"])
def test_where_the_push_is_refused_the_former_one_goes_on(spokes: FakeSpokes, way: str) -> None:
    if way == "hub":
        to_own(spokes)
    spokes.fleet.pair()
    (to_own if way == "own" else to_hub)(spokes)
    assert results(pushed(spokes.fleet, PROTECTED, lambda: None))["c2"] == "failed"
    assert any("gets its manifests as before" in text for text in spokes.fleet.notes())
    (to_hub if way == "own" else to_own)(spokes)
    assert not spokes.fleet.pair().changed
    (to_own if way == "own" else to_hub)(spokes)
    assert results(spokes.fleet.pair()) == ALL
    (check_own if way == "own" else check_spoke)(spokes)


@pytest.mark.parametrize("way", ["own", "hub"])
def test_a_push_that_may_have_arrived_is_not_taken_back(spokes: FakeSpokes, way: str) -> None:
    if way == "hub":
        to_own(spokes)
    spokes.fleet.pair()
    before = version(spokes)
    (to_own if way == "own" else to_hub)(spokes)
    assert results(pushed(spokes.fleet, LOST, lambda: None))["c2"] == "failed"
    assert any("nothing is delivered to it" in text for text in spokes.fleet.notes())
    spokes.fleet.repository.commit({"clusters/c2/app.yaml": None})
    for name in ("c1", "c2"):
        spokes.fleet.flux[name].tick()
    assert version(spokes) == before
    assert results(spokes.fleet.pair()) == ALL
    (check_own if way == "own" else check_spoke)(spokes)


def test_a_move_that_did_not_finish_is_finished_first(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    to_own(spokes)
    killed(spokes.fleet, FakeFleet.pair, 9)
    to_hub(spokes)
    report = report_of(spokes.fleet.pair(), "c2")
    assert "a run that moves it did not finish" in report.cause
    assert "cluster with controllers of its own" in report.hint
    to_own(spokes)
    assert "did not finish" in report_of(spokes.fleet.rotate("c2"), "c2").cause
    assert results(spokes.fleet.pair()) == ALL
    check_own(spokes)


LEASE = ("Lease", "provisioner-pairing", "kube-system")


@pytest.mark.parametrize("way", ["own", "hub"])
def test_both_leases_are_held(spokes: FakeSpokes, way: str) -> None:
    if way == "hub":
        to_own(spokes)
    spokes.fleet.pair()
    (to_own if way == "own" else to_hub)(spokes)
    held: list[bool] = []

    def look(_request: Request) -> None:
        held.extend(spokes.cluster(name).peek(*LEASE) is not None for name in ("c1", "c2"))

    for name in ("c1", "c2"):
        spokes.cluster(name).journal.reactions.append((changes, look))
    assert results(spokes.fleet.pair()) == ALL
    assert held
    assert all(held)
    assert not any(spokes.cluster(name).peek(*LEASE) for name in ("c1", "c2"))


def changes(request: Request) -> bool:
    return request.writes and request.kind in ("Kustomization", "Secret", "Deployment")


def test_it_waits_for_whoever_changes_the_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    to_own(spokes)
    meta = {"name": LEASE[1], "namespace": LEASE[2]}
    spec = {"holderIdentity": "elsewhere/1/2", "leaseDurationSeconds": 3600, "renewTime": "x"}
    lease = {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta}
    spokes.cluster("c1").put({**lease, "spec": spec})
    report = report_of(spokes.fleet.pair(timeout=1.0), "c2")
    assert "is changing it" in report.cause
    assert (spokes.cluster("c1").peek("Kustomization", "spoke-c2") or {})["spec"].get(
        "suspend"
    ) is None
    assert "moving_to" not in (spokes.cluster("c2").peek("ConfigMap", RECORD) or {})["data"]


@pytest.mark.parametrize("access", ["kubeconfig", "generic"])
def test_two_move_at_once_with_either_access(fake_fleet: FleetMaker, access: str) -> None:
    spokes = FakeSpokes(fake_fleet(3))
    for name in spokes.names:
        spokes.declare(name, hub="c1", spoke_access=access)
    spokes.fleet.pair()
    for name in spokes.names:
        to_own(spokes, name)
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"paired"}, report
    for name in spokes.names:
        assert not [item for item in left(spokes, name) if "provisioner-spoke" in item]
        spokes.declare(name, hub="c1", spoke_access=access)
    assert spokes.cluster("c1").peek("ConfigMap", "spoke-c2-kubeconfig") is None
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"paired"}, report
    assert not spokes.fleet.pair().changed


def test_a_hub_that_refuses_the_cluster_is_asked_first(spokes: FakeSpokes) -> None:
    """Nothing has ended by then."""
    to_own(spokes)
    spokes.fleet.pair()
    spokes.issuers["c2"].trusted = False
    spokes.declare("c2", hub="c1", spoke_access="generic")
    report = report_of(spokes.fleet.pair(), "c2")
    assert "does not accept tokens of its hub c1" in report.cause
    assert spokes.cluster("c2").journal.writes == []


def test_it_leaves_and_comes_back_with_the_other_declaration(spokes: FakeSpokes) -> None:
    """The way for what cannot move."""
    for then, check in ((to_own, check_own), (to_hub, check_spoke)):
        spokes.fleet.pair()
        before = version(spokes)
        assert results(spokes.fleet.unpair("c2")) == {"c2": "unpaired"}
        assert version(spokes) == before
        then(spokes)
        spokes.fleet.flux["c1"].tick()
        assert results(spokes.fleet.pair()) == ALL
        assert version(spokes) == before
        check(spokes)


@pytest.mark.parametrize(
    ("way", "place", "name"), [("own", "c1", "spoke-c2"), ("hub", "c2", "flux-system")]
)
def test_whoever_stops_leaves_what_it_delivered(
    spokes: FakeSpokes, way: str, place: str, name: str
) -> None:
    """Even if it were deleted now, and somebody had let it prune."""
    if way == "hub":
        to_own(spokes)
    spokes.fleet.pair()
    before, cluster = version(spokes), spokes.cluster(place)
    root = cluster.peek("Kustomization", name) or {}
    cluster.server.patch(root, {"spec": {"deletionPolicy": "Delete"}})
    (to_own if way == "own" else to_hub)(spokes)
    killed(spokes.fleet, FakeFleet.pair, 2)
    spec = (cluster.peek("Kustomization", name) or {})["spec"]
    assert (spec["suspend"], spec["deletionPolicy"]) == (True, "Orphan")
    cluster.server.delete(cluster.peek("Kustomization", name) or {})
    spokes.fleet.flux[place].tick()
    assert version(spokes) == before


def test_what_lets_the_new_hub_in_is_not_taken_for_the_old_flux(spokes: FakeSpokes) -> None:
    """It carries the same labels."""
    to_own(spokes)
    spokes.fleet.pair()
    to_hub(spokes)
    killed(spokes.fleet, FakeFleet.pair, 22)
    spokes.fleet.pair()
    journal = spokes.cluster("c2").journal
    assert [one.name for one in journal.writes if one.verb == "delete"] == []
