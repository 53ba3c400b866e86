"""A FluxInstance that somebody else has made, and a manager that changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from provisioner.flux import yamls
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.flux_operator import GROUP, FakeOperator, deployment
from tests.unit.pairing.flux_operator.objects import (
    FILE,
    NAMED,
    PATCH,
    cause,
    held,
    instance,
    live,
    there,
)
from tests.unit.pairing.test_kills import check_paired


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
    assert "it was paired without flux-operator" in cause(plain)
    plain.only.server.delete(there(plain, "ConfigMap", "provisioner-pairing"))
    assert "Flux runs in namespace flux-system without a FluxInstance" in cause(plain)
