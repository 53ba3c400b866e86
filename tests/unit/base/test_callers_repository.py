"""A run from a git hook leaves the repository of the hook alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from provisioner.base import callers_repository
from provisioner.cli import main
from provisioner.git import clone
from provisioner.git.hosts.base import Access, Remote

KEPT = {"GIT_CONFIG_COUNT"}


def git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], check=True, capture_output=True, text=True, timeout=60
    ).stdout


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_variable_that_git_calls_local_is_known() -> None:
    assert set(git("rev-parse", "--local-env-vars").split()) - KEPT <= {
        *callers_repository.VARIABLES
    }


def test_only_these_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/caller/.git")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ann")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    callers_repository.leave()
    assert "GIT_DIR" not in os.environ
    assert (os.environ["GIT_AUTHOR_NAME"], os.environ["GIT_SSH_COMMAND"]) == ("Ann", "ssh -i key")


def test_git_works_in_its_own_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caller, remote, out = (tmp_path / name for name in ("caller", "remote.git", "out"))
    git("init", "-q", str(caller))
    (caller / "staged").write_text("staged\n")
    git("-C", str(caller), "add", "staged")
    git("init", "-q", "--bare", "-b", "main", str(remote))
    out.mkdir()
    before = content(caller)
    folder = caller / ".git"
    monkeypatch.setenv("GIT_DIR", str(folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(caller))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(folder / "objects"))
    access = Access(remote=Remote(url=f"file://{remote}", known_hosts=()))
    with clone.opened(access, "main") as work:
        work.publish(lambda: {"a/b": "1\n"}, lambda: "First")
        work.export(str(out), work.head or "")
    assert content(caller) == before
    assert (out / "a" / "b").read_text() == "1\n"


def test_every_command_leaves_it_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", "/caller/.git/index")
    with pytest.raises(SystemExit):
        main.main(["--version"])
    assert "GIT_INDEX_FILE" not in os.environ
