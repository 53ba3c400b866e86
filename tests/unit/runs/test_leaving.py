"""How a cluster leaves: by its kind, the reason, what Terraform does to it, and what the user
said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Note
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report
from provisioner.runs import choices as chosen
from provisioner.runs import departures, unpair
from provisioner.runs.choices import Choices
from provisioner.runs.down import down
from provisioner.runs.down import plan as plan_down
from provisioner.runs.plan import plan
from provisioner.runs.project import Settings
from provisioner.runs.run import Confirm, Run
from provisioner.runs.up import up
from provisioner.terraform.plans import UNKNOWN, PlanResult, ResourceChange
from tests.unit.runs.conftest import shown
from tests.unit.runs.test_runs import fleet

if TYPE_CHECKING:
    from tests.unit.runs.conftest import World

ADDRESS = 'terraform_data.provisioner_sandbox_clusters["c"]'
# What Terraform's plan does to the cluster's own resource: addresses in its state, and changes.
TERRAFORM: dict[str, tuple[list[str], list[ResourceChange]]] = {
    "keeps it": ([ADDRESS], []),
    "updates it": ([ADDRESS], [ResourceChange(address=ADDRESS, action="update")]),
    "deletes it": ([ADDRESS], [ResourceChange(address=ADDRESS, action="delete")]),
    "deletes it in a module": (
        [f"module.a.{ADDRESS}"],
        [ResourceChange(address=f"module.a.{ADDRESS}", action="delete")],
    ),
    "deletes one of two": (
        [f"module.a.{ADDRESS}", f"module.b.{ADDRESS}"],
        [ResourceChange(address=f"module.a.{ADDRESS}", action="delete")],
    ),
    "deletes its namesake": (
        [ADDRESS, f"x_{ADDRESS}"],
        [ResourceChange(address=f"x_{ADDRESS}", action="delete")],
    ),
    "deletes a leftover": (
        [ADDRESS],
        [ResourceChange(address=ADDRESS, action="delete", deposed=True)],
    ),
    "replaces it": ([ADDRESS], [ResourceChange(address=ADDRESS, action="replace")]),
    "forgets it": ([ADDRESS], [ResourceChange(address=ADDRESS, action="forget")]),
    "no longer has it": ([], []),
}
ASKED = Choices(asks=True)
YES = Choices()
KEEP = Choices(workloads="keep", asks=True)
DRAIN = Choices(workloads="drain")
NAMED = Choices(drain=("c",))
ALL = Choices(drain=("all",))
GONE = Choices(gone=("c",))
OTHER = Choices(drain=("d",))
CASES: list[tuple[str, str, str, Choices, str]] = [
    # kind, reason, what Terraform does, what the user said, how it leaves
    ("existing", "left", "keeps it", ASKED, "c"),
    ("existing", "left", "keeps it", YES, "c"),
    ("existing", "left", "keeps it", KEEP, "c"),
    ("existing", "left", "keeps it", DRAIN, "c drained"),
    ("existing", "left", "keeps it", NAMED, "c drained"),
    ("existing", "left", "keeps it", ALL, "c drained"),
    ("existing", "left", "keeps it", GONE, "c gone"),
    ("existing", "left", "deletes it", ASKED, "c"),
    ("existing", "left", "no longer has it", ASKED, "c"),
    ("existing", "left", "no longer has it", NAMED, "c drained"),
    ("existing", "down", "no longer has it", ASKED, "c"),
    ("existing", "down", "no longer has it", YES, "c"),
    ("existing", "down", "no longer has it", ALL, "c drained"),
    ("existing", "down", "no longer has it", NAMED, "c drained"),
    ("existing", "down", "no longer has it", DRAIN, "c drained"),
    ("existing", "down", "no longer has it", KEEP, "c"),
    ("existing", "down", "no longer has it", GONE, "c gone"),
    ("existing", "down", "no longer has it", OTHER, "refused"),
    ("existing", "unpair", "keeps it", ASKED, "c"),
    ("existing", "unpair", "keeps it", YES, "c"),
    ("existing", "unpair", "keeps it", NAMED, "c drained"),
    ("existing", "unpair", "keeps it", ALL, "c drained"),
    ("existing", "unpair", "keeps it", DRAIN, "c drained"),
    ("existing", "unpair", "keeps it", KEEP, "c"),
    ("existing", "unpair", "keeps it", GONE, "c gone"),
    ("existing", "unpair", "keeps it", OTHER, "refused"),
    ("sandbox", "left", "deletes it", ASKED, "c drained"),
    ("sandbox", "left", "deletes it", YES, "c"),
    ("sandbox", "left", "deletes it", KEEP, "c"),
    ("sandbox", "left", "deletes it", DRAIN, "c drained"),
    ("sandbox", "left", "deletes it", NAMED, "c drained"),
    ("sandbox", "left", "deletes it", ALL, "c drained"),
    ("sandbox", "left", "deletes it", GONE, "c gone"),
    ("sandbox", "left", "deletes it", OTHER, "refused"),
    ("sandbox", "left", "replaces it", ASKED, "c drained"),
    ("sandbox", "left", "replaces it", YES, "c"),
    ("sandbox", "left", "keeps it", ASKED, "c"),
    ("sandbox", "left", "keeps it", NAMED, "c drained"),
    ("sandbox", "left", "updates it", ASKED, "c"),
    ("sandbox", "left", "forgets it", ASKED, "c"),
    ("sandbox", "left", "forgets it", GONE, "c gone"),
    ("sandbox", "left", "deletes it in a module", ASKED, "c drained"),
    ("sandbox", "left", "deletes it in a module", YES, "c"),
    ("sandbox", "left", "deletes one of two", ASKED, "c"),
    ("sandbox", "left", "deletes its namesake", ASKED, "c"),
    ("sandbox", "left", "deletes a leftover", ASKED, "c"),
    ("sandbox", "left", "no longer has it", ASKED, "c gone"),
    ("sandbox", "left", "no longer has it", YES, "c gone"),
    ("sandbox", "left", "no longer has it", KEEP, "c gone"),
    ("sandbox", "left", "no longer has it", ALL, "c gone"),
    ("sandbox", "left", "no longer has it", NAMED, "c gone"),
    ("sandbox", "left", "no longer has it", GONE, "c gone"),
    ("sandbox", "down", "deletes it", ASKED, "c drained"),
    ("sandbox", "down", "deletes it", YES, "c"),
    ("sandbox", "down", "deletes it", KEEP, "c"),
    ("sandbox", "down", "deletes it", DRAIN, "c drained"),
    ("sandbox", "down", "deletes it", NAMED, "c drained"),
    ("sandbox", "down", "deletes it", GONE, "c gone"),
    ("sandbox", "down", "forgets it", ASKED, "c"),
    ("sandbox", "down", "no longer has it", ASKED, "c gone"),
    ("sandbox", "down", "no longer has it", NAMED, "c gone"),
    ("sandbox", "unpair", "keeps it", ASKED, "c"),
    ("sandbox", "unpair", "no longer has it", ASKED, "c"),
    ("sandbox", "unpair", "keeps it", ALL, "c drained"),
    ("sandbox", "unpair", "keeps it", GONE, "c gone"),
    ("existing", "stays", "keeps it", ASKED, ""),
    ("existing", "stays", "keeps it", ALL, ""),
    ("existing", "stays", "keeps it", DRAIN, ""),
    ("existing", "stays", "keeps it", NAMED, "refused"),
    ("existing", "stays", "keeps it", GONE, "refused"),
    ("sandbox", "stays", "replaces it", ASKED, ""),
    ("sandbox", "stays", "replaces it", NAMED, "refused"),
    ("sandbox", "unknown", "deletes it", ASKED, ""),
    ("sandbox", "unknown", "keeps it", ALL, ""),
    ("existing", "unknown", "keeps it", ASKED, ""),
    ("existing", "unknown", "keeps it", NAMED, "refused"),
    ("existing", "unknown", "keeps it", GONE, "refused"),
]


def planned(terraform: str, after: dict[str, Any] | None) -> PlanResult:
    held, changes = TERRAFORM[terraform]
    return PlanResult(changes=True, resources=tuple(changes), handover=after, state=frozenset(held))


def decided(kind: str, reason: str, terraform: str, choices: Choices) -> dict[str, Departure]:
    before = read.from_object(fleet("a", "c", kind=kind), "before")
    if reason == "unpair":
        return dict(departures.of_names(before, ["c"], choices).clusters)
    if reason == "down":
        only = read.from_object(fleet("c", kind=kind), "before")
        return dict(departures.of_destroy(only, planned(terraform, None), choices).clusters)
    after: dict[str, Any] = fleet("a", *(["c"] if reason == "stays" else []), kind=kind)
    if reason == "unknown":
        after["pairings"] = UNKNOWN
    return dict(departures.of_plan(before, planned(terraform, after), choices).clusters)


@pytest.mark.parametrize(("kind", "reason", "terraform", "choices", "expected"), CASES)
def test_leaving(kind: str, reason: str, terraform: str, choices: Choices, expected: str) -> None:
    if expected == "refused":
        with pytest.raises(BadInput):
            decided(kind, reason, terraform, choices)
    else:
        assert shown(decided(kind, reason, terraform, choices)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Choices(workloads="keep", drain=("c",)), "--workloads keep: contradicts --drain"),
        (Choices(gone=("c",), drain=("c",)), "cluster c: cannot be both gone and drained"),
        (Choices(gone=("x",)), "cluster x: does not leave the fleet.*Leaving: c"),
        (Choices(drain=("all", "x")), "cluster x: does not leave the fleet.*Leaving: c"),
    ],
)
def test_choices_that_do_not_fit(choices: Choices, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        chosen.check(choices, ["c"])


def test_a_new_cluster_must_be_of_the_fleet() -> None:
    with pytest.raises(BadInput, match="cluster x: is not in the fleet.*Clusters: a, b"):
        chosen.check_new(Choices(new_clusters=("a", "x")), ["b", "a"])


AGREED = {"d": Departure(drain=True), "k": Departure(), "g": Departure(gone=True)}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Choices(), []),
        (Choices(drain=("d",), gone=("g",)), []),
        (Choices(drain=("k",)), ["does not drain k"]),
        (Choices(drain=("g",)), ["does not drain g"]),
        (Choices(drain=("all",)), ["keeps the workloads of k"]),
        (Choices(workloads="drain"), ["keeps the workloads of k"]),
        (Choices(workloads="keep"), ["drains d"]),
        (Choices(gone=("k",)), ["does not treat k as gone"]),
        (Choices(new_clusters=("n",)), ["does not say that n is new"]),
        (Choices(force=True), ["was saved without --force"]),
        (
            Choices(workloads="drain", force=True),
            ["keeps the workloads of k", "was saved without --force"],
        ),
    ],
)
def test_what_contradicts_a_saved_plan(given: Choices, words: list[str]) -> None:
    assert chosen.contradictions(given, Choices(), AGREED) == words


def say(world: World, **choices: Any) -> None:
    world.settings = Settings(
        pairing=Options(new_clusters=frozenset(choices.get("new_clusters", ()))),
        choices=Choices(**choices),
    )


def destroy(world: World, *names: str) -> None:
    """Terraform has these sandbox clusters, and its plan deletes them."""
    addresses = [f'terraform_data.provisioner_sandbox_clusters["{name}"]' for name in names]
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
    world.terraform.held |= {'terraform_data.provisioner_sandbox_clusters["b"]'}
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


@pytest.mark.parametrize("story", STORIES)
def test_a_rename_is_refused_before_anything(world: World, story: str) -> None:
    world.terraform.before, world.terraform.after = fleet("a", "prod"), fleet("a", "production")
    world.pairing.uids = {"prod": "u1", "production": "u1"}
    with pytest.raises(Refused, match="cluster production: is the cluster that leaves .* as prod"):
        STORIES[story](world)
    assert world.said == ["plan"]
    assert world.pairing.predicted == []
    assert world.pairing.asked == [(["prod"], ["production"])]


def test_a_cluster_that_is_gone_may_not_come_back_under_another_name(world: World) -> None:
    world.terraform.before, world.terraform.after = fleet("prod"), fleet("production")
    world.pairing.uids = {"prod": "u1", "production": "u1"}
    say(world, gone=("prod",))
    with pytest.raises(Refused, match="u1"):
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
    world.terraform.resources += (ResourceChange(address=ADDRESS, action="create"),)
    up(world.run, world.confirm)
    assert world.pairing.asked == []


@pytest.mark.parametrize(("action", "new"), [("create", {"c"}), ("replace", {"c"}), ("update", {})])
def test_a_cluster_that_terraform_made_anew_is_expected(
    world: World, action: str, new: set[str]
) -> None:
    world.terraform.before = world.terraform.after = fleet("a", "c", kind="sandbox")
    world.terraform.resources = (ResourceChange(address=ADDRESS, action=action),)
    world.terraform.held = frozenset({ADDRESS})
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
