"""Which entries are the same cluster under another name."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from provisioner.base.events import Note
from provisioner.clusters import faults
from provisioner.handover.clusters.existing import Declaration
from provisioner.pairing import renames
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.renames import Rename
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker

CASES: dict[str, tuple[dict[str, Collection[str]], dict[str, str], list[Rename]]] = {
    "same": ({"prod": {"u"}}, {"production": "u"}, [Rename(old="prod", new="production", uid="u")]),
    "recorded only": ({"prod": {"", "u"}}, {"p": "u"}, [Rename(old="prod", new="p", uid="u")]),
    "led elsewhere since": (
        {"prod": {"v", "u"}},
        {"p": "u"},
        [Rename(old="prod", new="p", uid="u")],
    ),
    "another": ({"prod": {"u"}}, {"production": "v"}, []),
    "both unknown": ({"prod": {""}}, {"production": ""}, []),
    "nothing new": ({"prod": {"u"}}, {}, []),
    "two": (
        {"a": {"u"}, "b": {"v"}},
        {"c": "v", "d": "u"},
        [Rename(old="a", new="d", uid="u"), Rename(old="b", new="c", uid="v")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_renames(name: str) -> None:
    old, new, expected = CASES[name]
    assert renames.same(old, new) == expected


def test_the_refusal_names_all_of_them_and_what_to_do() -> None:
    error = renames.refusal(CASES["two"][2])
    assert str(error) == (
        "cluster d: is the cluster that leaves the fleet as a: the UID of its kube-system "
        "namespace is u; c is b (UID v). Nothing was changed. Keep the name a in the stack, or "
        "run `provisioner unpair a` first."
    )


def find(fleet: FakeFleet, *, gone: bool = False) -> list[tuple[str, str]]:
    """c1 leaves, and an entry `new` comes."""
    new = {"new": Declaration(context="new")}
    leaving = {"c1": Departure(gone=gone)}
    found = renames.find(fleet.fleet, leaving, new, fleet.events.append, fleet.options())
    return [(one.old, one.new) for one in found]


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    """c1 is paired, and the entry `new` leads to it as well."""
    fleet = fake_fleet()
    monkeypatch.setattr(renames, "Client", fleet.client)
    fleet.pair()
    fleet.clusters["new"] = fleet.clusters["c1"]
    fleet.events = []
    return fleet


@pytest.mark.parametrize("gone", [False, True])
def test_the_same_cluster_is_recognised(fleet: FakeFleet, gone: bool) -> None:
    assert find(fleet, gone=gone) == [("c1", "new")]


def test_git_tells_where_the_old_entry_leads_elsewhere_now(fleet: FakeFleet) -> None:
    fleet.build("c1", again=1)
    assert find(fleet) == [("c1", "new")]


def test_the_cluster_tells_where_git_does_not(fleet: FakeFleet) -> None:
    names = [name for name in fleet.repository.tree(fleet.repository.head("main") or "")]
    fleet.repository.commit({name: None for name in names if name.endswith("identity.json")})
    assert find(fleet) == [("c1", "new")]
    assert find(fleet, gone=True) == []


def test_another_cluster_is_no_rename(fleet: FakeFleet) -> None:
    fleet.build("new")
    assert find(fleet) == []
    assert fleet.notes() == []


def test_a_new_entry_that_does_not_answer_is_told(fleet: FakeFleet) -> None:
    fleet.build("new").fail(faults.Unauthorized("cluster new", "401"), verb="list")
    assert find(fleet) == []
    (note,) = [event for event in fleet.events if isinstance(event, Note)]
    assert note.level == "warning"
    assert "cluster new" in note.text
