"""Load balancers that go before a cluster that Cluster API deletes: by its API alone."""

from __future__ import annotations

import pytest

from provisioner.base.errors import TimedOut
from provisioner.base.events import Action
from provisioner.pairing.removal.workloads import balancers
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from tests.unit.pairing.removal.workloads.objects import (
    KUSTOMIZE,
    ROOT,
    SHOP,
    Object,
    balancer,
    children,
    deliverer,
    item,
)
from tests.unit.pairing.targets import FreeTarget, target
from tests.unit.pairing.writable import Writable

pytestmark = pytest.mark.usefixtures("fast")


def act(subject: FreeTarget) -> None:
    facts = Facts(cluster=subject.first_look)
    state = balancers.look(subject, facts)
    assert balancers.act(subject, facts, balancers.decide(subject.desired, state)) is facts


def delivered() -> list[Object]:
    """By the root and by a child; Flux's controllers do not run."""
    web, own = balancer("web", SHOP), balancer("own", ROOT)
    base, shop = deliverer("Kustomization", "base"), deliverer("Kustomization", "shop", web)
    root = deliverer("Kustomization", "flux-system", base, shop, own)
    return [root, base, shop, web, own]


def test_those_that_this_fleet_delivered_go_and_nothing_else(desired: Desired) -> None:
    claim = item("PersistentVolumeClaim", "data", SHOP)
    theirs = balancer("theirs", {f"{KUSTOMIZE}/name": "other"})
    client = Writable(*delivered(), claim, theirs, item("Service", "internal", SHOP))
    act(target(desired, client))
    assert sorted(client.written("delete")) == ["Service/own", "Service/web"]


def test_flux_is_suspended_first_so_that_it_brings_nothing_back(desired: Desired) -> None:
    client = Writable(*delivered())
    act(target(desired, client))
    first = next(at for at, (verb, *_) in enumerate(client.writes) if verb == "delete")
    before = client.writes[:first]
    suspended = {name for _, name, changes in before if changes == {"spec": {"suspend": True}}}
    assert suspended == {f"Kustomization/{name}" for name in ("flux-system", "base", "shop")}


def test_one_that_was_just_being_applied_goes_too(desired: Desired) -> None:
    """It has the name of one that is gone, and is another object."""
    client = Writable(*delivered())
    again = [balancer("web", SHOP, uid="second")]

    def bring_back(verb: str, one: Object) -> None:
        if verb == "delete" and one["metadata"]["name"] == "own" and again:
            client.put(again.pop())

    client.refuse = bring_back
    act(target(desired, client))
    assert client.written("delete").count("Service/web") == 2
    assert client.get("v1", "Service", "web", "default") is None


def test_one_that_does_not_go_is_named(desired: Desired) -> None:
    stuck = balancer("web", SHOP, finalizers=["service.kubernetes.io/load-balancer-cleanup"])
    client = Writable(*children(stuck), stuck)
    with pytest.raises(TimedOut, match="Service default/web"):
        act(target(desired, client, options=Options(timeout=2.0)))


def test_without_any_nothing_is_changed(desired: Desired) -> None:
    client = Writable(*children())
    subject = target(desired, client)
    state = balancers.look(subject, Facts(cluster=subject.first_look))
    decision = balancers.decide(desired, state)
    assert (decision.action, client.writes) == (Action.UNCHANGED, [])
