"""Branches for change requests against a real git over a local path."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provisioner.git import branches, clone, faults
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Access, Remote

BRANCH = "provisioner/demo"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.invalid"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Clone]:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    with clone.opened(Access(remote=Remote(url=f"file://{tmp_path}/remote.git")), "main") as opened:
        opened.publish(lambda: {"README": "1\n"}, lambda: "First")
        yield opened


def test_offered_altered_by_us_and_withdrawn(work: Clone, tmp_path: Path) -> None:
    assert branches.tip(work, BRANCH) is None
    first = branches.offer(work, BRANCH, {"a/x": "1\n"}, "Offer", over=None)
    seen = branches.tip(work, BRANCH)
    assert seen == branches.Tip(commit=first, ours=True, author="Flux", paths=("a/x",))
    assert abs(work.committed(first) - time.time()) < 60
    assert work.files("a", first) == {"x": "1\n"}
    assert work.files("a") == {}  # nothing of it is in the branch that clusters follow
    second = branches.offer(work, BRANCH, {"a/x": "2\n"}, "Offer", over=seen)
    remote = tmp_path / "remote.git"
    assert git(remote, "rev-list", f"main..{BRANCH}") == second  # one commit, not two
    again = branches.tip(work, BRANCH)
    assert again
    branches.withdraw(work, BRANCH, again)
    assert branches.tip(work, BRANCH) is None


def test_what_others_did_is_seen_and_never_overwritten_unseen(work: Clone, tmp_path: Path) -> None:
    branches.offer(work, BRANCH, {"a/x": "1\n"}, "Offer", over=None)
    ours = branches.tip(work, BRANCH)
    git(tmp_path, "clone", "-q", "-b", BRANCH, "remote.git", "user")
    (tmp_path / "user" / "README").write_text("theirs\n")
    git(tmp_path / "user", "commit", "-qam", "Mine")
    git(tmp_path / "user", "push", "-q", "origin", BRANCH)
    with pytest.raises(faults.Raced):
        branches.offer(work, BRANCH, {"a/x": "2\n"}, "Offer", over=ours)
    with pytest.raises(faults.Raced):
        branches.offer(work, BRANCH, {"a/x": "2\n"}, "Offer", over=None)
    assert ours
    with pytest.raises(faults.Raced):
        branches.withdraw(work, BRANCH, ours)
    theirs = branches.tip(work, BRANCH)
    assert theirs
    assert (theirs.ours, theirs.author) == (False, "T")
    # Our message on other content is no longer ours.
    git(tmp_path / "user", "reset", "-q", "--soft", "HEAD~2")
    git(tmp_path / "user", "commit", "-q", "-C", ours.commit)
    git(tmp_path / "user", "push", "-qf", "origin", BRANCH)
    amended = branches.tip(work, BRANCH)
    assert amended
    assert not amended.ours


def test_clusters_that_share_a_clone_look_at_branches_side_by_side(
    work: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["images", "more"]
    made = [branches.offer(work, one, {one: "1\n"}, "Images", over=None) for one in names]
    fetch = work.network

    def slow(*arguments: str) -> str:
        done = fetch(*arguments)
        time.sleep(0.05)
        return done

    monkeypatch.setattr(work, "network", slow)
    with ThreadPoolExecutor(2) as pool:
        tips = [*pool.map(lambda one: branches.tip(work, one), names)]
    assert [one and one.commit for one in tips] == made


def test_a_push_to_a_branch_of_ours_is_rehearsed(work: Clone) -> None:
    branches.offer(work, BRANCH, {"a/x": "1\n"}, "Offer", over=None)
    work.rehearse(BRANCH)
    seen = branches.tip(work, BRANCH)
    assert seen
    assert work.files("a", seen.commit) == {"x": "1\n"}
