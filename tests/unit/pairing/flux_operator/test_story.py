"""The story of a cluster whose Flux is kept by flux-operator, on a fake cluster with a fake one."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Change, Event
from provisioner.pairing import plan
from provisioner.pairing.rights import Aim, on_clusters
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.flux_operator import GROUP, NAMESPACE, FakeOperator, deployment
from tests.unit.pairing.flux_operator.objects import NAMED, cause, held, live, there
from tests.unit.pairing.test_kills import check_paired, killed


def test_a_first_and_a_second_run(fleet: FakeFleet, operator: FakeOperator) -> None:
    assert cause(fleet) == ""
    assert fleet.steps()["instance"] == "created"
    files = fleet.repository.tree(fleet.repository.head("main") or "")
    assert sorted(path.rpartition("/")[2] for path in files if "/flux-system/" in path) == [
        "flux-instance.yaml",
        "kustomization.yaml",
        "provisioner-identity.json",
    ]
    assert live(operator)["spec"] == held(fleet)["spec"]
    assert fleet.only.peek("ConfigMap", "shop", "default"), "its sync delivers"
    check_paired(fleet)
    assert fleet.only.journal.writes == []


def test_flux_comes_when_its_sync_can_read(fleet: FakeFleet, operator: FakeOperator) -> None:
    assert fleet.pair().exit_code == 0
    order = list(fleet.steps())
    for first in ("operator", "secret", "deploy key", "files"):
        assert order.index(first) < order.index("instance") < order.index("proof")
    assert "controllers" not in order


@pytest.mark.parametrize(
    ("harm", "step", "told"),
    [
        ({"spec": {"sync": {"ref": "refs/heads/x"}}}, "instance", "spec.sync.ref"),
        ({"spec": {"distribution": {"registry": "evil.example"}}}, "instance", "registry"),
        ({"metadata": {"annotations": {f"{GROUP}/reconcile": "disabled"}}}, "instance", "disabled"),
    ],
)
def test_a_changed_instance_is_mended(
    harm: dict[str, Any], step: str, told: str, fleet: FakeFleet, operator: FakeOperator
) -> None:
    fleet.pair()
    operator.server.patch(NAMED, harm)
    assert fleet.status().clusters[0].result == "drifted"
    assert told in "".join(fleet.status().clusters[0].drift)
    assert fleet.pair().exit_code == 0
    assert fleet.steps()[step] == "configured"
    check_paired(fleet)


@pytest.mark.parametrize("kind", ["Deployment", "Kustomization", "GitRepository"])
def test_what_the_operator_has_made_is_made_again(
    kind: str, fleet: FakeFleet, operator: FakeOperator
) -> None:
    fleet.pair()
    name = "source-controller" if kind == "Deployment" else "flux-system"
    operator.server.delete(there(fleet, kind, name))
    if kind == "Kustomization":  # pruning would take the workloads along
        assert fleet.only.peek("ConfigMap", "shop", "default") is None
    assert fleet.pair().exit_code == 0
    check_paired(fleet)
    assert fleet.only.peek("ConfigMap", "shop", "default")


def test_a_suspended_root_goes_on(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    operator.server.patch(there(fleet, "Kustomization", "flux-system"), {"spec": {"suspend": True}})
    assert fleet.pair().exit_code == 0
    assert fleet.steps()["sync"] == "configured"
    check_paired(fleet)


def test_a_deleted_instance_comes_back(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    operator.server.delete(NAMED)
    assert fleet.only.peek("Deployment", "source-controller") is None
    assert fleet.pair().exit_code == 0
    check_paired(fleet)


@pytest.mark.parametrize("writes", range(1, 6))
def test_a_killed_pairing_is_run_again(
    writes: int, fleet: FakeFleet, operator: FakeOperator
) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert cause(fleet) == ""
    check_paired(fleet)


def test_plan_of_a_cluster_that_is_there(fleet: FakeFleet, operator: FakeOperator) -> None:
    head = fleet.repository.head("main")
    assert fleet.pair(planning=True).exit_code in (0, 2)
    assert fleet.steps()["instance"] == "created"
    assert (operator.instance, fleet.repository.head("main")) == (None, head)
    assert fleet.only.journal.writes == []


def test_a_cluster_without_the_operator_is_refused(fleet: FakeFleet) -> None:
    assert "flux-operator is not on it: no FluxInstances are served" in cause(fleet)
    assert fleet.only.names("Namespace").count(NAMESPACE) == 0


def test_an_operator_in_another_namespace_is_none(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.only.server.delete(deployment())
    assert "no Deployment with the label" in cause(fleet)
    assert operator.instance is None


def test_what_the_operator_cannot_build_is_told(fleet: FakeFleet, operator: FakeOperator) -> None:
    operator.refuses = "no match found for semver: 2.9.4"
    assert "no match found for semver: 2.9.4" in cause(fleet)


def test_an_upgrade_is_another_version_in_the_instance(
    fleet: FakeFleet, operator: FakeOperator
) -> None:
    fleet.pair()
    assert fleet.upgrade().exit_code == 0
    assert held(fleet)["spec"]["distribution"]["version"] == "2.9.5"
    versions = {
        item["metadata"]["labels"]["app.kubernetes.io/version"]
        for item in operator.server.all(
            "apps", "Deployment", labels="app.kubernetes.io/part-of=flux"
        )
    }
    assert versions == {"v2.9.5"}
    assert "Upgrade c1 to Flux v2.9.5" in fleet.repository.log()
    check_paired(fleet)


def test_a_rotation_is_as_with_any_flux(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    before = fleet.host.book
    assert fleet.rotate().exit_code == 0
    assert fleet.host.book != before
    check_paired(fleet)


def rights(fleet: FakeFleet, command: str) -> set[tuple[str, str, str]]:
    """Verb, resource and namespace, as `provisioner rights` lists them."""
    options, (name,) = fleet.options(), fleet.clusters
    aim = Aim(commands=[command], grantees=[])
    listed = on_clusters(fleet.fleet, [name], aim, fleet.events.append, options)
    return {
        (verb, resource, item["metadata"].get("namespace", ""))
        for item in listed
        for rule in item.get("rules") or []
        for verb in rule["verbs"]
        for resource in rule["resources"]
    }


VERBS = {"apply": ("patch",), "replace": ("update",)}


@pytest.mark.parametrize("command", ["pair", "unpair"])
def test_the_rights_that_are_listed_are_enough(
    command: str, fleet: FakeFleet, operator: FakeOperator
) -> None:
    granted = rights(fleet, command)
    if command == "unpair":
        fleet.pair()
    assert (fleet.unpair() if command == "unpair" else fleet.pair()).exit_code == 0
    plurals = {one.kind: one.plural for one in operator.server.resources()}
    for request in fleet.only.journal:
        resource = plurals.get(request.kind)
        for verb in VERBS.get(request.verb, (request.verb,)):
            if resource and verb not in ("preview", "review", "discover", "version"):
                wanted = (verb, resource, request.namespace)
                anywhere = {(verb, resource, ""), ("list", "*", request.namespace)}
                assert wanted in granted or anywhere & granted, str(request)


def test_no_rights_to_grant_roles_are_needed(fleet: FakeFleet) -> None:
    granted = rights(fleet, "pair")
    assert not [one for one in granted if one[1] in ("clusterroles", "customresourcedefinitions")]
    assert ("patch", "fluxinstances", NAMESPACE) in granted


def test_a_plan_before_the_cluster_is_there(fleet: FakeFleet) -> None:
    events: list[Event] = []
    plan.plan(fleet.fleet, events.append, fleet.options(), new=frozenset(["c1"]))
    told = {one.step: one.subject for one in events if isinstance(one, Change)}
    assert told["instance"] == "FluxInstance flux-system/flux"
    assert "controllers" not in told
    assert list(told)[-2:] == ["proof", "record"]


def test_a_lockdown_is_a_field_of_the_instance(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.declared(lockdown=True)
    assert cause(fleet) == ""
    assert held(fleet)["spec"]["cluster"]["multitenant"] is True
    check_paired(fleet)
    fleet.declared(lockdown=False)
    assert cause(fleet) == ""
    assert live(operator)["spec"]["cluster"]["multitenant"] is False
    check_paired(fleet)


def test_a_renamed_entry_is_refused(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    fleet.rename("new")
    head = fleet.repository.head("main")
    assert "pairing does not move" in report_of(fleet.pair(), "new").cause
    assert fleet.repository.head("main") == head
