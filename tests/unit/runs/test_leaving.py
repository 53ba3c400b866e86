"""Runs in which clusters leave: what is shown, asked and done, in which order, and what stops
it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Note
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.handover.unknown import UNKNOWN
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report
from provisioner.runs import unpair
from provisioner.runs.down import down
from provisioner.runs.down import plan as plan_down
from provisioner.runs.plan import plan
from provisioner.runs.project import Settings
from provisioner.runs.removal import departures
from provisioner.runs.removal.choices import Choices
from provisioner.runs.run import Confirm, Run
from provisioner.runs.up import up
from provisioner.terraform.plans import ResourceChange
from tests.unit.runs.test_runs import fleet

if TYPE_CHECKING:
    from tests.unit.runs.conftest import World


def address(name: str) -> str:
    """Of the resource of a sandbox cluster."""
    return f'terraform_data.provisioner_sandbox_clusters["{name}"]'


def say(world: World, **choices: Any) -> None:
    world.settings = Settings(
        pairing=Options(new_clusters=frozenset(choices.get("new_clusters", ()))),
        choices=Choices(**choices),
    )


def destroy(world: World, *names: str) -> None:
    """Terraform has these sandbox clusters, and its plan deletes them."""
    addresses = [address(name) for name in names]
    world.terraform.held = frozenset(addresses)
    world.terraform.resources = tuple(
        ResourceChange(address=one, action="delete") for one in addresses
    )


STORIES: dict[str, Callable[[World], Report]] = {
    "up": lambda world: up(world.run, world.confirm),
    "plan": lambda world: plan(world.run, detailed=False),
}


def warnings(world: World) -> str:
    return "\n".join(
        event.text for event in world.events if isinstance(event, Note) and event.level == "warning"
    )


def test_those_that_keep_their_workloads_leave_first(world: World) -> None:
    world.terraform.before = fleet("a", "b", "c", kind="sandbox")
    world.terraform.after = fleet("a", kind="sandbox", unpaired=("b",))
    destroy(world, "c")
    world.terraform.held |= {address("b")}
    say(world, asks=True)
    up(world.run, world.confirm)
    assert world.said == [
        "plan",
        "confirm",
        ("unpair", ["b"]),
        ("unpair", ["c drained"]),
        "apply",
        ("pair", ["a"]),
    ]


def test_a_failure_before_a_drain_leaves_the_drain_undone(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b", "c"), fleet("a")
    world.pairing.codes["unpaired"] = 4
    say(world, drain=("c",))
    assert up(world.run, world.confirm).exit_code == 4
    assert world.said == ["plan", "confirm", ("unpair", ["b"])]


def test_what_was_agreed_to_is_what_is_done(world: World) -> None:
    world.terraform.before = fleet("a", "b", kind="sandbox")
    world.terraform.after = fleet("a", kind="sandbox")
    destroy(world, "b")
    say(world, asks=True)
    up(world.run, world.confirm)
    assert [(one.cluster, one.drain, one.uid) for one in world.agreed] == [("b", True, "uid-b")]


def test_yes_drains_nothing_on_its_own(world: World) -> None:
    world.terraform.before = fleet("a", "b", kind="sandbox")
    destroy(world, "a", "b")
    down(world.run, world.confirm)
    assert world.said == ["plan destroy", "confirm", ("unpair", ["a", "b"]), "apply"]


def test_down_drains_what_is_named(world: World) -> None:
    world.terraform.before = fleet("a", "b", kind="sandbox")
    destroy(world, "a", "b")
    say(world, drain=("b",))
    down(world.run, world.confirm)
    assert world.said[2:4] == [("unpair", ["a"]), ("unpair", ["b drained"])]


def test_the_plan_of_down_changes_nothing(world: World) -> None:
    world.terraform.before = fleet("a", "b", kind="sandbox")
    destroy(world, "a", "b")
    say(world, asks=True)
    report = plan_down(world.run)
    assert (world.said, world.pairing.predicted) == (
        ["plan destroy"],
        [["a drained", "b drained"]],
    )
    assert report.changed


@pytest.mark.parametrize("story", [up, down])
@pytest.mark.parametrize("choices", [{"drain": ("x",)}, {"gone": ("x",)}, {"new_clusters": ("x",)}])
def test_a_wrong_name_stops_before_anything(
    world: World, story: Callable[[Run, Confirm], Report], choices: dict[str, Any]
) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    say(world, **choices)
    with pytest.raises(BadInput, match="cluster x"):
        story(world.run, world.confirm)
    assert [entry for entry in world.said if "plan" not in entry] == []
    assert world.pairing.predicted == []


@pytest.mark.parametrize("part", ["pairings", "clusters"])
@pytest.mark.parametrize("story", STORIES)
def test_nobody_leaves_while_the_pairings_are_unknown(world: World, part: str, story: str) -> None:
    world.terraform.before = fleet("a", "b", kind="sandbox")
    world.terraform.after = {**fleet("a", kind="sandbox"), part: UNKNOWN}
    world.terraform.applied = fleet("a", kind="sandbox")
    destroy(world, "b")
    STORIES[story](world)
    assert not any(entry[0] == "unpair" for entry in world.said)
    assert world.pairing.predicted == []
    assert "no cluster is unpaired now" in warnings(world)
    assert "Terraform destroys b: their deploy keys and files stay behind" in warnings(world)
    assert ("still paired, because the plan did not know it: b." in warnings(world)) is (
        story == "up"
    )


def test_who_has_left_unnoticed_is_named_after_the_apply(world: World) -> None:
    before = read.from_object(fleet("a", "b", "c"), "before")
    after = read.from_object(fleet("a"), "after")
    unknown = departures.Departures(unknown=True)
    departures.report_left(before, after, unknown, world.events.append)
    assert "still paired, because the plan did not know it: b, c." in warnings(world)
    world.events.clear()
    departures.report_left(before, after, departures.Departures(), world.events.append)
    departures.report_left(None, after, unknown, world.events.append)
    assert world.events == []


def rename(world: World, **new: Any) -> None:
    """prod becomes production, whose pairing has more or other fields."""
    world.terraform.before, world.terraform.after = fleet("a", "prod"), fleet("a", "production")
    world.terraform.after["pairings"]["production"] |= new
    world.pairing.uids = {"prod": "u1", "production": "u1"}


def test_a_renamed_cluster_does_not_leave(world: World) -> None:
    """What its move would do is shown before the question, which names it."""
    rename(world)
    report = up(world.run, world.confirm)
    assert world.pairing.asked == [(["prod"], ["production"])]
    assert (world.said, world.pairing.predicted) == (
        [
            "plan",
            ("plan pairing", ["production"], []),
            "confirm",
            ("mark", ["production"]),
            "apply",
            ("pair", ["a", "production"]),
        ],
        [],
    )
    assert world.pairing.options[-1].renamed == {"production"}
    assert (world.agreed, list(map(str, world.renamed))) == ([], ["prod -> production, UID u1"])
    assert report.exit_code == 0


def with_hub(names: tuple[str, ...], hub: str) -> dict[str, Any]:
    """A fleet whose last cluster is a spoke."""
    given = fleet(*names)
    given["pairings"][names[-1]]["gitops"] = {"hub": hub}
    return given


def test_a_hub_that_is_renamed_does_not_leave(world: World) -> None:
    before, after = (
        with_hub(("a", "prod", "s"), "prod"),
        with_hub(("a", "production", "s"), "production"),
    )
    world.terraform.before, world.terraform.after = before, after
    world.pairing.uids = {"prod": "u1", "production": "u1"}
    assert up(world.run, world.confirm).exit_code == 0
    assert ("mark", ["production"]) in world.said
    assert world.said[-1] == ("pair", ["a", "production", "s"])


def test_a_hub_that_leaves_is_not_taken_for_one_that_is_renamed(world: World) -> None:
    before, after = with_hub(("a", "prod", "s"), "prod"), with_hub(("a", "other", "s"), "other")
    world.terraform.before, world.terraform.after = before, after
    with pytest.raises(BadInput, match="cluster prod: delivers to s"):
        up(world.run, world.confirm)
    assert world.said == ["plan"]


def test_a_spoke_that_is_renamed_is_moved_beside_its_hub(world: World) -> None:
    before, after = with_hub(("a", "prod", "s"), "prod"), with_hub(("a", "prod", "t"), "prod")
    world.terraform.before, world.terraform.after = before, after
    world.pairing.uids = {"s": "u1", "t": "u1"}
    assert up(world.run, world.confirm).exit_code == 0
    assert ("mark", ["prod", "t"]) in world.said
    assert world.pairing.options[-1].renamed == {"t"}
    assert world.pairing.predicted == []


def test_a_plan_asks_the_renamed_cluster_as_one_that_exists(world: World) -> None:
    rename(world)
    plan(world.run, detailed=False)
    assert world.said == ["plan", ("plan pairing", ["a", "production"], [])]
    assert world.pairing.predicted == []


def test_a_rename_that_cannot_be_stops_before_the_question(world: World) -> None:
    rename(world)
    world.pairing.codes["planned"] = 4
    assert up(world.run, world.confirm).exit_code == 4
    assert world.said == ["plan", ("plan pairing", ["production"], [])]


def test_a_new_name_that_cannot_be_noted_stops_before_the_apply(world: World) -> None:
    """Afterwards Terraform would not know the old one."""
    rename(world)
    world.pairing.codes["paired"] = 4
    assert up(world.run, world.confirm).exit_code == 4
    assert world.said[-2:] == ["confirm", ("mark", ["production"])]


def test_others_leave_beside_a_rename(world: World) -> None:
    rename(world)
    world.terraform.before = fleet("a", "b", "prod")
    up(world.run, world.confirm)
    assert world.pairing.predicted == [["b"]]
    assert ("unpair", ["b"]) in world.said


REFUSED: dict[str, tuple[Callable[[World], Any], str]] = {
    "drained": (lambda world: say(world, drain=("prod",)), "the options say that it leaves"),
    "gone": (lambda world: say(world, gone=("prod",)), "the options say that it leaves"),
    "namespace": (
        lambda world: rename(world, gitops={"namespace": "gitops"}),
        "its Flux is in namespace flux-system, not gitops",
    ),
    "unpaired": (
        lambda world: world.terraform.after and world.terraform.after["pairings"].clear(),
        "the stack does not pair production",
    ),
    "twice": (lambda world: twice(world), "more than one entry leads to it"),
}


def twice(world: World) -> None:
    world.terraform.after = fleet("a", "production", "live")
    world.pairing.uids["live"] = "u1"


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("case", REFUSED)
def test_more_than_a_rename_is_refused_before_anything(world: World, case: str, story: str) -> None:
    rename(world)
    change, cause = REFUSED[case]
    change(world)
    with pytest.raises(Refused, match=f"leaves the fleet as prod .*u1.*, and {cause}"):
        STORIES[story](world)
    assert world.said == ["plan"]
    assert world.pairing.predicted == []


def test_terraform_must_not_destroy_what_is_renamed(world: World) -> None:
    rename(world)
    world.terraform.before = fleet("a", "prod", kind="sandbox")
    destroy(world, "prod")
    with pytest.raises(Refused, match="and Terraform's plan destroys it"):
        up(world.run, world.confirm)
    assert world.said == ["plan"]


def test_an_entry_that_leads_elsewhere_is_asked_too(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    world.terraform.after["clusters"]["a"]["context"] = "b"
    world.pairing.uids = {"b": "u1", "a": "u1"}
    with pytest.raises(Refused, match="cluster a: is the cluster that leaves the fleet as b"):
        up(world.run, world.confirm)


def test_two_clusters_that_come_and_go_are_no_rename(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a", "c")
    up(world.run, world.confirm)
    assert world.pairing.asked == [(["b"], ["c"])]
    assert world.said[-3:] == [("unpair", ["b"]), "apply", ("pair", ["a", "c"])]


def test_a_cluster_that_terraform_is_about_to_make_is_not_asked(world: World) -> None:
    world.terraform.before = fleet("a", "b", kind="sandbox")
    world.terraform.after = fleet("a", "c", kind="sandbox")
    destroy(world, "b")
    world.terraform.resources += (ResourceChange(address=address("c"), action="create"),)
    up(world.run, world.confirm)
    assert world.pairing.asked == []


@pytest.mark.parametrize(("action", "new"), [("create", {"c"}), ("replace", {"c"}), ("update", {})])
def test_a_cluster_that_terraform_made_anew_is_expected(
    world: World, action: str, new: set[str]
) -> None:
    world.terraform.before = world.terraform.after = fleet("a", "c", kind="sandbox")
    world.terraform.resources = (ResourceChange(address=address("c"), action=action),)
    world.terraform.held = frozenset({address("c")})
    up(world.run, world.confirm)
    assert world.pairing.options[-1].new_clusters == frozenset(new)
    assert ("Terraform replaces it" in warnings(world)) is (action != "update")
    plan(world.run, detailed=False)
    assert world.said[-1] == ("plan pairing", ["a", "c"], sorted(new))


def test_a_new_cluster_is_expected_while_leaving_and_pairing(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "b"), fleet("a")
    say(world, new_clusters=("a",))
    up(world.run, world.confirm)
    assert [one.new_clusters for one in world.pairing.options] == [frozenset({"a"})] * 2


FLEET: Fleet = read.from_object(fleet("a", "b", "c"), "fleet")


def test_unpair_shows_asks_and_does(world: World) -> None:
    say(world, asks=True, drain=("b",))
    unpair.unpair(world.run, FLEET, ["a", "b"], world.confirm)
    assert world.pairing.predicted == [["a"], ["b drained"]]
    assert world.said == ["confirm", ("unpair", ["a", "b drained"])]


def test_unpair_with_yes_does_it_at_once(world: World) -> None:
    unpair.unpair(world.run, FLEET, ["a", "b"], world.confirm)
    assert (world.pairing.predicted, world.said) == ([], [("unpair", ["a", "b"])])


def test_the_plan_of_unpair_changes_nothing(world: World) -> None:
    say(world, gone=("b",), asks=True)
    report = unpair.plan(world.run, FLEET, ["a", "b"])
    assert (world.pairing.predicted, world.said) == ([["a", "b gone"]], [])
    assert [one.cluster for one in report.clusters] == ["a", "b"]


def test_unpair_refuses_names_that_do_not_leave(world: World) -> None:
    say(world, drain=("c",))
    with pytest.raises(BadInput, match="cluster c: does not leave"):
        unpair.unpair(world.run, FLEET, ["a", "b"], world.confirm)
    assert world.said == []
