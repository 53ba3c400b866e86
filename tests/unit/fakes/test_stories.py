"""Whole stories on fakes: what a run writes, in which order, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.base.events import Change
from provisioner.flux import secret
from provisioner.handover.fleet import DeployKey
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.workloads import PodFault
from tests.unit.conftest import FleetMaker

REQUESTS = 30  # that a run with nothing to do may make for one cluster
UNCHANGED = {"unchanged"}
WORKLOAD = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
  namespace: default
data:
  colour: blue
"""


def held_key(fleet: FakeFleet, cluster: str = "c1") -> str:
    """The public half of what the source Secret holds."""
    found = fleet.clusters[cluster].peek("Secret", "flux-system")
    pair = keys.pair_of(secret.read(found or {})[0])
    return pair.public if pair else ""


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_run_pairs_and_the_second_changes_nothing(
    count: int, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet(count)
    first = fleet.pair()
    assert [(entry.result, entry.cause) for entry in first.clusters] == [("paired", "")] * count
    assert fleet.steps()["controllers"] == fleet.steps()["files"] == "created"
    assert len(fleet.repository.log()) == 2, "one commit for all clusters"
    for name, cluster in fleet.clusters.items():
        assert [key.title for key in fleet.host.book or [] if key.public == held_key(fleet, name)]
        root = cluster.peek("Kustomization", "flux-system") or {}
        assert root["status"]["lastAppliedRevision"].endswith(fleet.repository.head("main"))

    again = fleet.pair()
    assert (again.exit_code, again.changed) == (0, False)
    for name, cluster in fleet.clusters.items():
        assert set(fleet.steps(name).values()) == UNCHANGED
        assert cluster.journal.writes == []
        assert len(cluster.journal) <= REQUESTS
    assert fleet.host.journal.writes == []
    assert fleet.time.slept == [], "a story on fakes waits for nothing"


def test_the_secret_holds_a_key_before_the_host_knows_it(fake_fleet: FleetMaker) -> None:
    fleet, held = fake_fleet(), list[str]()
    fleet.host.journal.on(lambda _request: held.append(held_key(fleet)), verb="create")
    fleet.pair()
    assert held == [key.public for key in fleet.host.book or []]


def test_a_run_that_stops_at_the_host_still_reports_the_key(fake_fleet: FleetMaker) -> None:
    """Whoever installs it by hand compares the fingerprint."""
    fleet = fake_fleet()
    fleet.host.journal.fail(Unreachable("the host", "does not respond"), verb="create")
    report = report_of(fleet.pair())
    assert report.fingerprint == keys.fingerprint(held_key(fleet))


def test_a_plan_writes_nothing_anywhere(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    head = fleet.repository.head("main")
    planned = fleet.plan()
    assert (planned.exit_code, planned.changed) == (0, True)
    assert fleet.steps()["controllers"] == "created"
    assert [request for request in fleet.only.journal if request.writes] == []
    assert fleet.host.journal.writes == []
    assert fleet.repository.head("main") == head


def test_status_shows_drift(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    assert report_of(fleet.status()).result == "paired"
    fleet.only.server.delete(fleet.only.peek("Secret", "flux-system") or {})
    assert report_of(fleet.status()).result == "drifted"


def test_status_says_what_a_cluster_runs_and_what_would_change(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    report = report_of(fleet.status())
    assert (report.delivery, report.drift) == ("ready", [])
    assert report.flux == fleet.fleet.pairings["c1"].gitops.flux_version
    assert report.identity
    fleet.only.server.delete(fleet.only.peek("Secret", "flux-system") or {})
    (line, *_) = report_of(fleet.status()).drift
    assert line == "secret: Secret flux-system/flux-system would be created: ed25519"


def test_steps_say_how_long_they_took(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    steps = [one for one in fleet.events if isinstance(one, Change) and one.cluster]
    assert steps
    assert all(isinstance(step.seconds, float) for step in steps)


def test_unpair_takes_what_is_ours_and_leaves_the_rest(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.repository.commit({"clusters/c1/shop.yaml": WORKLOAD})
    fleet.pair()
    theirs = keys.make("ed25519").public
    fleet.host.put("somebody else", theirs)
    left = fleet.unpair("c1")
    assert [(entry.cluster, entry.result) for entry in left.clusters] == [("c1", "unpaired")]
    cluster = fleet.clusters["c1"]
    assert "flux-system" not in cluster.names("Namespace")
    assert cluster.names("CustomResourceDefinition") == cluster.names("ClusterRole") == []
    assert cluster.peek("ConfigMap", "shop", "default"), "workloads are kept"
    assert {key.public for key in fleet.host.book or []} == {theirs, held_key(fleet, "c2")}
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    assert sorted(path for path in tree if path.startswith("clusters/c1")) == [
        "clusters/c1/shop.yaml"
    ]
    assert fleet.pair().exit_code == 0


def test_a_drain_takes_workloads_and_not_flux(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.repository.commit({"clusters/c1/shop.yaml": WORKLOAD})
    fleet.pair()
    fleet.unpair(drain=True)
    deleted = [request.subject for request in fleet.only.journal.of(verb="delete")]
    assert deleted.index("ConfigMap default/shop") < deleted.index(
        "Deployment flux-system/source-controller"
    )
    assert fleet.only.peek("ConfigMap", "shop", "default") is None


def test_rotation_changes_the_key_and_goes_back_when_nothing_fetches(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    first = held_key(fleet)
    assert report_of(fleet.rotate()).result == "rotated"
    second = held_key(fleet)
    assert second != first
    assert [key.public for key in fleet.host.book or []] == [second]

    fleet.host.journal.on(
        lambda _request: setattr(fleet.flux["c1"], "unreachable", "x509: bad"), verb="create"
    )
    failed = fleet.rotate()
    assert failed.exit_code == 4
    assert "The old key is in use again" in report_of(failed).hint
    assert held_key(fleet) == second
    assert [key.public for key in fleet.host.book or []] == [second]


def test_an_upgrade_goes_through_git(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.pair()
    assert fleet.upgrade("v2.9.5").exit_code == 0
    for cluster in fleet.clusters.values():
        applied = cluster.journal.of(verb="apply", kind="Deployment")
        assert applied == [], "Flux applies them, not the run"
        found = cluster.peek("Deployment", "source-controller") or {}
        assert found["metadata"]["labels"]["app.kubernetes.io/version"] == "v2.9.5"


def test_what_fails_is_reported_with_its_cause_and_stops_no_other(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.workloads["c1"].faults["source-controller"] = PodFault(
        kind="image", message="manifest unknown: not found"
    )
    report = fleet.pair()
    assert report.exit_code == 4
    assert "manifest unknown" in report_of(report, "c1").cause
    assert report_of(report, "c2").result == "paired"
    assert fleet.time.slept, "it was given some time"
    fleet.workloads["c1"].faults.clear()
    fleet.clusters["c1"].server.settle()
    assert fleet.pair().exit_code == 0


@pytest.mark.parametrize("fault", ["build", "invalid"])
def test_a_repository_that_cannot_be_applied_is_its_own_result(
    fault: str, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.repository.commit({"clusters/c1/shop.yaml": WORKLOAD})
    if fault == "build":
        fleet.repository.commit({"clusters/c1/shop.yaml": "a: [1\n"})
    else:
        fleet.flux["c1"].rejected["ConfigMap/shop"] = "data: Invalid value"
    report = fleet.pair()
    assert (report.exit_code, report_of(report).result) == (5, "delivery-failing")


def test_a_change_request_is_waited_for(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(repository={"changes": "change-request"})
    report = fleet.pair()
    assert (report.exit_code, report_of(report).result) == (7, "waiting")
    assert [request.state for request in fleet.host.requests] == ["open"]


def test_a_host_without_an_api_is_never_written_to(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(deploy_key=DeployKey(write=True))
    fleet.host.book = None
    assert fleet.pair().exit_code == 0
    assert fleet.host.journal.writes == []


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("cluster", {"verb": "apply", "kind": "Secret"}),
        ("cluster", {"verb": "apply", "kind": "Kustomization", "late": True}),
        ("cluster", {"verb": "apply", "kind": "Deployment", "nth": 2}),
        ("cluster", {"verb": "apply", "kind": "ConfigMap", "late": True}),
        ("host", {"verb": "create", "late": True}),
        ("host", {"verb": "create"}),
    ],
)
def test_a_run_that_was_cut_off_is_run_again(
    where: str, wanted: dict[str, Any], fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    journal = fleet.only.journal if where == "cluster" else fleet.host.journal
    journal.fail(Unreachable("fake", "cut off"), **wanted)
    assert fleet.pair().exit_code == 4
    assert fleet.pair().exit_code == 0
    assert [key.public for key in fleet.host.book or []] == [held_key(fleet)]
    fleet.pair()
    assert set(fleet.steps().values()) == UNCHANGED
