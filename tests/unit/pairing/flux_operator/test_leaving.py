"""Flux leaves a cluster, and flux-operator stays."""

from __future__ import annotations

import pytest

from tests.fakes.fleet import FakeFleet
from tests.fakes.flux_operator import GROUP, NAMESPACE, FakeOperator, deployment
from tests.unit.pairing.flux_operator.objects import cause, live
from tests.unit.pairing.test_kills import check_paired, killed


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
