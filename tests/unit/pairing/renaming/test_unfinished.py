"""A rename that is killed or fails anywhere is finished by the next run, be it with the new
name, the old one or a third. Until then the cluster syncs only where its folder has not moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError, Refused, Unreachable
from provisioner.base.events import Change
from provisioner.git.clone import Clone
from provisioner.reports.model import Report, Result
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.pairing.renaming.moved import NEW, check_moved, moved_to, paths, root, shop
from tests.unit.pairing.test_kills import SHOP, killed


@pytest.mark.parametrize("after", [NEW, "c1"])
def test_a_mark_is_all_that_a_later_run_needs(after: str, fleet: FakeFleet) -> None:
    """Terraform's apply has failed, or has just ended, when the run was killed."""
    head = fleet.repository.head("main")
    fleet.rename(NEW)
    assert fleet.mark_renamed().exit_code == 0
    assert [one.kind for one in fleet.only.journal.writes] == ["ConfigMap"]
    (shown,) = [one for one in fleet.events if isinstance(one, Change) and one.step == "rename"]
    assert shown.detail.endswith("; only noted there, until Terraform has applied")
    assert fleet.repository.head("main") == head
    if after != NEW:
        fleet.rename(after, old=NEW)
    fleet.renamed = frozenset()
    assert fleet.pair().exit_code == 0
    check_moved(fleet, after)


# Around the record, the push, the new path and the last record; all others hold as well.
KILLS = [(1, NEW), (2, NEW), (4, NEW), (6, NEW), (1, "c1"), (2, "c1"), (1, "live"), (4, "live")]


@pytest.mark.parametrize(("writes", "after"), KILLS)
def test_after_a_kill(writes: int, after: str, fleet: FakeFleet) -> None:
    fleet.rename(NEW)
    killed(fleet, FakeFleet.pair, writes)
    fleet.flux[NEW].tick()
    if after != NEW:
        fleet.rename(after, old=NEW)
    fleet.renamed &= {"live"}  # a third name has to be said
    assert fleet.pair().exit_code == 0
    check_moved(fleet, after)


def test_after_two_kills_under_two_names(fleet: FakeFleet) -> None:
    """Before anything was pushed, so Git has the first name still."""
    for name, old in ((NEW, "c1"), ("live", NEW)):
        fleet.rename(name, old=old)
        killed(fleet, FakeFleet.mark_renamed, 1)
    fleet.renamed = frozenset()
    assert fleet.pair().exit_code == 0
    check_moved(fleet, "live")


def pushed(fleet: FakeFleet, error: ProvisionerError, before: Callable[[], Any]) -> Report:
    """`pair`, whose push ends with this error, after something has happened."""

    def fail(*_given: object) -> None:
        before()
        raise error

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Clone, "publish", fail)
        return fleet.pair()


PROTECTED = Refused("the branch", "is protected")
LOST = Unreachable("the host", "the connection was lost")
MAY_NOT_SYNC = f"cluster {NEW}: its rename is not finished, and it may not sync until it is."
SYNCS = f"cluster {NEW}: its rename is not finished. Its folder has not moved, so it syncs"


def test_a_push_that_is_refused_lets_the_cluster_sync_as_before(fleet: FakeFleet) -> None:
    fleet.rename(NEW)
    report = pushed(fleet, PROTECTED, lambda: None)
    assert report_of(report, NEW).result is Result.FAILED
    assert any(note.startswith(SYNCS) for note in fleet.notes())
    assert (root(fleet)["path"], "suspend" in root(fleet)) == ("./clusters/c1", False)
    fleet.repository.commit({"clusters/c1/more.yaml": SHOP.replace("shop", "more")})
    fleet.flux[NEW].tick()
    assert fleet.only.peek("ConfigMap", "more", "default")
    fleet.repository.commit({"clusters/c1/more.yaml": None})
    assert paths(fleet) == moved_to("c1")
    assert fleet.pair().exit_code == 0
    check_moved(fleet, NEW)


@pytest.mark.parametrize("case", ["the push may arrive yet", "stopped before", "has moved"])
def test_otherwise_the_cluster_stays_stopped(case: str, fleet: FakeFleet) -> None:
    """Where it cannot be known that its folder is where it was, or another stopped it."""
    fleet.rename(NEW)
    if case == "stopped before":
        held = fleet.only.peek("Kustomization", "flux-system") or {}
        fleet.only.edit(held, {"spec": {"suspend": True}})
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    gone = {path: None for path in tree if path.startswith("clusters/c1/")}
    there = {
        path.replace("/c1/", f"/{NEW}/"): tree[path].replace('"demo/c1"', f'"demo/{NEW}"')
        for path in gone
    }
    moved: dict[str, str | None] = {**gone, **there}
    error = LOST if case == "the push may arrive yet" else PROTECTED
    happens = (lambda: fleet.repository.commit(moved)) if case == "has moved" else lambda: None
    report = pushed(fleet, error, happens)
    assert report_of(report, NEW).result is Result.FAILED
    assert any(note.startswith(MAY_NOT_SYNC) for note in fleet.notes())
    assert root(fleet)["suspend"] is True
    if case != "has moved":
        assert fleet.pair().exit_code == 0
        check_moved(fleet, NEW)


def test_a_cluster_that_cannot_be_stopped_is_not_moved(fleet: FakeFleet) -> None:
    """Its record has both names by then."""
    fleet.rename(NEW)
    refusal = Refused("cluster c1", "an admission webhook refuses it")
    fleet.only.fail(refusal, verb="patch", kind="Kustomization")
    report = fleet.pair()
    assert report_of(report, NEW).result is Result.FAILED
    assert any(note.startswith(MAY_NOT_SYNC) for note in fleet.notes())
    assert paths(fleet) == moved_to("c1")
    assert fleet.pair().exit_code == 0
    check_moved(fleet, NEW)


def test_a_cluster_of_which_nothing_was_written_has_no_such_note(fleet: FakeFleet) -> None:
    """Another run holds it, for example."""
    fleet.rename(NEW)
    fault = fleet.only.fail(
        Refused("cluster c1", "no Lease can be taken"), kind="Lease", times=None
    )
    assert report_of(fleet.pair(), NEW).result is Result.FAILED
    assert [one.kind for one in fleet.only.journal.writes if one.kind != "Lease"] == []
    assert not [note for note in fleet.notes() if "its rename is not finished" in note]
    fleet.only.journal.faults.remove(fault)


def test_nothing_is_pruned_for_what_somebody_pushes_to_the_old_path(fleet: FakeFleet) -> None:
    """The run is killed between its push and the new path."""
    fleet.rename(NEW)
    killed(fleet, FakeFleet.pair, 2)
    assert paths(fleet) == moved_to(NEW)
    stray = "clusters/c1/stray.yaml"
    fleet.repository.commit({stray: SHOP.replace("shop", "stray")})
    fleet.flux[NEW].tick()
    assert shop(fleet)
    assert fleet.pair().exit_code == 0
    fleet.repository.commit({stray: None})
    check_moved(fleet, NEW)


def test_an_unfinished_rename_stops_every_other_command(fleet: FakeFleet) -> None:
    fleet.rename(NEW)
    killed(fleet, FakeFleet.pair, 1)
    for story in (FakeFleet.unpair, FakeFleet.rotate):
        entry = report_of(story(fleet), NEW)
        assert entry.cause == f"cluster {NEW}: was 'c1', and a run that renamed it did not finish"
        assert fleet.only.journal.writes == []
    assert fleet.pair().exit_code == 0
