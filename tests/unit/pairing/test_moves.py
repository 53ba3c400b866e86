"""A renamed entry moves: its folder, record and identity follow, and workloads never notice. Killed
anywhere, the next run finishes it, be it with the new name, the old one or a third."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import ProvisionerError, Refused, Unreachable
from provisioner.base.events import Change
from provisioner.git.clone import Clone
from provisioner.reports.model import Report, Result
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.test_kills import SHOP, killed

NEW = "production"
OURS = ("gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml", "provisioner-identity.json")


def paths(fleet: FakeFleet) -> list[str]:
    return sorted(fleet.repository.tree(fleet.repository.head("main") or ""))


def moved_to(name: str) -> list[str]:
    files = [f"flux-system/{one}" for one in OURS] + ["shop.yaml"]
    return ["README.md", *(f"clusters/{name}/{one}" for one in files)]


def shop(fleet: FakeFleet) -> Any:
    return fleet.only.peek("ConfigMap", "shop", "default")


def root(fleet: FakeFleet) -> dict[str, Any]:
    return dict((fleet.only.peek("Kustomization", "flux-system") or {})["spec"])


def record(fleet: FakeFleet) -> dict[str, str]:
    return dict((fleet.only.peek("ConfigMap", "provisioner-pairing") or {})["data"])


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> Iterator[FakeFleet]:
    """c1 is paired and runs a workload, which is the same to the end."""
    made = fake_fleet()
    made.repository.commit({"clusters/c1/shop.yaml": SHOP})
    assert made.pair().exit_code == 0
    before, key = shop(made), [(key.id, key.title) for key in made.host.book or []]
    yield made
    assert shop(made) == before
    assert [(key.id, key.title) for key in made.host.book or []] == key


def check_moved(fleet: FakeFleet, name: str) -> None:
    """Under this name everywhere, and nothing left to do."""
    assert paths(fleet) == moved_to(name)
    assert root(fleet)["path"] == f"./clusters/{name}"
    assert "suspend" not in root(fleet)
    assert (record(fleet)["cluster"], record(fleet)["path"]) == (name, f"clusters/{name}")
    assert "former_cluster" not in record(fleet)
    assert fleet.pair().exit_code == 0
    assert set(fleet.steps(name).values()) == {"unchanged"}


def test_everything_follows(fleet: FakeFleet) -> None:
    fleet.rename(NEW)
    assert fleet.pair().exit_code == 0
    assert list(map(str, fleet.only.journal.writes)) == [
        "apply ConfigMap flux-system/provisioner-pairing",
        "patch Kustomization flux-system/flux-system",
        "patch GitRepository flux-system/flux-system",
        "patch Kustomization flux-system/flux-system",
        "patch GitRepository flux-system/flux-system",
        "apply ConfigMap flux-system/provisioner-pairing",
    ]
    assert fleet.repository.log()[0] == f"Rename c1 to {NEW}"
    check_moved(fleet, NEW)


def test_a_plan_names_it_and_changes_nothing(fleet: FakeFleet) -> None:
    fleet.rename(NEW)
    head = fleet.repository.head("main")
    (plan,) = fleet.saved()
    step = next(step for step in plan.steps if step.step == "rename")
    assert step.subject == f"c1 -> {NEW}"
    assert f"UID {record(fleet)['uid']}" in step.detail
    assert f"path clusters/c1 -> clusters/{NEW}, not synced while it moves" in step.detail
    assert (fleet.only.journal.writes, fleet.repository.head("main")) == ([], head)


def test_our_mark_is_no_mention_of_a_path(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.rename("c1", path="demo/c1")
    assert fleet.pair().exit_code == 0
    fleet.rename(NEW, path=f"demo/{NEW}")
    assert fleet.pair().exit_code == 0
    assert f"demo/{NEW}/flux-system/kustomization.yaml" in paths(fleet)


def test_of_a_kustomization_of_the_users_only_our_mark_changes(fleet: FakeFleet) -> None:
    folder = "clusters/c1/flux-system"
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    text = tree[f"{folder}/kustomization.yaml"] + "- mine.yaml\n# demo/c1\n"
    assert text.startswith("# Pairing: demo/c1\n")
    mine = {f"{folder}/kustomization.yaml": text, f"{folder}/mine.yaml": SHOP.replace("shop", "x")}
    fleet.repository.commit(mine)
    fleet.flux["c1"].tick()
    fleet.rename(NEW)
    assert fleet.pair().exit_code == 0
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    assert tree[f"clusters/{NEW}/flux-system/kustomization.yaml"] == text.replace(
        "# Pairing: demo/c1\n", f"# Pairing: demo/{NEW}\n"
    )
    assert fleet.only.peek("ConfigMap", "x", "default")


def test_an_entry_that_nobody_said_was_renamed_is_refused(fleet: FakeFleet) -> None:
    """Its context may lead to the wrong cluster."""
    fleet.rename(NEW)
    head = fleet.repository.head("main")
    for story in (FakeFleet.pair, FakeFleet.plan, FakeFleet.mark_renamed):
        fleet.renamed = frozenset()
        entry = report_of(story(fleet), NEW)
        assert "is already paired as cluster 'c1' of this fleet (UID " in entry.cause
        assert f"`provisioner pair --renamed {NEW}`" in entry.hint
        assert (fleet.only.journal.writes, fleet.repository.head("main")) == ([], head)


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


def test_where_the_path_stays_only_names_change(fleet: FakeFleet) -> None:
    """So the cluster need not stop, whatever way our files take."""
    fleet.rename(NEW, path="clusters/c1")
    assert fleet.pair().exit_code == 0
    assert [one for one in fleet.only.journal.writes if one.kind == "Kustomization"] == []
    (shown,) = [one for one in fleet.events if isinstance(one, Change) and one.step == "rename"]
    assert "path clusters/c1; its workloads" in shown.detail
    assert paths(fleet) == moved_to("c1")
    assert record(fleet)["cluster"] == NEW
    assert fleet.pair().exit_code == 0
    assert set(fleet.steps(NEW).values()) == {"unchanged"}


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


def commit(**files: str | None) -> Callable[[FakeFleet], Any]:
    changes = {name.replace("__", "/"): text for name, text in files.items()}
    return lambda fleet: fleet.repository.commit(
        {(path if "." in path else f"{path}.yaml"): text for path, text in changes.items()}
    )


def without_push(fleet: FakeFleet) -> None:
    repositories = {
        name: msgspec.structs.replace(one, changes="change-request")
        for name, one in fleet.fleet.repositories.items()
    }
    fleet.fleet = msgspec.structs.replace(fleet.fleet, repositories=repositories)


def elsewhere(fleet: FakeFleet) -> None:
    item = fleet.only.peek("ConfigMap", "provisioner-pairing") or {}
    fleet.only.connected().patch(item, {"data": {"repository": "ssh://git@host/other.git"}})


def both(fleet: FakeFleet) -> None:
    clusters = {**fleet.fleet.clusters, "c1": fleet.fleet.clusters[NEW]}
    fleet.fleet = msgspec.structs.replace(fleet.fleet, clusters=clusters)


IDENTITY = "clusters/c1/flux-system/provisioner-identity.json"
REFUSED: dict[str, tuple[str, Callable[[FakeFleet], Any], str]] = {
    "content": (
        "clusters/production",
        commit(clusters__production__mine=SHOP),
        "cannot move to clusters/production: clusters/production is a folder",
    ),
    "a file": ("clusters/x.yaml", commit(clusters__x=SHOP), "clusters/x.yaml exists already"),
    "below a file": ("README.md/x", lambda _fleet: None, "README.md is a file"),
    "mentioned": (
        "clusters/production",
        commit(apps__all="path: ./clusters/c1/apps\n"),
        "apps/all.yaml mentions it",
    ),
    "mentioned beside our files": (
        "clusters/production",
        commit(**{"clusters__c1__flux-system__apps": "path: ./clusters/c1/apps\n"}),
        "clusters/c1/flux-system/apps.yaml mentions it",
    ),
    "relative": (
        "fleets/eu/production",
        commit(clusters__c1__kustomization="resources: [../../base]\n"),
        'clusters/c1/kustomization.yaml has relative paths ("../"), and fleets/eu/production is in '
        "another folder",
    ),
    "nested": ("clusters/c1/production", lambda _fleet: None, "one of them is inside the other"),
    "the whole repository": (".", lambda _fleet: None, "one of them is the whole repository"),
    "another's": (
        "clusters/production",
        lambda fleet: fleet.repository.commit(
            {"clusters/c1/eu/flux-system/provisioner-identity.json": "{}"}
        ),
        "clusters/c1/eu/flux-system/provisioner-identity.json is another pairing's",
    ),
    "change request": (
        "clusters/production",
        without_push,
        "changes to this repository are not pushed, but merged by somebody",
    ),
    "unproven": (
        "clusters/production",
        lambda fleet: fleet.repository.commit({IDENTITY: None}),
        "does not record its UID",
    ),
    "another's name": (
        "clusters/c1",
        lambda fleet: fleet.repository.commit(
            {IDENTITY: '{"version": 1, "clusters": {"demo/production": {"uid": "u"}}}'}
        ),
        "is not the cluster that was paired under this name",
    ),
    "repository": (
        "clusters/production",
        elsewhere,
        "is paired with ssh://git@host/other.git, not",
    ),
    "both": ("clusters/production", both, "is already paired as cluster 'c1' of this fleet"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_move_is_refused_before_anything(case: str, fleet: FakeFleet) -> None:
    path, change, cause = REFUSED[case]
    fleet.rename(NEW, path=path)
    change(fleet)
    head = fleet.repository.head("main")
    entry = report_of(fleet.pair(), NEW)
    assert entry.result is Result.FAILED, entry
    assert cause in entry.cause
    assert (fleet.only.journal.writes, fleet.repository.head("main")) == ([], head)


@pytest.mark.parametrize("gone", [False, True])
def test_the_key_goes_with_the_cluster_whatever_its_title(
    gone: bool, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.rename(NEW)
    fleet.pair()
    fleet.rename("live", old=NEW)
    fleet.pair()
    assert [key.title.split()[0] for key in fleet.host.book or []] == ["demo/c1"]
    assert fleet.unpair(gone=gone).exit_code == 0
    assert (fleet.host.book, paths(fleet)) == ([], ["README.md"])


def test_a_rotation_gives_the_key_a_title_of_the_new_name(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.rename(NEW)
    fleet.pair()
    assert fleet.rotate().exit_code == 0
    assert [key.title.split()[0] for key in fleet.host.book or []] == [f"demo/{NEW}"]


def test_two_of_a_repository_move_in_one_commit(fake_fleet: FleetMaker) -> None:
    """And a third is only paired."""
    fleet = fake_fleet(3)
    fleet.pair()
    for old in ("c1", "c2"):
        fleet.rename(f"new-{old}", old=old)
    assert fleet.pair().exit_code == 0
    assert fleet.repository.log()[0] == "Rename c1 to new-c1, c2 to new-c2"
    folders = {path.split("/")[1] for path in paths(fleet) if "/" in path}
    assert folders == {"new-c1", "new-c2", "c3"}
