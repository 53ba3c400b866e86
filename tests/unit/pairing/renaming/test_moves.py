"""A renamed entry moves: its folder, record and identity follow, and workloads never notice."""

from __future__ import annotations

import pytest

from provisioner.base.events import Change
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.renaming.moved import NEW, check_moved, moved_to, paths, record
from tests.unit.pairing.test_kills import SHOP


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
