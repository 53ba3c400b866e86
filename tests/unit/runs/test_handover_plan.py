"""`plan SOURCE --out` and `pair FILE`: what is kept, what is done, and what stops it before
anything is touched."""

from __future__ import annotations

import dataclasses
import io
import json
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Action, Note
from provisioner.handover import read
from provisioner.pairing.run.options import Options
from provisioner.pairing.saved_plan import ClusterPlan, SavedStep
from provisioner.reports.model import Report
from provisioner.runs.apply_saved import apply_saved
from provisioner.runs.handover_plans import planfile as handover_planfile
from provisioner.runs.handover_plans.pair_saved import differences, pair_saved
from provisioner.runs.handover_plans.plan import plan
from provisioner.runs.plan import plan as plan_of_stack
from provisioner.runs.saved_plans import planfile
from provisioner.runs.sources import Source
from tests.unit.runs.test_runs import fleet

if TYPE_CHECKING:
    from tests.unit.runs.conftest import World

CANARY = "canary-private-key"
STEP = SavedStep(step="secret", subject="S", action=Action.CREATED)
PLANS = [ClusterPlan(cluster="a", steps=(STEP,), seen={"cluster": "uid"})]


@pytest.fixture
def handover(tmp_path: Path) -> Path:
    """A file with all outputs of an apply, a private key among them."""
    file = tmp_path / "outputs.json"
    write(file, fleet("a", "b"))
    return file


def write(file: Path, value: dict[str, Any]) -> None:
    keys = {"value": {"a": CANARY}, "sensitive": True}
    file.write_text(
        json.dumps({"provisioner_handover": {"value": value}, "provisioner_keys": keys})
    )


@pytest.fixture
def saved(world: World, handover: Path, tmp_path: Path) -> Path:
    """The plan of that file."""
    out = tmp_path / "fleet.plan"
    world.pairing.plans = PLANS
    plan(world.run, Source(place=str(handover)), detailed=False, out=out)
    world.said.clear()
    return out


def apply(world: World, file: Path) -> Report:
    return pair_saved(world.run, Source(place=str(file)))


def notes(world: World) -> str:
    return "\n".join(event.text for event in world.events if isinstance(event, Note))


def test_terraform_has_no_part_in_it(world: World, handover: Path) -> None:
    report = plan(world.run, Source(place=str(handover)), detailed=True)
    assert world.said == [("plan pairing", ["a", "b"], [])]
    assert (report.exit_code, report.changed) == (0, False)


def test_detailed_says_changes(world: World, handover: Path) -> None:
    world.pairing.changing = True
    source = Source(place=str(handover))
    assert [plan(world.run, source, detailed=one).exit_code for one in (True, False)] == [2, 0]
    world.pairing.codes["planned"] = 4
    assert plan(world.run, source, detailed=True).exit_code == 4


def test_what_is_kept_is_private_and_without_keys(saved: Path, handover: Path) -> None:
    kept = handover_planfile.read(saved)
    assert (kept.saved.source, list(kept.saved.clusters)) == (str(handover), PLANS)
    assert kept.fleet == read.from_object(fleet("a", "b"), "x")
    assert saved.stat().st_mode & 0o777 == 0o600
    assert CANARY.encode() not in saved.read_bytes()


def test_pair_does_exactly_that_with_the_keys_of_the_source(world: World, saved: Path) -> None:
    assert apply(world, saved).exit_code == 0
    assert world.said == [("plan pairing", ["a", "b"], []), ("pair", ["a", "b"])]
    assert world.pairing.options[-1].keys["a"].reveal() == CANARY
    assert "nothing has changed since" in notes(world)


