"""Clusters whose resource the handover names: what Terraform's plan says of that resource is what
becomes of the cluster, whether or not the plan knows its address yet."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.handover.unknown import UNKNOWN
from provisioner.runs.removal import departures
from provisioner.runs.removal.choices import Choices
from provisioner.terraform.plans import PlanResult, ResourceChange

ADDRESS = "module.eks.aws_eks_cluster.this[0]"
ASKED = Choices(asks=True)


def handover(*, server: Any = "https://api.example.com", made_by: str = ADDRESS) -> dict[str, Any]:
    cluster = {
        "kind": "endpoint",
        "server": server,
        "sign_in": {"kind": "token", "token": {"env": "TOKEN"}},
        "made_by": made_by,
    }
    return {
        "version": 1,
        "fleet": "demo",
        "clusters": {"c": cluster},
        "repositories": {
            "r": {"kind": "ssh", "url": "ssh://git@host/r.git", "trust_on_first_use": True}
        },
        "pairings": {"c": {"cluster": "c", "repository": "r", "path": "clusters/c"}},
    }


def fleet(**given: Any) -> Fleet:
    return read.from_object(handover(**given), "x")


def plan(
    after: dict[str, Any], *actions: str, held: frozenset[str] = frozenset({ADDRESS})
) -> PlanResult:
    resources = tuple(ResourceChange(address=ADDRESS, action=action) for action in actions)
    return PlanResult(changes=True, resources=resources, handover=after, state=held)


@pytest.mark.parametrize(
    ("actions", "drained"), [(("delete",), True), (("update",), False), ((), False)]
)
def test_it_is_drained_only_where_terraform_destroys_it(
    actions: tuple[str, ...], drained: bool
) -> None:
    left = {**handover(), "clusters": {}, "pairings": {}}
    (departure,) = departures.of_plan(fleet(), plan(left, *actions), ASKED).clusters.values()
    assert (departure.drain, departure.gone) == (drained, False)


def test_it_is_gone_once_terraform_no_longer_has_it() -> None:
    left = {**handover(), "clusters": {}, "pairings": {}}
    decided = departures.of_plan(fleet(), plan(left, held=frozenset()), ASKED)
    assert decided.clusters["c"].gone


def test_without_a_resource_nobody_takes_it_for_gone() -> None:
    left = {**handover(), "clusters": {}, "pairings": {}}
    before = fleet(made_by="")
    decided = departures.of_plan(before, plan(left, "delete", held=frozenset()), ASKED)
    assert (decided.clusters["c"].gone, decided.clusters["c"].drain) == (False, False)


@pytest.mark.parametrize("server", ["https://api.example.com", UNKNOWN])
def test_one_that_is_made_or_replaced_is_new(server: Any) -> None:
    """Its address may be known only after the apply."""
    made = departures.of_plan(None, plan(handover(server=server), "create"), ASKED)
    assert (made.made, made.replaced) == (frozenset("c"), frozenset())
    remade = departures.of_plan(fleet(), plan(handover(server=server), "replace"), ASKED)
    assert (remade.made, remade.replaced) == (frozenset("c"), frozenset("c"))
    assert not departures.of_plan(fleet(), plan(handover(server=server)), ASKED).made


@pytest.mark.parametrize("server", ["https://api.example.com", UNKNOWN])
def test_a_resource_that_terraform_does_not_know_is_refused(server: Any) -> None:
    """Such a cluster would be taken for gone when it leaves."""
    after = handover(server=server, made_by="aws_eks_cluster.prod")
    with pytest.raises(BadInput) as caught:
        departures.of_plan(None, plan(after), ASKED)
    assert caught.value.subject == "clusters.c.made_by"
    assert "Terraform has no resource aws_eks_cluster.prod" in caught.value.cause
