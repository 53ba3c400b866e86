"""Monitoring of a cluster from its first run to its last, on fakes."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Change
from provisioner.pairing import plan
from provisioner.pairing.platform import proof
from provisioner.pairing.platform.readiness import Problem
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import GIT, OWN, declare, files, reading_itself
from tests.unit.pairing.test_kills import killed

FOLDER = "clusters/c1/platform"
FILES = f"{FOLDER}/flux-monitoring"
PLAIN: dict[str, Any] = {
    "kind": "monitoring",
    "prometheus": "plain",
    "state_metrics_account": "monitoring/kube-state-metrics",
}
MADE = (
    ("Kustomization", "flux-monitoring", "flux-system"),
    ("ConfigMap", "flux-monitoring-prometheus", "flux-system"),
    ("ConfigMap", "flux-monitoring-dashboards", "flux-system"),
    ("ConfigMap", "flux-monitoring-state-metrics", "flux-system"),
    ("ClusterRole", "flux-system-flux-monitoring", ""),
    ("ClusterRoleBinding", "flux-system-flux-monitoring", ""),
)


OPERATED = {"kind": "monitoring", "labels": {"release": "prometheus"}}
CRD = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {{name: {plural}.monitoring.coreos.com}}
spec:
  group: monitoring.coreos.com
  names: {{kind: {kind}, plural: {plural}, singular: {singular}}}
  scope: Namespaced
  versions:
  - {{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {{type: object}}}}}}
"""
CRDS = "---\n".join(
    CRD.format(kind=kind, singular=kind.lower(), plural=f"{kind.lower()}s")
    for kind in ("PodMonitor", "PrometheusRule")
)


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet(1)
    declare(made, PLAIN)
    return made


def there(fleet: FakeFleet) -> list[str]:
    return [name for kind, name, space in MADE if fleet.only.peek(kind, name, space)]


