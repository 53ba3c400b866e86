"""Leaving deletes what this fleet's root delivered, and nothing of another root or of a person."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.base.events import Action, Change
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.trust.others import config, item, kustomization, text
from tests.unit.pairing.trust.untouched import recorded, state, writes


def hostile(fleet: FakeFleet) -> None:
    """Objects of another root and of a person, beside what the root delivers."""
    fleet.repository.commit(
        {
            "clusters/c1/apps.yaml": text(kustomization("apps", "./apps"), config("own")),
            "apps/shop.yaml": text(kustomization("nested", "./nested"), config("shop")),
            "nested/deep.yaml": text(config("deep")),
            "theirs/x.yaml": text(config("theirs")),
        }
    )
    fleet.pair()
    fleet.only.put(kustomization("by-hand", "./theirs"))
    fleet.flux["c1"].tick()
    assert fleet.only.peek("ConfigMap", "theirs", "default")


def test_a_drain_follows_the_inventories_of_this_root(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    hostile(fleet)
    assert fleet.unpair(drain=True).exit_code == 0
    left = [name for name in fleet.only.names("ConfigMap") if name.startswith("default/")]
    assert left == ["default/theirs"], "and the ConfigMap that somebody else delivered stays"
    assert fleet.only.names("Kustomization") == ["default/by-hand"]
    assert any("kustomizations" in name for name in fleet.only.names("CustomResourceDefinition"))


def test_a_suspended_child_applies_nothing_before_it_goes(fake_fleet: FleetMaker) -> None:
    """Its controller may be faster than we are."""
    fleet = fake_fleet()
    child = kustomization("apps", "./apps")
    child["spec"]["suspend"] = True
    fleet.repository.commit(
        {"clusters/c1/apps.yaml": text(child), "apps/shop.yaml": text(config("shop"))}
    )
    fleet.pair()
    applied: list[str] = []

    def work(_request: object) -> None:
        fleet.flux["c1"].tick()
        applied.extend(fleet.only.names("ConfigMap"))

    fleet.only.journal.on(work, verb="patch", name="apps")
    assert fleet.unpair(drain=True).exit_code == 0
    assert applied
    assert "default/shop" not in applied
    assert fleet.only.names("Kustomization") == []


def test_without_a_drain_workloads_stay_and_only_our_objects_go(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    hostile(fleet)
    assert fleet.unpair().exit_code == 0
    left = [name for name in fleet.only.names("ConfigMap") if name.startswith("default/")]
    assert sorted(left) == ["default/deep", "default/own", "default/shop", "default/theirs"]
    assert fleet.only.names("Kustomization") == ["default/by-hand"]


def test_what_somebody_makes_while_the_controllers_stop_stays(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()

    def made_meanwhile(_request: object) -> None:
        fleet.only.put(kustomization("by-hand", "./theirs"))

    fleet.only.journal.on(made_meanwhile, verb="delete", name="source-controller")
    assert fleet.unpair().exit_code == 0
    assert fleet.only.names("Kustomization") == ["default/by-hand"]


@pytest.mark.parametrize(
    "annotation",
    [
        {"kustomize.toolkit.fluxcd.io/prune": "disabled"},
        {"kustomize.toolkit.fluxcd.io/reconcile": "disabled"},
        {"kustomize.toolkit.fluxcd.io/ssa": "Ignore"},
    ],
)
def test_what_flux_would_leave_alone_is_left_alone(
    annotation: dict[str, str], fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    kept = item("v1", "ConfigMap", "kept", "default", metadata={"annotations": annotation})
    fleet.repository.commit({"clusters/c1/kept.yaml": text(kept, config("own"))})
    fleet.pair()
    if not fleet.only.peek("ConfigMap", "kept", "default"):
        fleet.only.put(kept)
    fleet.unpair(drain=True)
    left = [name for name in fleet.only.names("ConfigMap") if name.startswith("default/")]
    assert left == ["default/kept"]


@pytest.mark.parametrize("drain", [False, True])
def test_a_secret_of_the_users_keeps_the_namespace(drain: bool, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.only.put(item("v1", "Secret", "sops-age", "flux-system"))
    assert fleet.unpair(drain=drain).exit_code == 0
    assert fleet.only.names("Secret") == ["flux-system/sops-age"]
    assert fleet.only.names("Deployment") == []


def test_a_plan_of_leaving_names_what_the_run_deletes(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    hostile(fleet)
    before = state(fleet)
    fleet.unpair(drain=True, planning=True)
    assert (writes(fleet), state(fleet)) == ([], before), "a plan changes nothing"
    planned = deletions(fleet)
    fleet.unpair(drain=True)
    assert deletions(fleet) == planned
    assert "drain" in planned


def deletions(fleet: FakeFleet) -> list[str]:
    changes = [event for event in fleet.events if isinstance(event, Change)]
    return [
        change.step
        for change in changes
        if change.action is Action.DELETED and change.step != "unpair"  # the announcement
    ]


def test_a_shared_path_stays_while_another_cluster_uses_it(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    pairings = {
        name: msgspec.structs.replace(pairing, path="clusters/all", shared_path=True)
        for name, pairing in fleet.fleet.pairings.items()
    }
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings=pairings)
    assert fleet.pair().exit_code == 0
    assert fleet.unpair("c1").exit_code == 0
    files = fleet.repository.tree(fleet.repository.head("main") or "")
    assert "clusters/all/flux-system/gotk-sync.yaml" in files
    assert recorded(fleet, "c1") == ""
    assert recorded(fleet, "c2")
