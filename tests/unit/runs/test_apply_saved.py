"""`plan --out` and `up FILE`: what is kept, what is done, and what stops it before anything is
touched."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Action, Change, Note, TerraformEvent
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.removal.workloads.loss import Loss, Part
from provisioner.pairing.run.options import Options
from provisioner.pairing.saved_plan import ClusterPlan, SavedStep
from provisioner.runs.apply_saved import apply_saved
from provisioner.runs.plan import plan
from provisioner.runs.project import Settings
from provisioner.runs.removal.choices import Choices
from provisioner.runs.saved_plans import planfile
from provisioner.terraform.plans import StateVersion
from tests.unit.runs.test_leaving import destroy, say
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
    assert world.said[-3:] == [("unpair", ["b"]), "apply", ("pair", ["a"])]


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


def test_other_providers_than_those_of_the_plan_are_bad_input(
    world: World, file: Path, tmp_path: Path
) -> None:
    (tmp_path / ".terraform.lock.hcl").write_text("# first")
    plan(world.run, detailed=False, out=file)
    recorded = tmp_path.with_name(f"{tmp_path.name}-project") / "terraform.s.lock.hcl"
    recorded.parent.mkdir()
    recorded.write_text("# first")
    apply_saved(world.run, file)
    recorded.write_text("# second")
    before = list(world.said)
    with pytest.raises(BadInput, match=r"other providers: terraform\.s\.lock\.hcl differs"):
        apply_saved(world.run, file)
    assert world.said == before


@pytest.fixture
def leaving(world: World, file: Path) -> Path:
    """A saved plan: b leaves and is drained, since Terraform destroys it; k leaves and is kept."""
    world.terraform.before = fleet("a", "b", "k", kind="sandbox")
    world.terraform.after = fleet("a", unpaired=("k",), kind="sandbox")
    destroy(world, "b")
    world.terraform.held |= {'terraform_data.provisioner_sandbox_clusters["k"]'}
    world.pairing.losses["b"] = Loss(volumes=Part(count=1, names=("d/v",)), digest="1")
    say(world, asks=True, new_clusters=("k",))
    plan(world.run, detailed=False, out=file)
    world.said.clear()
    world.events.clear()
    say(world)
    return file


def test_what_is_kept_of_leaving(world: World, leaving: Path) -> None:
    saved = planfile.read(leaving).saved
    assert saved.choices == Choices(asks=True, new_clusters=("k",))
    assert saved.leaving == (
        LeavingPlan(cluster="k", uid="uid-k"),
        LeavingPlan(cluster="b", drain=True, uid="uid-b", loss=world.pairing.losses["b"]),
    )


@pytest.mark.parametrize("choices", [{}, {"drain": ("b",)}, {"new_clusters": ("k",)}])
def test_the_saved_plan_decides_who_is_drained(
    world: World, leaving: Path, choices: dict[str, tuple[str, ...]]
) -> None:
    say(world, **choices)
    apply_saved(world.run, leaving)
    assert world.said[-4:] == [
        ("unpair", ["k"]),
        ("unpair", ["b drained"]),
        "apply",
        ("pair", ["a"]),
    ]
    assert "k" in world.pairing.options[-1].new_clusters


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Choices(workloads="drain", force=True), "it keeps the workloads of k; it was saved"),
        (Choices(drain=("k",)), "it does not drain k"),
        (Choices(drain=("all",)), "it keeps the workloads of k"),
        (Choices(workloads="keep"), "it drains b"),
        (Choices(gone=("b",)), "it does not treat b as gone"),
        (Choices(force=True), "it was saved without --force"),
        (Choices(new_clusters=("a",)), "it does not say that a is new"),
    ],
)
def test_options_that_contradict_the_saved_plan(
    world: World, leaving: Path, choices: Choices, words: str
) -> None:
    world.settings = Settings(pairing=Options(force=choices.force), choices=choices)
    with pytest.raises(BadInput, match=f"contradicts the options of this command: {words}"):
        apply_saved(world.run, leaving)
    assert world.said == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda world: world.pairing.uids.update(b="other"), "b: cluster: was uid-b, is other"),
        (lambda world: world.pairing.losses.clear(), "b: what the drain deletes: was 0 namespaces"),
        (
            lambda world: world.pairing.losses.update(
                b=Loss(volumes=Part(count=1, names=("d/v",)), digest="2")
            ),
            "b: what the drain deletes: other objects than planned",
        ),
        (lambda world: destroy(world), "b: workloads: was drained, is gone with the cluster"),
    ],
)
def test_what_leaving_rests_on_has_moved(
    world: World, leaving: Path, change: Callable[[World], None], words: str
) -> None:
    change(world)
    with pytest.raises(Refused, match="something changed after the plan was saved"):
        apply_saved(world.run, leaving)
    assert any(line.startswith(words) for line in errors(world)), errors(world)
    assert not any(entry[0] in ("unpair", "apply") for entry in world.said)


def test_another_cluster_that_leaves(world: World, leaving: Path) -> None:
    world.terraform.after = fleet("a", unpaired=("k", "b"), kind="sandbox")
    world.terraform.before = fleet("a", "k", unpaired=("b",), kind="sandbox")
    with pytest.raises(Refused, match="clusters that leave: was b, k, is k"):
        apply_saved(world.run, leaving)
