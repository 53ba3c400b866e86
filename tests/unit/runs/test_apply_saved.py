"""`plan --out` and `up FILE`: what is kept, what is done, and what stops it before anything is
touched."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Action, Change, Note, TerraformEvent
from provisioner.pairing.saved_plan import ClusterPlan, SavedStep
from provisioner.runs import planfile
from provisioner.runs.apply_saved import apply_saved
from provisioner.runs.plan import plan
from provisioner.terraform.plans import StateVersion
from tests.unit.runs.test_runs import fleet

if TYPE_CHECKING:
    from tests.unit.runs.conftest import World


@pytest.fixture
def file(world: World, tmp_path: Path) -> Path:
    """A saved plan: cluster a is there, b comes."""
    (tmp_path / "cdk.tf.json").write_text("{}")
    world.terraform.before, world.terraform.after = fleet("a"), fleet("a", "b")
    out = tmp_path.parent / f"{tmp_path.name}.plan"
    assert plan(world.run, detailed=True, out=out).exit_code == 2
    world.said.clear()
    world.events.clear()
    return out


def errors(world: World) -> list[str]:
    return [
        event.text for event in world.events if isinstance(event, Note) and event.level == "error"
    ]


def test_what_is_kept(world: World, file: Path) -> None:
    kept = planfile.read(file)
    assert kept.terraform == b"the plan"
    assert (kept.saved.stack, list(kept.saved.sources), kept.saved.changes) == (
        "s",
        ["cdk.tf.json"],
        True,
    )
    assert kept.saved.state == world.terraform.state


def test_up_does_exactly_that_without_a_question(world: World, file: Path) -> None:
    report = apply_saved(world.run, file)
    assert world.said == [
        "show",
        ("plan pairing", ["a", "b"], ["b"]),
        "apply",
        ("pair", ["a", "b"]),
    ]
    assert (report.changed, report.exit_code) == (True, 0)
    assert TerraformEvent(address="a.b", action="create", state="planned") in world.events


def test_a_plan_without_changes_applies_nothing(world: World, file: Path) -> None:
    world.terraform.before, world.terraform.changes = fleet("a", "b"), False
    plan(world.run, detailed=False, out=file)
    world.said.clear()
    apply_saved(world.run, file)
    assert world.said[-1] == ("pair", ["a", "b"])
    assert "apply" not in world.said


def test_a_leaving_cluster_is_unpaired_first(world: World, file: Path) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    plan(world.run, detailed=False, out=file)
    world.said.clear()
    apply_saved(world.run, file)
    assert world.said[-3:] == [("unpair", ["b"], True), "apply", ("pair", ["a"])]


def test_another_state_is_refused_before_anything(world: World, file: Path) -> None:
    world.terraform.state = StateVersion(lineage="l", serial=8)
    with pytest.raises(Refused, match="serial 7 of l, is serial 8 of l"):
        apply_saved(world.run, file)
    assert world.said == ["show"]


def test_a_moved_cluster_is_refused_before_anything(world: World, file: Path) -> None:
    drifted = SavedStep(step="secret", subject="S", action=Action.CREATED)
    world.pairing.plans = [ClusterPlan(cluster="a", steps=(drifted,), seen={})]
    with pytest.raises(Refused, match="something changed after the plan was saved"):
        apply_saved(world.run, file)
    assert world.said == ["show", ("plan pairing", ["a", "b"], ["b"])]
    assert errors(world) == ["a: not in the saved plan"]
    assert not any(isinstance(event, Change) for event in world.events)


def test_a_cluster_that_cannot_be_looked_at_is_refused(world: World, file: Path) -> None:
    world.pairing.failing["a"] = "out of order"
    with pytest.raises(Refused, match="a: out of order"):
        apply_saved(world.run, file)
    assert "apply" not in world.said


def test_a_plan_with_failures_is_not_kept(world: World, file: Path) -> None:
    file.unlink()
    world.pairing.codes["planned"] = 4
    assert plan(world.run, detailed=True, out=file).exit_code == 4
    assert not file.exists()
    assert "not saved" in errors(world)[0]


def test_another_stack_is_bad_input(world: World, file: Path) -> None:
    world.settings = dataclasses.replace(world.settings, stack="t")
    with pytest.raises(BadInput, match="is of stack 's', not 't'"):
        apply_saved(world.run, file)
    assert world.said == []


def test_a_changed_stack_is_bad_input(world: World, file: Path, tmp_path: Path) -> None:
    (tmp_path / "cdk.tf.json").write_text("{ }")
    with pytest.raises(BadInput, match="cdk.tf.json differs"):
        apply_saved(world.run, file)
    assert world.said == []


def test_the_providers_of_the_plan_are_taken_in_a_fresh_checkout(
    world: World, file: Path, tmp_path: Path
) -> None:
    lock = tmp_path / ".terraform.lock.hcl"
    lock.write_text("# first")
    plan(world.run, detailed=False, out=file)
    lock.unlink()
    apply_saved(world.run, file)
    assert lock.read_text() == "# first"
