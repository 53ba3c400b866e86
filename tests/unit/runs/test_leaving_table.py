"""How a cluster leaves: by its kind, the reason, what Terraform does to it, and what the user
said."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.handover.unknown import UNKNOWN
from provisioner.pairing.removal.leaving import Departure
from provisioner.runs.removal import choices as chosen
from provisioner.runs.removal import departures
from provisioner.runs.removal.choices import Choices
from provisioner.terraform.plans import PlanResult, ResourceChange
from tests.unit.runs.conftest import shown
from tests.unit.runs.test_runs import fleet

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


def hub_and_spokes() -> Fleet:
    """The hub is a, its spokes are b and c."""
    given = fleet("a", "b", "c", kind="existing")
    for name in ("b", "c"):
        given["pairings"][name]["gitops"] = {"hub": "a"}
    return read.from_object(given, "before")


def test_a_hub_with_spokes_that_stay_is_refused() -> None:
    before = hub_and_spokes()
    with pytest.raises(BadInput, match="cluster a: delivers to c, which would get nothing"):
        departures.of_names(before, ["a", "b"], Choices())
    whole = departures.of_names(before, ["a", "b", "c"], Choices())
    assert sorted(whole.clusters) == ["a", "b", "c"]
    after: dict[str, Any] = fleet("b", "c", kind="existing")
    with pytest.raises(BadInput, match="cluster a: delivers to b, c"):
        departures.of_plan(before, planned("keeps it", after), Choices())


def test_hubs_leave_last() -> None:
    leaving = {"a": Departure(), "b": Departure(drain=True), "c": Departure()}
    assert [list(group) for group in departures.groups(leaving, {"a"})] == [["c"], ["b"], ["a"]]


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
