"""How many clusters are worked on, and what becomes of those that wait meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisioner.handover.clusters.existing import Declaration
from provisioner.watch.observed import Key
from provisioner.watch.settings import Settings
from provisioner.watch.work.batches import Batches
from provisioner.watch.work.queue import LONGEST

GROUP = ("pair", "", "demo", "fleet")


@dataclass(frozen=True)
class Member:
    key: Key


def batches(**settings: Any) -> Batches:
    return Batches(Settings(templates={}, management=Declaration(context="hub"), **settings))


def add(made: Batches, *names: str, now: float = 0.0, again: bool = False) -> None:
    for name in names:
        made.add(GROUP, Member(("default", name)), now, again=again)


def taken(made: Batches, now: float = LONGEST) -> list[list[str]]:
    return [[member.key[1] for member in batch.members] for batch in made.take(now)]


def test_those_that_come_while_many_are_worked_on_become_one_batch() -> None:
    made = batches(clusters=2)
    add(made, "a", "b", "c")
    assert taken(made) == [["a", "b", "c"]]
    add(made, "d")
    assert (taken(made), made.next(), len(made)) == ([], None, 1)
    add(made, "e", now=5.0)
    made.done(("default", "a"))
    assert taken(made, 10.0) == []
    made.done(("default", "b"))
    assert taken(made, 10.0) == [["d", "e"]]


def test_a_cluster_that_has_ended_leaves_its_place_before_its_batch_ends() -> None:
    made = batches(clusters=1, batches=2)
    add(made, "a", "b")
    assert taken(made) == [["a", "b"]]
    for name in ("a", "b"):
        made.done(("default", name))
    add(made, "c")
    assert made.busy
    assert taken(made) == [["c"]]


def test_those_that_failed_before_get_half_of_the_places() -> None:
    made = batches(batches=4, batch=1)
    add(made, "a", "b", "c", again=True)
    assert taken(made) == [["a"], ["b"]]
    add(made, "d", "e", "f")
    assert taken(made) == [["d"], ["e"]]
    made.ended(again=False)
    assert taken(made) == [["f"]]
    made.ended(again=True)
    assert taken(made) == [["c"]]


def test_at_rest_nobody_waits() -> None:
    made = batches()
    assert (made.busy, made.next(), len(made)) == (False, None, 0)
