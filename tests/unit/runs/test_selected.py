"""The clusters that a run with Terraform, or a saved plan, is of."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provisioner.base.errors import BadInput
from provisioner.fleets import shards
from provisioner.fleets.selection import Selection
from provisioner.fleets.shards import Shard
from provisioner.handover import read
from provisioner.pairing.run.options import Options
from provisioner.runs.handover_plans.pair_saved import pair_saved
from provisioner.runs.handover_plans.plan import plan
from provisioner.runs.project import Settings
from provisioner.runs.run import Run
from provisioner.runs.saved_plans import selections
from provisioner.runs.sources import Source
from provisioner.runs.up import up
from tests.unit.runs.test_runs import fleet

if TYPE_CHECKING:
    from tests.unit.runs.conftest import World


def run(selection: Selection) -> Run:
    settings = Settings(pairing=Options(), selection=selection)
    return Run(settings=settings, sink=lambda _event: None)


@pytest.mark.parametrize(
    "given", [Selection(), Selection(only=("b", "a"), skip=("c",))], ids=["nothing", "the same"]
)
def test_a_saved_plan_keeps_its_selection(given: Selection) -> None:
    agreed = selections.agreed(run(given), Path("p"), ("a", "b"), ("c",))
    assert (agreed.settings.selection.only, agreed.settings.selection.skip) == (("a", "b"), ("c",))


@pytest.mark.parametrize("given", [Selection(only=("a",)), Selection(skip=("a",))])
def test_another_selection_contradicts_it(given: Selection) -> None:
    with pytest.raises(BadInput, match="it is of --only a --only b, not of --(only|skip) a"):
        selections.agreed(run(given), Path("p"), ("a", "b"), ())


@pytest.mark.parametrize("given", [Selection(), Selection(shard=Shard(index=1, count=4))])
def test_a_saved_plan_is_of_one_shard(given: Selection) -> None:
    agreed = selections.agreed(run(given), Path("p"), (), (), "1/4")
    assert agreed.settings.selection == Selection(shard=Shard(index=1, count=4))


@pytest.mark.parametrize(("saved", "index"), [("", 1), ("2/4", 1)])
def test_another_shard_contradicts_it(saved: str, index: int) -> None:
    given = Selection(shard=Shard(index=index, count=4))
    with pytest.raises(BadInput, match="not of --shard 1/4"):
        selections.agreed(run(given), Path("p"), (), (), saved)


def test_what_was_planned_for_a_shard_is_done_for_that_shard(world: World, tmp_path: Path) -> None:
    handover, out = tmp_path / "handover.json", tmp_path / "fleet.plan"
    handover.write_text(json.dumps(fleet("a", "b")))
    shard = Selection(shard=Shard(index=shards.number("a", 7), count=7))
    settings = dataclasses.replace(world.run.settings, selection=shard)
    of_shard = dataclasses.replace(world.run, settings=settings)
    plan(of_shard, Source(place=str(handover)), detailed=False, out=out)
    pair_saved(world.run, Source(place=str(out)))
    assert "a" in (world.pairing.options[-1].only or ())
    assert world.pairing.options[-1].only == shard.of(read.from_object(fleet("a", "b"), "it"))


def selecting(world: World, *only: str) -> Run:
    settings = dataclasses.replace(world.run.settings, selection=Selection(only=only))
    return dataclasses.replace(world.run, settings=settings)


def test_up_pairs_the_selected_clusters_of_the_whole_fleet(world: World) -> None:
    world.terraform.after = fleet("a", "b")
    up(selecting(world, "a"), world.confirm)
    assert world.said[-1] == ("pair", ["a", "b"])
    assert world.pairing.options[-1].only == frozenset({"a"})


def test_up_refuses_an_unknown_cluster_before_the_question(world: World) -> None:
    world.terraform.after = fleet("a", "b")
    with pytest.raises(BadInput, match="--only c: matches no cluster of fleet f"):
        up(selecting(world, "c"), world.confirm)
    assert world.said == ["plan"]


def test_only_who_has_left_the_stack_leaves(world: World) -> None:
    """Whatever is selected: b stays although it is not, c leaves although it is not."""
    world.terraform.before, world.terraform.after = fleet("a", "b", "c"), fleet("a", "b")
    up(selecting(world, "a"), world.confirm)
    left = [one for one in world.said if isinstance(one, tuple) and one[0] == "unpair"]
    assert len(left) == 1
    assert "c" in str(left[0])
    assert "'b" not in str(left[0])