def test_it_comes_with_the_first_run_and_again_nothing_changes(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    assert there(fleet) == [name for _, name, _ in MADE]
    assert sorted(path for path in files(fleet) if path.startswith(FILES)) == [
        f"{FILES}/kustomization.yaml",
        f"{FILES}/objects.yaml",
    ]
    again = fleet.pair()
    assert (again.changed, set(fleet.steps().values())) == (False, {"unchanged"})
    assert fleet.only.journal.writes == []
    assert report_of(fleet.status()).result == "paired"


def test_a_plan_shows_it_before_anything_exists(fleet: FakeFleet) -> None:
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    planned = {one.step: one.detail for one in fleet.events if isinstance(one, Change)}
    assert planned["platform"] == "monitoring flux-monitoring"
    assert fleet.only.peek("Namespace", "flux-system") is None


def test_another_threshold_is_a_commit_that_is_proved(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, {**PLAIN, "failing_after": "20m"})
    assert report_of(fleet.pair()).result == "paired"
    held = fleet.only.peek("ConfigMap", "flux-monitoring-prometheus") or {}
    assert "for: 20m0s" in held["data"]["rules.yaml"]
    assert "for: 10m0s" not in held["data"]["rules.yaml"]


def test_a_kustomization_of_its_own_that_is_behind_is_no_proof(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    before = f"main@sha1:{fleet.repository.head('main')}"
    declare(fleet, PLAIN)
    fleet.pair()
    own = fleet.only.peek("Kustomization", "flux-monitoring") or {}
    fleet.only.server.patch(own, {"status": {"lastAppliedRevision": before}}, subresource="status")
    report = report_of(fleet.status())
    assert report.result == "drifted"
    assert f"Kustomization flux-monitoring has applied {before}" in report.drift[0]


def test_while_it_is_suspended_nothing_is_proved(fleet: FakeFleet) -> None:
    fleet.pair()
    own = fleet.only.peek("Kustomization", "flux-monitoring") or {}
    fleet.only.edit(own, {"spec": {"suspend": True}})
    declare(fleet, {**PLAIN, "failing_after": "20m"})
    report = report_of(fleet.pair())
    assert "Kustomization flux-monitoring: is suspended" in report.cause


@pytest.mark.parametrize("change", [{"path": "./elsewhere"}, {"prune": False}])
def test_drift_is_mended(fleet: FakeFleet, change: dict[str, Any]) -> None:
    fleet.pair()
    before = fleet.only.peek("Kustomization", "flux-monitoring") or {}
    fleet.only.edit(before, {"spec": change})
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    after = fleet.only.peek("Kustomization", "flux-monitoring") or {}
    assert after["spec"] == before["spec"]


def test_what_was_deleted_comes_back(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.only.server.delete(fleet.only.peek("Kustomization", "flux-monitoring") or {})
    assert report_of(fleet.pair()).result == "paired"
    assert there(fleet) == [name for _, name, _ in MADE]


def test_without_it_nothing_is_left(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet)
    fleet.plan()
    named = " ".join(one.detail for one in fleet.events if isinstance(one, Change))
    assert "Kustomization flux-system/flux-monitoring and what it delivered" in named
    assert report_of(fleet.pair()).result == "paired"
    assert there(fleet) == []
    assert not [path for path in files(fleet) if path.startswith(FOLDER)]


def test_under_another_name_it_moves(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, {**PLAIN, "name": "other"})
    assert report_of(fleet.pair()).result == "paired"
    assert there(fleet) == []
    assert fleet.only.peek("ConfigMap", "other-dashboards")
    assert not [path for path in files(fleet) if path.startswith(FILES)]


@pytest.mark.parametrize("drain", [True, False])
def test_leaving_takes_it_along(fleet: FakeFleet, drain: bool) -> None:
    fleet.pair()
    assert report_of(fleet.unpair(drain=drain)).result == "unpaired"
    assert there(fleet) == []
    assert fleet.only.peek("Namespace", "flux-system") is None
    assert not [path for path in files(fleet) if path.startswith("clusters/c1")]


def test_leaving_takes_along_what_is_elsewhere_and_no_copy_of_it(fleet: FakeFleet) -> None:
    space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "monitoring"}}
    fleet.only.server.create(space)
    declare(fleet, {**PLAIN, "namespace": "monitoring"})
    fleet.pair()
    ours = fleet.only.peek("ConfigMap", "flux-monitoring-dashboards", "monitoring") or {}
    kept = {key: ours["metadata"][key] for key in ("labels", "annotations", "namespace")}
    fleet.only.server.create({**ours, "metadata": {**kept, "name": "copy"}})
    fleet.unpair(drain=False, planning=True)
    planned = {one.step: one.detail for one in fleet.events if isinstance(one, Change)}
    assert "; also ConfigMap monitoring/flux-monitoring-dashboards" in planned["namespace"]
    assert "ClusterRole flux-system-flux-monitoring" in planned["namespace"]
    assert "copy" not in planned["namespace"]
    assert report_of(fleet.unpair(drain=False)).result == "unpaired"
    for _, name, _ in MADE:
        assert fleet.only.peek("ConfigMap", name, "monitoring") is None
    assert fleet.only.peek("ConfigMap", "copy", "monitoring")
    assert fleet.only.peek("Namespace", "monitoring")


def test_leaving_leaves_that_of_another_fleet_on_the_same_cluster(fleet: FakeFleet) -> None:
    """Each has a Flux in a namespace of its own."""
    fleet.pair()
    for kind, name, space in MADE[1:]:
        ours = fleet.only.peek(kind, name, space) or {}
        other = f"b-{name}"
        meta = {
            "name": other,
            "labels": {**ours["metadata"]["labels"], "kustomize.toolkit.fluxcd.io/namespace": "b"},
            "annotations": {"provisioner/made": f"{space and 'default'}/{other}"},
        }
        placed = {**meta, "namespace": "default"} if space else meta
        fleet.only.server.create({**ours, "metadata": placed})
    assert report_of(fleet.unpair(drain=False)).result == "unpaired"
    assert there(fleet) == []
    for kind, name, space in MADE[1:]:
        assert fleet.only.peek(kind, f"b-{name}", space and "default"), kind


@pytest.mark.parametrize("writes", [1, 8, 20])
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert there(fleet) == [name for _, name, _ in MADE]


def test_an_object_of_the_users_own_is_not_taken_over(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    meta = {"name": "flux-monitoring-dashboards", "namespace": "flux-system"}
    theirs = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": {"a": "b"}}
    fleet.only.server.create(theirs)
    head = fleet.repository.head("main")
    declare(fleet, PLAIN)
    report = report_of(fleet.pair())
    assert "ConfigMap flux-system/flux-monitoring-dashboards exists" in report.cause
    assert fleet.repository.head("main") == head


def test_without_the_operator_it_is_said_what_is_missing(fleet: FakeFleet) -> None:
    declare(fleet, OPERATED)
    report = report_of(fleet.pair())
    assert report.result == "delivery-failing"
    assert "monitoring flux-monitoring: Kustomization flux-monitoring: " in report.cause
    assert "no matches for kind" in report.cause
    assert "prometheus `plain` needs no operator" in report.hint


@pytest.mark.parametrize("more", [{}, {"depends_on": ["apps"]}])
def test_another_piece_may_bring_the_operator(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]
) -> None:
    monkeypatch.setenv("APPS_KEY", OWN.private.reveal())
    fleet = reading_itself(fake_fleet, CRDS)
    declare(fleet, {**OPERATED, **more}, GIT)
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    made = fleet.only.peek("PodMonitor", "flux-monitoring") or {}
    assert made["metadata"]["labels"]["release"] == "prometheus"
    assert fleet.only.peek("PrometheusRule", "flux-monitoring")


def test_what_is_slow_to_come_is_waited_for() -> None:
    whole = proof_problem("Kustomization", "no matches for kind PodMonitor", failing=True)
    chart = proof_problem("HelmRelease", "has not been reconciled yet")
    assert proof._next([whole, chart]) == [chart]
    assert proof._next([whole]) == [whole]


def proof_problem(kind: str, cause: str, **more: bool) -> Problem:
    meta = {"name": "one", "namespace": "flux-system"}
    item = {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": kind, "metadata": meta}
    return Problem(item=item, cause=cause, **more)


def test_whoever_never_had_it_lists_none_of_its_kinds(fleet: FakeFleet) -> None:
    assert lists_of_all_namespaces(fleet)
    declare(fleet)
    assert not lists_of_all_namespaces(fleet)


def lists_of_all_namespaces(fleet: FakeFleet) -> set[str]:
    fleet.pair()
    fleet.unpair(drain=False)
    return {"list ConfigMap"} & fleet.only.journal.counts().keys()
