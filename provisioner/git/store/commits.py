"""Writing: one commit, made in Git's object store without a working tree or an index. It takes two
processes, for one file or for a thousand."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from provisioner.git import faults
from provisioner.git.store.cat_file import checked
from provisioner.git.store.objects import Objects
from provisioner.handover.repositories.base import Author

AUTHOR = ("Flux", "flux@provisioner.invalid")
MARK = "Provisioner-Tree: "
TRAILERS = re.compile(r"([A-Za-z][A-Za-z-]*: .+\n?)+")
# Holds the tree alone; its committer and message are never seen.
DRAFT = "commit refs/provisioner/draft\nmark :1\ncommitter draft <draft> 0 +0000\ndata 0\n"


@dataclass(frozen=True)
class Moved:
    """Instead of a text: the file or the folder that was at the path `old`, with all that is in it.
    Modes, links and submodules stay as they are."""

    old: str


Changes = Mapping[str, str | Moved | None]  # in this order; None removes the file


@dataclass(frozen=True, kw_only=True)
class Committer:
    """`runner` is a git.Git in a clone. `folder` is private. `appendix` is a paragraph of each
    message; `trailers` are lines at its end, as `git interpret-trailers` reads them. `signer` is
    the environment of commands that sign, None where nothing is signed."""

    runner: Any
    objects: Objects
    folder: Path
    url: str
    appendix: str = ""
    trailers: Sequence[str] = ()
    signer: Mapping[str, str] | None = field(default=None, repr=False)

    def commit(
        self,
        changes: Changes,
        message: str,
        *,
        parent: str | None,
        marked: bool = False,
    ) -> str:
        """The id of a commit on top of `parent`. Files that change to None are removed. `marked`:
        its message names its tree, so that we know it again."""
        with faults.translated(self.url):
            tree = self._tree(changes, parent)
            trailers = [*self.trailers, *([f"{MARK}{tree}"] if marked else [])]
            options = ["-p", checked(parent, self.url)] if parent else []
            options += ["-S"] if self.signer else []
            text = _message(message, self.appendix, trailers)
            return self._run("commit-tree", tree, *options, "-F", "-", stdin=text)

    def export(self, into: str, revision: str) -> None:
        """Check the whole tree out into a folder. A pointer of Git LFS stays one: the user's
        settings would have git download it."""
        with faults.translated(self.url):
            self._run("read-tree", checked(revision, self.url))
            checkout = (f"--work-tree={into}", "checkout-index", "--all", "--force")
            self._run(*checkout, env={"GIT_LFS_SKIP_SMUDGE": "1"})

    def _tree(self, changes: Changes, parent: str | None) -> str:
        """fast-import writes files and folders at once, but neither signs nor knows the tree when
        it writes the message: so its commit is a draft."""
        draft = "".join(_stream(changes, parent))
        commit = self._run("fast-import", "--quiet", "--force", stdin=draft)
        return self.objects.commit(commit).tree

    def _run(self, *arguments: str, stdin: str = "", env: Mapping[str, str] | None = None) -> str:
        with self._file(stdin) as content:
            command, given = ["git", *arguments], {**(self.signer or {}), **(env or {})}
            return str(self.runner.execute(command, istream=content, env=given))

    @contextlib.contextmanager
    def _file(self, text: str) -> Iterator[IO[bytes]]:
        """Text as a file that git can read as its standard input."""
        with tempfile.TemporaryFile(dir=self.folder) as file:
            file.write(text.encode())
            file.seek(0)
            yield file


def _message(message: str, appendix: str, trailers: Sequence[str]) -> str:
    """With all trailers in the last paragraph: those that the message ends with already, those of
    the run, and an appendix that is one."""
    head, _, last = message.strip().rpartition("\n\n")
    if not head or not TRAILERS.fullmatch(last):
        head, last = message.strip(), ""
    paragraph, more = ("", appendix) if TRAILERS.fullmatch(appendix) else (appendix, "")
    end = "\n".join(filter(None, (last, *trailers, more)))
    return "\n\n".join(filter(None, (head, paragraph, end))) + "\n"


def _stream(changes: Changes, parent: str | None) -> Iterator[str]:
    """What `git fast-import` reads, and at its end the question which commit it made."""
    yield DRAFT + (f"from {parent}\n" if parent else "")
    yield from itertools.starmap(_change, changes.items())
    yield "get-mark :1\n"


def _change(path: str, text: str | Moved | None) -> str:
    if text is None:
        return f"D {_quoted(path)}\n"
    if isinstance(text, Moved):
        return f"R {_quoted(text.old)} {_quoted(path)}\n"
    return f"M 100644 inline {_quoted(path)}\ndata {len(text.encode())}\n{text}\n"


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def identity(author: Author | None) -> dict[str, str]:
    """The declared author, else git's own variables, else Flux."""
    env = {}
    for role in ("AUTHOR", "COMMITTER"):
        for part, declared, otherwise in (
            ("NAME", author and author.name, AUTHOR[0]),
            ("EMAIL", author and author.email, AUTHOR[1]),
        ):
            env[f"GIT_{role}_{part}"] = declared or os.environ.get(f"GIT_{role}_{part}", otherwise)
    return env
