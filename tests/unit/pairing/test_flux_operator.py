"""The story of a cluster whose Flux is kept by flux-operator, on a fake cluster with a fake one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from provisioner.base import yaml_reader
from provisioner.flux import yamls
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.flux_operator import API, GROUP, KIND, NAMESPACE, FakeOperator, deployment
from tests.unit.pairing.test_kills import SHOP, check_paired, killed

FILE = "clusters/c1/flux-system/flux-instance.yaml"
NAMED = {
    "apiVersion": API,
    "kind": KIND,
    "metadata": {"name": "flux", "namespace": NAMESPACE},
}
PATCH = {"patches": [{"target": {"kind": "Deployment"}, "patch": "- op: test\n"}]}


@pytest.fixture
def fleet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    made = FakeFleet(tmp_path, manager="flux-operator").installed(monkeypatch)
    made.repository.commit({"clusters/c1/shop.yaml": SHOP})
    return made


@pytest.fixture
def operator(fleet: FakeFleet) -> FakeOperator:
    return FakeOperator(fleet.only)


def held(fleet: FakeFleet) -> dict[str, Any]:
    text = fleet.repository.tree(fleet.repository.head("main") or "")[FILE]
    found: dict[str, Any] = yaml_reader.load(text, FILE)[0]
    return found


def live(operator: FakeOperator) -> dict[str, Any]:
    assert operator.instance
    return operator.instance


def there(fleet: FakeFleet, kind: str, name: str) -> dict[str, Any]:
    found = fleet.only.peek(kind, name)
    assert found
    return found


def instance(fleet: FakeFleet, **spec: Any) -> dict[str, Any]:
    """As somebody has made it, leading to where the cluster is declared to be paired."""
    sync = {
        "kind": "GitRepository",
        "url": fleet.repository.url,
        "ref": "refs/heads/main",
        "path": "clusters/c1",
        "pullSecret": "flux-system",
        **spec.pop("sync", {}),
    }
    distribution = {"version": "2.9.4", "registry": "ghcr.io/fluxcd"}
    few = ["kustomize-controller", "source-controller"]
    own = {"distribution": distribution, "components": few, "sync": sync, **spec}
    return {**NAMED, "spec": own}


def cause(fleet: FakeFleet) -> str:
    return report_of(fleet.pair()).cause


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


def check_left(fleet: FakeFleet, operator: FakeOperator) -> None:
    """The operator is as it was, and nothing of ours is there."""
    assert fleet.only.names("Namespace").count(NAMESPACE) == 1
    assert fleet.only.names("CustomResourceDefinition") == [f"fluxinstances.{GROUP}"]
    assert fleet.only.names("ClusterRole") == []
    assert fleet.only.names("Deployment") == [f"{NAMESPACE}/flux-operator"]
    assert operator.instance is None
    for kind, name in (("Secret", "flux-system"), ("ConfigMap", "provisioner-pairing")):
        assert fleet.only.peek(kind, name) is None
    assert fleet.host.book == []
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    assert [path for path in tree if "flux-system" in path] == []


@pytest.mark.parametrize("drain", [False, True])
def test_leaving(drain: bool, fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    planned = fleet.unpair(drain=drain, planning=True)
    assert planned.exit_code in (0, 2)
    assert live(operator)
    assert fleet.unpair(drain=drain).exit_code == 0
    check_left(fleet, operator)
    assert bool(fleet.only.peek("ConfigMap", "shop", "default")) is not drain


@pytest.mark.parametrize("writes", range(1, 9))
def test_a_killed_leaving_is_run_again(
    writes: int, fleet: FakeFleet, operator: FakeOperator
) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.unpair, writes)
    assert fleet.unpair().exit_code == 0
    check_left(fleet, operator)
    assert fleet.only.peek("ConfigMap", "shop", "default")


def test_leaving_that_is_thought_better_of(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.unpair, 2)
    assert cause(fleet) == ""
    check_paired(fleet)


def test_objects_of_others_keep_the_kinds(fleet: FakeFleet, operator: FakeOperator) -> None:
    """The operator itself would delete them."""
    fleet.pair()
    theirs = {
        "apiVersion": "source.toolkit.fluxcd.io/v1",
        "kind": "GitRepository",
        "metadata": {"name": "theirs", "namespace": "default"},
        "spec": {"url": "ssh://git@elsewhere/x.git", "suspend": True},
    }
    operator.server.create(theirs)
    assert fleet.unpair().exit_code == 0
    assert fleet.only.peek("GitRepository", "theirs", "default")
    assert operator.instance is None


def test_an_operator_that_is_gone_keeps_nobody_from_leaving(
    fleet: FakeFleet, operator: FakeOperator
) -> None:
    fleet.pair()
    operator.server.delete(deployment())
    assert fleet.unpair().exit_code == 0
    assert operator.instance is None
    assert fleet.only.names("Deployment") == []


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


def test_an_instance_that_leads_here_is_taken_over(
    fleet: FakeFleet, operator: FakeOperator
) -> None:
    theirs = instance(fleet, kustomize=PATCH, storage={"class": "fast", "size": "1Gi"})
    notes = {f"{GROUP}/reconcileEvery": "30m", "example.com/mine": "yes"}
    operator.server.create({**theirs, "metadata": {**NAMED["metadata"], "annotations": notes}})
    assert cause(fleet) == ""
    for item in (held(fleet), live(operator)):
        assert item["spec"]["kustomize"] == PATCH
        assert item["spec"]["storage"] == {"class": "fast", "size": "1Gi"}
        assert item["metadata"]["annotations"][f"{GROUP}/reconcileEvery"] == "30m"
    check_paired(fleet)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"sync": {"url": "ssh://elsewhere/x"}}, "already synchronises url ssh://elsewhere/x"),
        ({"sync": {"path": "clusters/other"}}, "already synchronises path clusters/other"),
        ({"sync": {"ref": "refs/heads/x"}}, "already synchronises ref refs/heads/x"),
        ({"sync": {"kind": "OCIRepository"}}, "already synchronises kind OCIRepository"),
        ({"sync": {"name": "mine"}}, "names its sync objects 'mine'"),
        ({"sync": {"pullSecret": "mine"}}, "spec.sync.pullSecret is mine, not flux-system"),
        ({"components": ["source-controller"]}, "spec.components is source-controller, not"),
        (
            {"distribution": {"version": "2.x", "registry": "ghcr.io/fluxcd"}},
            "spec.distribution.version is 2.x, not 2.9.4",
        ),
        ({"cluster": {"multitenant": True}}, "spec.cluster.multitenant is True, not False"),
    ],
)
def test_an_instance_that_is_otherwise_is_refused(
    spec: dict[str, Any], told: str, fleet: FakeFleet, operator: FakeOperator
) -> None:
    fleet.only.server.delete(deployment())  # it would have acted upon it by then
    operator.server.create(instance(fleet, **spec))
    before, head = live(operator), fleet.repository.head("main")
    assert told in cause(fleet)
    assert (live(operator), fleet.repository.head("main")) == (before, head)


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ({"annotations": {"meta.helm.sh/release-name": "flux"}}, "kept by Helm release flux"),
        (
            {
                "labels": {
                    "kustomize.toolkit.fluxcd.io/name": "infra",
                    "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
                }
            },
            "kept by Kustomization flux-system/infra",
        ),
    ],
)
def test_an_instance_that_somebody_else_keeps_is_refused(
    meta: dict[str, Any], told: str, fleet: FakeFleet, operator: FakeOperator
) -> None:
    theirs = instance(fleet)
    operator.server.create({**theirs, "metadata": {**NAMED["metadata"], **meta}})
    assert told in cause(fleet)


def test_a_file_of_the_users_keeps_its_fields(fleet: FakeFleet, operator: FakeOperator) -> None:
    theirs = instance(fleet, kustomize=PATCH)
    fleet.repository.commit({FILE: yamls.dump([theirs])})
    operator.server.create(theirs)
    assert cause(fleet) == ""
    assert held(fleet)["spec"]["kustomize"] == PATCH
    check_paired(fleet)


def test_another_file_with_an_instance_is_named(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.repository.commit({"clusters/c1/flux.yaml": yamls.dump([instance(fleet)])})
    head = fleet.repository.head("main")
    assert "clusters/c1/flux.yaml" in cause(fleet)
    assert (operator.instance, fleet.repository.head("main")) == (None, head)


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


def test_the_manager_does_not_change(fleet: FakeFleet, operator: FakeOperator) -> None:
    fleet.pair()
    fleet.declared(manager="provisioner")
    assert "flux-operator keeps its Flux, and pairing does not change that" in cause(fleet)
    assert "flux-operator keeps its Flux" in report_of(fleet.unpair()).cause


def test_without_a_manager_an_instance_is_refused_with_the_way_to_pair_it(
    fleet: FakeFleet, operator: FakeOperator
) -> None:
    operator.server.create(instance(fleet))
    fleet.declared(manager="provisioner")
    report = report_of(fleet.pair())
    assert "FluxInstance flux-system/flux owns Flux here" in report.cause
    assert 'Declare manager="flux-operator"' in report.hint


def test_flux_without_an_instance_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = FakeFleet(tmp_path).installed(monkeypatch)
    plain.pair()
    plain.declared(manager="flux-operator")
    assert "its Flux was installed by provisioner" in cause(plain)
    plain.only.server.delete(there(plain, "ConfigMap", "provisioner-pairing"))
    assert "Flux runs in namespace flux-system without a FluxInstance" in cause(plain)