def test_standard_input_is_not_read_again(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = json.dumps(fleet("a")).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    out = tmp_path / "fleet.plan"
    plan(world.run, Source(place="-"), detailed=False, out=out)
    apply(world, out)
    assert world.said[-1] == ("pair", ["a"])


def test_keys_that_cannot_be_read_again_are_named_before_the_plan(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = fleet("a")
    given["pairings"]["a"]["deploy_key"] = {"custody": "terraform"}
    text = json.dumps(given).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    with pytest.raises(BadInput, match="private keys of a are kept by Terraform"):
        plan(world.run, Source(place="-"), detailed=False, out=tmp_path / "fleet.plan")
    assert world.said == []


def test_another_handover_is_refused_before_anything(
    world: World, saved: Path, handover: Path
) -> None:
    write(handover, fleet("a", "b", "c"))
    with pytest.raises(Refused, match=r"outputs.json: \$.clusters.c is new and 1 more"):
        apply(world, saved)
    assert world.said == []
    assert "$.pairings.c is new" in notes(world)


def test_a_plan_never_overwrites_its_handover(world: World, handover: Path) -> None:
    before = handover.read_text()
    with pytest.raises(BadInput, match="is SOURCE itself"):
        plan(world.run, Source(place=str(handover)), detailed=False, out=handover)
    assert (handover.read_text(), world.said) == (before, [])


def test_a_moved_cluster_is_refused_before_anything(world: World, saved: Path) -> None:
    seen = {"cluster": "another"}
    world.pairing.plans = [ClusterPlan(cluster="a", steps=(STEP,), seen=seen)]
    with pytest.raises(Refused, match="a: cluster: was uid, is another"):
        apply(world, saved)
    assert world.said == [("plan pairing", ["a", "b"], [])]


def test_a_cluster_that_cannot_be_looked_at_is_refused(world: World, saved: Path) -> None:
    world.pairing.failing["a"] = "out of order"
    with pytest.raises(Refused, match="a: out of order"):
        apply(world, saved)
    assert not [one for one in world.said if one[0] == "pair"]


def test_a_plan_with_failures_is_not_kept(world: World, handover: Path, tmp_path: Path) -> None:
    world.pairing.codes["planned"] = 4
    out = tmp_path / "fleet.plan"
    plan(world.run, Source(place=str(handover)), detailed=True, out=out)
    assert not out.exists()
    assert "not saved" in notes(world)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"new_clusters": frozenset("b")}, "does not say that b is new"),
        ({"renamed": frozenset("b")}, "does not say that b had another name"),
    ],
)
def test_options_that_contradict_the_plan(
    world: World, saved: Path, given: dict[str, Any], line: str
) -> None:
    world.settings = dataclasses.replace(world.settings, pairing=Options(**given))
    with pytest.raises(BadInput, match=line):
        apply(world, saved)
    assert world.said == []


def test_options_of_the_plan_count(world: World, handover: Path, tmp_path: Path) -> None:
    said = Options(new_clusters=frozenset("a"), renamed=frozenset("b"))
    world.settings = dataclasses.replace(world.settings, pairing=said)
    out = tmp_path / "fleet.plan"
    plan(world.run, Source(place=str(handover)), detailed=False, out=out)
    world.settings = dataclasses.replace(world.settings, pairing=Options())
    apply(world, out)
    chosen = world.pairing.options[-1]
    assert (chosen.new_clusters, chosen.renamed) == (said.new_clusters, said.renamed)


def test_an_unknown_cluster_is_bad_input(world: World, handover: Path) -> None:
    said = Options(new_clusters=frozenset({"nobody"}))
    world.settings = dataclasses.replace(world.settings, pairing=said)
    with pytest.raises(BadInput, match="cluster nobody: is not paired"):
        plan(world.run, Source(place=str(handover)), detailed=False)


def test_each_kind_of_plan_names_the_command_for_the_other(
    world: World, saved: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=r"plan of a handover.*provisioner pair .*fleet\.plan"):
        apply_saved(world.run, saved)
    (tmp_path / "cdk.tf.json").write_text("{}")
    world.terraform.before = world.terraform.after = fleet("a")
    other = tmp_path / "stack.plan"
    plan_of_stack(world.run, detailed=False, out=other)
    assert planfile.read(other)
    with pytest.raises(BadInput, match=r"plan of a stack.*provisioner up .*stack\.plan"):
        apply(world, other)


def test_a_plan_is_no_handover(saved: Path) -> None:
    with pytest.raises(BadInput, match="is a saved plan, not a handover"):
        Source(place=str(saved)).fleet()


def test_a_file_with_more_in_it(saved: Path) -> None:
    with tarfile.open(saved, "a") as tar:
        tar.addfile(tarfile.TarInfo("more"))
    with pytest.raises(BadInput, match="altered or damaged"):
        handover_planfile.read(saved)


def test_differences_name_each_part() -> None:
    before, after = fleet("a", "b"), fleet("a", "c") | {"fleet": "g"}
    after["clusters"]["a"]["context"] = "elsewhere"
    lines = differences(read.from_object(before, "x"), read.from_object(after, "x"), "s")
    assert list(lines) == [
        "s: was fleet f, is g",
        "s: $.clusters.a differs",
        "s: $.clusters.b is gone",
        "s: $.clusters.c is new",
        "s: $.pairings.b is gone",
        "s: $.pairings.c is new",
    ]
