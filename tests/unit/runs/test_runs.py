"""The three stories: in which order things happen, and what stops them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.base.events import Action, Change, Note
from provisioner.handover.unknown import UNKNOWN
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.renames import Rename
from provisioner.reports.model import Report, Result
from provisioner.runs.down import down
from provisioner.runs.plan import plan
from provisioner.runs.run import Confirm, Run
from provisioner.runs.up import up
from provisioner.terraform.plans import PlanResult

if TYPE_CHECKING:
    from tests.unit.runs.conftest import World


def cluster(name: str, kind: str) -> dict[str, Any]:
    if kind == "sandbox":
        return {"kind": kind, "name": name, "directory": "/sandbox"}
    return {"kind": kind, "context": name}


def fleet(*names: str, unpaired: tuple[str, ...] = (), kind: str = "existing") -> dict[str, Any]:
    return {
        "version": 1,
        "fleet": "f",
        "clusters": {name: cluster(name, kind) for name in (*names, *unpaired)},
        "repositories": {
            "r": {"kind": "ssh", "url": "ssh://git@host/r.git", "trust_on_first_use": True}
        },
        "pairings": {n: {"cluster": n, "repository": "r", "path": f"clusters/{n}"} for n in names},
    }


@pytest.mark.parametrize("shows", [True, False])
def test_up_plans_asks_applies_and_pairs(world: World, shows: bool) -> None:
    """Terraform is asked for the handover only where its apply did not show it."""
    world.terraform.shows = shows
    world.terraform.after = fleet("a", "b")
    report = up(world.run, world.confirm)
    assert world.said == ["plan", "confirm", "apply", ("pair", ["a", "b"])]
    assert (report.changed, report.exit_code) == (True, 0)
    assert world.terraform.asked == (1 if shows else 2), "once for what was applied before"


def test_up_with_nothing_to_change_neither_asks_nor_applies(world: World) -> None:
    world.terraform.before = world.terraform.after = fleet("a")
    world.terraform.changes = False
    report = up(world.run, world.confirm)
    assert world.said == ["plan", ("pair", ["a"])]
    assert not report.changed


def test_up_unpairs_the_leaving_before_terraform_destroys_them(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b", "c"), fleet("a")
    report = up(world.run, world.confirm)
    assert world.said == ["plan", "confirm", ("unpair", ["b", "c"]), "apply", ("pair", ["a"])]
    assert {one.cluster: one.result for one in report.clusters} == {
        "a": "paired",
        "b": "unpaired",
        "c": "unpaired",
    }


def test_a_failed_unpairing_stops_up_before_the_apply(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    world.pairing.codes["unpaired"] = 4
    report = up(world.run, world.confirm)
    assert "apply" not in world.said
    assert report.exit_code == 4


def test_an_error_of_a_repository_while_leaving_ends_in_a_report(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b", "c"), fleet("a")
    world.pairing.error = Held("repository r", "its branch is locked", "Unlock it.")
    report = up(world.run, world.confirm)
    assert "apply" not in world.said
    assert report.exit_code == 6
    assert [(one.cluster, one.result, one.hint) for one in report.clusters] == [
        ("b", Result.HELD, "Unlock it."),
        ("c", Result.HELD, "Unlock it."),
    ]


def test_a_no_stops_up_before_anything(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")

    def refuse(_plan: PlanResult | None, _leaving: Sequence[LeavingPlan], *_more: object) -> None:
        raise ProvisionerError("not confirmed", "nothing was changed")

    with pytest.raises(ProvisionerError, match="not confirmed"):
        up(world.run, refuse)
    assert world.said == ["plan"]


def test_a_stack_that_hands_nothing_over_is_refused_before_the_apply(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = PlanResult(changes=True, resources=(), handover=None, hands_over=False)
    monkeypatch.setattr(world.terraform, "plan", lambda _out: nothing)
    with pytest.raises(BadInput, match="provisioner_handover"):
        up(world.run, world.confirm)
    assert world.said == []


def test_a_previous_handover_that_cannot_be_read_is_told_and_mended(world: World) -> None:
    world.terraform.before, world.terraform.after = {"version": 0}, fleet("a")
    up(world.run, world.confirm)
    assert world.said == ["plan", "confirm", "apply", ("pair", ["a"])]
    assert any(isinstance(event, Note) and event.level == "warning" for event in world.events)


def test_exit_codes_of_pairing_come_out(world: World) -> None:
    world.terraform.after = fleet("a")
    world.pairing.codes["paired"] = 5
    assert up(world.run, world.confirm).exit_code == 5


def test_plan_predicts_for_what_no_apply_has_made(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a"), fleet("a", "b")
    report = plan(world.run, detailed=False)
    assert world.said == ["plan", ("plan pairing", ["a", "b"], ["b"])]
    assert (report.changed, report.exit_code) == (True, 0)


def test_a_first_plan_predicts_the_repositories_too(world: World) -> None:
    world.terraform.after = fleet("a")
    plan(world.run, detailed=False)
    assert world.said[-1] == ("plan pairing", ["a"], ["a", "r"])


def test_a_first_plan_looks_where_terraform_makes_nothing(world: World) -> None:
    """As for a stack that `import` has written: its output changes, and no resource."""
    world.terraform.after, world.terraform.resources = fleet("a"), ()
    plan(world.run, detailed=False)
    assert world.said[-1] == ("plan pairing", ["a"], [])


@pytest.mark.parametrize("kind", ["ssh", "github"])
def test_a_repository_of_which_something_is_unknown_is_not_asked(world: World, kind: str) -> None:
    world.terraform.before, world.terraform.after = fleet("a"), fleet("a")
    vague: Any = {"ssh": {"url": UNKNOWN}, "github": {"owner": UNKNOWN, "name": "r"}}[kind]
    world.terraform.after["repositories"] = {"r": {"kind": kind, **vague}}
    report = plan(world.run, detailed=False)
    assert world.said == ["plan", ("plan pairing", ["a"], ["r"])]
    assert report.exit_code == 0


@pytest.mark.parametrize(("changes", "new"), [(True, ["r"]), (False, [])])
def test_a_repository_that_terraform_will_rename_is_not_asked(
    world: World, changes: bool, new: list[str]
) -> None:
    world.terraform.before, world.terraform.after = fleet("a"), fleet("a")
    world.terraform.after["repositories"]["r"]["url"] = "ssh://git@host/renamed.git"
    world.terraform.changes = changes
    plan(world.run, detailed=False)
    assert world.said == ["plan", ("plan pairing", ["a"], new)]


@pytest.mark.parametrize(("changes", "failed", "code"), [(True, 0, 2), (False, 0, 0), (True, 4, 4)])
def test_detailed_exit_codes(world: World, changes: bool, failed: int, code: int) -> None:
    world.terraform.before = world.terraform.after = fleet("a")
    world.terraform.changes = changes
    world.pairing.codes["planned"] = failed
    assert plan(world.run, detailed=True).exit_code == code


def test_plan_shows_what_leaving_deletes(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    plan(world.run, detailed=False)
    leaving = [event for event in world.events if isinstance(event, Change)]
    assert [(one.cluster, one.step, one.action, one.planned) for one in leaving] == [
        ("b", "unpair", Action.DELETED, True)
    ]


@pytest.mark.parametrize("story", [up, down])
def test_what_cannot_be_unpaired_stops_before_the_question(
    world: World, story: Callable[[Run, Confirm], Report]
) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    world.pairing.codes["planned"] = 4
    assert story(world.run, world.confirm).exit_code == 4
    assert "confirm" not in world.said
    assert not any(entry[0] == "unpair" for entry in world.said)


def test_deletions_are_shown_before_the_question(world: World) -> None:
    def confirm(
        _plan: PlanResult | None,
        _leaving: Sequence[LeavingPlan],
        _renames: Sequence[Rename] = (),
        /,
    ) -> None:
        shown = [event.cluster for event in world.events if isinstance(event, Change)]
        world.said.append(shown)

    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    up(world.run, confirm)
    down(world.run, confirm)
    assert [entry for entry in world.said if isinstance(entry, list)] == [["b"], ["b", "a"]]


@pytest.mark.parametrize("after", [None, {**fleet("a"), "clusters": UNKNOWN}])
def test_an_unknown_handover_is_a_warning_in_plan(
    world: World, after: dict[str, Any] | None
) -> None:
    world.terraform.after = after
    report = plan(world.run, detailed=True)
    assert world.said == ["plan"]
    assert (report.clusters, report.exit_code) == ([], 2)
    assert any(isinstance(event, Note) and event.level == "warning" for event in world.events)


def test_down_unpairs_all_then_destroys(world: World) -> None:
    world.terraform.before = fleet("a", "b")
    report = down(world.run, world.confirm)
    assert world.said == ["plan destroy", "confirm", ("unpair", ["a", "b"]), "apply"]
    assert (report.fleet, report.changed, len(report.clusters)) == ("f", True, 2)


def test_down_destroys_nothing_while_a_pairing_stands(world: World) -> None:
    world.terraform.before = fleet("a")
    world.pairing.codes["unpaired"] = 4
    assert down(world.run, world.confirm).exit_code == 4
    assert "apply" not in world.said


def test_down_of_nothing_says_so(world: World) -> None:
    world.terraform.changes = False
    report = down(world.run, world.confirm)
    assert world.said == ["plan destroy"]
    assert (report.exit_code, report.changed, report.clusters) == (0, False, [])
    assert Note(text="Stack s: nothing to destroy.") in world.events


def test_down_without_a_handover_still_destroys(world: World) -> None:
    down(world.run, world.confirm)
    assert world.said == ["plan destroy", "confirm", "apply"]


def test_down_does_not_destroy_what_it_cannot_unpair(world: World) -> None:
    world.terraform.before = {"version": 0}
    with pytest.raises(BadInput, match="version"):
        down(world.run, world.confirm)
    assert world.said == []
