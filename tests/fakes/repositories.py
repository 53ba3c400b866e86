"""Git repositories for the fakes: a real bare repository (file://), and one in memory."""

from __future__ import annotations

import functools
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from tests.fakes import git_objects
from tests.fakes.git_objects import FILE, Entry

Files = dict[str, str]
FIRST = {"README.md": "A fleet.\n"}
USER = "U <u@example.invalid> 1700000000 +0000"
SETTINGS = "[core]\n\tfsync = none\n[receive]\n\tautogc = false\n"  # nothing lasts, nothing grows


class Repository(Protocol):
    """The part of a Git repository that the fake Flux needs."""

    url: str

    def head(self, branch: str) -> str | None:
        """The commit of a branch; None if the branch does not exist."""

    def tree(self, commit: str) -> Files:
        """All text files of a commit, by path."""


class MemoryRepository:
    """Commits given as a dict of files each."""

    def __init__(self, url: str = "ssh://git@git.example.com/fleet.git") -> None:
        self.url = url
        self.commits: dict[str, Files] = {}
        self.branches: dict[str, str] = {}

    def commit(self, files: Mapping[str, str], branch: str = "main") -> str:
        """A commit with these files and no others."""
        name = f"{len(self.commits) + 1:040x}"
        self.commits[name], self.branches[branch] = dict(files), name
        return name

    def head(self, branch: str) -> str | None:
        return self.branches.get(branch)

    def tree(self, commit: str) -> Files:
        return self.commits[commit]


class BareRepository:
    """A bare repository, with a first commit unless `empty`."""

    def __init__(self, folder: Path, *, empty: bool = False) -> None:
        self.folder, self.url = folder, f"file://{folder}"
        self._trees: dict[str, Files] = {}
        self._objects = git_objects.Objects(folder)
        folder.mkdir(parents=True)
        if empty:
            self._git("init", "-q", "--bare", "-b", "main", ".")
            with (folder / "config").open("a") as config:
                config.write(SETTINGS)
        else:
            for path, data in _first().items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)

    def commit(
        self, files: Mapping[str, str | None], message: str = "Mine", branch: str = "main"
    ) -> str:
        """Push a commit as a user would; a text of None removes the file. Returns the commit."""
        parent = self.head(branch)
        held = self._objects.files(parent) if parent else {}
        for path, text in files.items():
            if text is None:
                git_objects.remove(held, path)
            else:
                blob = self._objects.put("blob", text.encode())
                git_objects.put(held, path, Entry(FILE, blob))
        tree = self._objects.put_tree(held)
        made = self._objects.put_commit(tree, parent, (USER, USER), f"{message}\n".encode())
        ref = self.folder / "refs" / "heads" / branch
        ref.parent.mkdir(parents=True, exist_ok=True)
        ref.write_text(f"{made}\n")
        return made

    def head(self, branch: str) -> str | None:
        try:
            return (self.folder / "refs" / "heads" / branch).read_text().strip()
        except FileNotFoundError:
            return None

    def tree(self, commit: str) -> Files:
        if commit not in self._trees:
            self._trees[commit] = {
                path: self._objects.get(entry.id)[1].decode()
                for path, entry in self._objects.files(commit).items()
                if entry.mode.startswith("100")
            }
        return self._trees[commit]

    def log(self, branch: str = "main") -> list[str]:
        """The subjects of a branch, newest first."""
        return self._git("log", "--format=%s", branch).decode().splitlines()

    def _git(self, *arguments: str) -> bytes:
        argv = ["git", *arguments]
        return subprocess.run(argv, cwd=self.folder, capture_output=True, check=True).stdout


@functools.cache
def _first() -> dict[str, bytes]:
    """The files of a repository with the first commit: git makes it once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        made = BareRepository(Path(folder) / "first.git", empty=True)
        made.commit(FIRST, "First")
        found = [path for path in made.folder.rglob("*") if path.is_file()]
        below = {str(path.relative_to(made.folder)): path.read_bytes() for path in found}
    return {path: data for path, data in below.items() if not path.startswith("hooks/")}
