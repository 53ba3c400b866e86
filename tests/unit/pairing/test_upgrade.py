"""The story of an upgrade: the order of its steps, and which clusters it is about."""

from __future__ import annotations

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.pairing import upgrade
from provisioner.pairing.order import pairing_steps


def names(*, planning: bool) -> list[str]:
    return [step.name for step in upgrade.steps(planning=planning)]


def test_nothing_is_proven_before_the_new_controllers_run() -> None:
    """Else the old ones would prove files that the new ones may not be able to apply."""
    order = names(planning=False)
    assert order.index("files") < order.index("rollout") < order.index("proof")


def test_stored_versions_are_settled_again_once_the_new_controllers_are_proven() -> None:
    """Only then do the CRDs say in which version the new Flux stores."""
    order = names(planning=False)
    assert order.index("proof") < order.index("storage")
    assert "storage" not in names(planning=True), "the gates have predicted it already"


@pytest.mark.parametrize("planning", [False, True])
def test_an_upgrade_leaves_out_no_step_of_pairing(planning: bool) -> None:
    shared = [step for step in upgrade.steps(planning=planning) if step in pairing_steps.STEPS]
    assert shared == list(pairing_steps.STEPS)


def test_what_would_break_is_refused_before_objects_are_written_again() -> None:
    assert [step.name for step in upgrade.GATES] == ["manifests", "delivery", "storage"]


@pytest.fixture
def fleet() -> Fleet:
    pairings = {
        name: Pairing(cluster=name, repository="fleet", path=f"clusters/{name}")
        for name in ("c1", "c2")
    }
    return Fleet(version=1, fleet="demo", clusters={}, repositories={}, pairings=pairings)


def test_some_clusters_at_another_version(fleet: Fleet) -> None:
    selected = upgrade.select(fleet, ["c2"], version="v2.10.0", distribution="/d")
    assert selected.pairings["c1"] == fleet.pairings["c1"]
    gitops = selected.pairings["c2"].gitops
    assert (gitops.flux_version, gitops.distribution) == ("v2.10.0", "/d")


def test_all_clusters_as_they_are_declared(fleet: Fleet) -> None:
    assert upgrade.select(fleet, []) == fleet


def test_an_unknown_cluster_is_refused(fleet: Fleet) -> None:
    with pytest.raises(BadInput, match="Paired clusters: c1, c2"):
        upgrade.select(fleet, ["c3"])
