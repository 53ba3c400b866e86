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


def test_the_record_on_the_cluster_tells_where_nothing_else_does(fleet: FakeFleet) -> None:
    """The old entry leads elsewhere now, and its folder has moved in Git: a run was killed then."""
    names = [name for name in fleet.repository.tree(fleet.repository.head("main") or "")]
    fleet.repository.commit({name: None for name in names if name.startswith("clusters/c1/")})
    renamed = {"cluster": "new", "former_cluster": "c1"}
    record = fleet.clusters["new"].peek("ConfigMap", "provisioner-pairing") or {}
    fleet.build("c1", again=1)
    assert find(fleet, gone=True) == [("c1", "new")]
    fleet.clusters["new"].connected().patch(record, {"data": renamed})
    assert find(fleet, gone=True) == [("c1", "new")]
    elsewhere = {"cluster": "c2", "uid": "another"}
    fleet.clusters["new"].connected().patch(record, {"data": elsewhere})
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
