"""A plan evaluates each validation of modules/fleet twice for each entry. What would make that slow
is not in them: walks through whole objects, and rules of kinds that an entry is not of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.fleet_module import checks, files, shapes
from tests.fleet_module.places import Check, Loop

# What is of several kinds, by the name that loops give to each of it.
UNIONS = {
    "entry": ("var.clusters", "var.repositories"),
    "part": ("entry.platform",),
    "piece": ("part.deliver",),
}
CHECKS = [
    check
    for name, kinds in files.sorts().items()
    for check in checks.of_kinds(checks.variable(name), kinds)
]


def through_unions() -> Iterator[tuple[Check, str, Loop, list[str]]]:
    """Each check with the name of an object of several kinds, the loop over such objects, and all
    conditions that are evaluated for each."""
    for check in CHECKS:
        for index, loop in enumerate(check.loops):
            name, _, source = loop.clause.removeprefix("for ").partition(" in ")
            named = name.split(", ")[-1]
            if source in UNIONS.get(named, ()):
                inner = check.loops[index:]
                hidden = any(f", {named} in" in one.clause for one in inner[1:])
                reached = inner[:1] if hidden else inner
                found = [one for each in reached for one in (*each.held, *each.tried)]
                yield check, named, loop, found if hidden else [*found, check.wrong]


def test_objects_of_several_kinds_are_found_at_each_depth() -> None:
    assert {name for _, name, _, _ in through_unions()} == {*UNIONS}


def test_none_of_them_is_compared_with_null() -> None:
    """It has the fields of all kinds, and a comparison walks through each."""
    for check, name, _, conditions in through_unions():
        whole = re.compile(rf"(?<![\w.]){name} [!=]= null")
        assert not any(map(whole.search, conditions)), check


def test_no_collection_with_a_default_is_compared_with_null() -> None:
    (pairing,) = files.sorts()["pairings"]
    names = [name for name in shapes.names([pairing]) if shapes.has_default([pairing], name)]
    assert {"platform", "prerequisites", "facts", "secret_facts"} <= {*names}
    written = files.variables()
    pairings = written[written.index('variable "pairings"') : written.index('variable "waves"')]
    for name in names:
        assert not re.search(rf"entry\.{name} [!=]= null", pairings), name


def test_the_kind_is_a_condition_of_the_loop_and_not_of_the_check() -> None:
    """HCL evaluates both sides of `&&`, but the body of a loop only where its condition holds."""
    for check, name, _, _ in through_unions():
        about_it = check.where.endswith(".kind") or "field `kind`" in check.said
        assert about_it or not re.search(rf"\b{name}\.kind\b", check.wrong), check


def test_nothing_of_a_piece_is_evaluated_without_a_condition() -> None:
    for check, name, loop, _ in through_unions():
        conditions = [*loop.held, *loop.tried]
        assert name == "entry" or any(f"{name}." in one for one in conditions), check
