"""Git repositories for the fakes: a real bare repository (file://), and one in memory."""

from __future__ import annotations

import functools
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

Files = dict[str, str]
FIRST = {"README.md": "A fleet.\n"}
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
        ref, lines = f"refs/heads/{branch}", []
        for path, text in files.items():
            data = (text or "").encode()
            lines.append(
                b"D %s\n" % path.encode()
                if text is None
                else b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)
            )
        said = message.encode()
        head = b"commit %s\ncommitter U <u@example.invalid> %d +0000\ndata %d\n%s\n" % (
            ref.encode(),
            1_700_000_000,
            len(said),
            said,
        )
        parent = b"from %s^0\n" % ref.encode() if self.head(branch) else b""
        self._git("fast-import", "--quiet", "--force", stdin=head + parent + b"".join(lines))
        made = self.head(branch)
        assert made, f"no commit was made on {branch}"
        return made

    def head(self, branch: str) -> str | None:
        try:
            return (self.folder / "refs" / "heads" / branch).read_text().strip()
        except FileNotFoundError:
            return None

    def tree(self, commit: str) -> Files:
        if commit not in self._trees:
            data = self._git("archive", "--format=tar", commit)
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                self._trees[commit] = {
                    member.name: file.read().decode()
                    for member in archive
                    if (file := archive.extractfile(member)) is not None
                }
        return self._trees[commit]

    def log(self, branch: str = "main") -> list[str]:
        """The subjects of a branch, newest first."""
        return self._git("log", "--format=%s", branch).decode().splitlines()

    def _git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, input=stdin, capture_output=True, check=True
        )
        return done.stdout


@functools.cache
def _first() -> dict[str, bytes]:
    """The files of a repository with the first commit: git makes it once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        made = BareRepository(Path(folder) / "first.git", empty=True)
        made.commit(FIRST, "First")
        found = [path for path in made.folder.rglob("*") if path.is_file()]
        below = {str(path.relative_to(made.folder)): path.read_bytes() for path in found}
    return {path: data for path, data in below.items() if not path.startswith("hooks/")}
