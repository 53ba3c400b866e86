"""How many git processes a clone starts: the number of clusters must not matter. Counted by a
`git` on PATH that notes each call."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provisioner.git import branches, clone
from provisioner.git.hosts.base import Access, Remote
from provisioner.git.store import commits
from provisioner.git.store.commits import Changes
from tests.unit.git.test_clone import git

NAMES = ("gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml")


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that gets a line for each git process."""
    log, folder = tmp_path / "calls", tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text(f'#!/bin/sh\necho "$1" >> {log}\nexec {shutil.which("git")} "$@"\n')
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return log


@pytest.fixture
def access(tmp_path: Path) -> Access:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    return Access(remote=Remote(url=f"file://{tmp_path}/remote.git"))


def directory(number: int) -> str:
    return f"clusters/c{number}/flux-system"


def content(clusters: int) -> dict[str, str]:
    return {
        f"{directory(number)}/{name}": f"{name} {number}\n"
        for number in range(clusters)
        for name in NAMES
    }


@pytest.mark.parametrize("clusters", [1, 20])
def test_a_run_without_changes_starts_two(access: Access, calls: Path, clusters: int) -> None:
    with clone.opened(access, "main") as work:
        work.publish(lambda: content(clusters), lambda: "First")
    calls.unlink()
    with clone.opened(access, "main") as work:

        def look(number: int) -> None:
            for _ in range(4):
                files = work.files(directory(number))
                assert files == {name: f"{name} {number}\n" for name in NAMES}
            assert work.head
            work.ensure(work.head)
            assert work.blocked(directory(number), NAMES) == ""
            assert len(work.tree(f"clusters/c{number}")) == len(NAMES)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(look, range(clusters)))
    assert calls.read_text().split() == ["fetch", "cat-file"]


@pytest.mark.parametrize("clusters", [1, 20])
def test_a_commit_starts_two_more(access: Access, calls: Path, clusters: int) -> None:
    with clone.opened(access, "main") as work:
        work.publish(lambda: {"README": "1\n"}, lambda: "First")
        calls.unlink()
        work.publish(lambda: content(clusters), lambda: "Second")
    assert calls.read_text().split() == ["fast-import", "commit-tree", "push"]


def test_what_many_clusters_have_is_handed_to_git_once(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[int] = []

    def kept(changes: Changes, parent: str | None) -> Iterator[bytes]:
        for piece in really(changes, parent):
            handed.append(len(piece))
            yield piece

    really = commits._stream
    monkeypatch.setattr(commits, "_stream", kept)
    common, texts = "x" * 10_000, {f"c{number}/same": "x" * 10_000 for number in range(20)}
    texts |= {"c1/own": "own\n", "c2/own": "ö\n"}
    with clone.opened(access, "main") as work:
        work.publish(lambda: texts, lambda: "First")
        assert work.files("c7") == {"same": common}
        assert work.files("c2") == {"same": common, "own": "ö\n"}
    assert len(common) < max(handed) < 1.1 * len(common)
    assert sum(handed) < 2 * len(common)


def test_looking_at_a_branch_of_ours_starts_one(access: Access, calls: Path) -> None:
    with clone.opened(access, "main") as work:
        work.publish(lambda: {"README": "1\n"}, lambda: "First")
        branches.offer(work, "ours", {"a/x": "1\n"}, "Offer", over=None)
        calls.unlink()
        assert branches.tip(work, "ours")
    assert calls.read_text().split() == ["fetch"]
