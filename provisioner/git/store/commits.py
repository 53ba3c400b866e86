"""Writing: one commit, made in Git's object store without a working tree or an index. It takes two
processes, for one file or for a thousand."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec

from provisioner.git import faults
from provisioner.git.store.cat_file import checked
from provisioner.git.store.objects import Objects
from provisioner.handover.repositories.base import Author

AUTHOR = ("Flux", "flux@provisioner.invalid")
MARK = "Provisioner-Tree: "
TRAILERS = re.compile(r"([A-Za-z][A-Za-z-]*: .+\n?)+")
# Holds the tree alone; its committer and message are never seen.
DRAFT = "commit refs/provisioner/draft\nmark :1\ncommitter draft <draft> 0 +0000\ndata 0\n"


class Moved(msgspec.Struct, frozen=True):
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
            return self._run("commit-tree", tree, *options, "-F", "-", stdin=[text.encode()])

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
        draft = _stream(changes, parent)
        commit = self._run("fast-import", "--quiet", "--force", stdin=draft)
        return self.objects.commit(commit).tree

    def _run(
        self, *arguments: str, stdin: Iterable[bytes] = (), env: Mapping[str, str] | None = None
    ) -> str:
        with self._file(stdin) as content:
            command, given = ["git", *arguments], {**(self.signer or {}), **(env or {})}
            return str(self.runner.execute(command, istream=content, env=given))

    @contextlib.contextmanager
    def _file(self, pieces: Iterable[bytes]) -> Iterator[IO[bytes]]:
        """Pieces of text as a file that git can read as its standard input."""
        with tempfile.TemporaryFile(dir=self.folder) as file:
            file.writelines(pieces)
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


def _stream(changes: Changes, parent: str | None) -> Iterator[bytes]:
    """What `git fast-import` reads, and at its end the question which commit it made. A text that
    many clusters have is sent once: hundreds of copies would be most of a run's memory."""
    texts = Counter(text for text in changes.values() if isinstance(text, str))
    common = [text for text, times in texts.items() if times > 1]
    marks = {text: f":{number}" for number, text in enumerate(common, 2)}
    for text, mark in marks.items():
        yield f"blob\nmark {mark}\n".encode() + _data(text)
    yield DRAFT.encode() + (f"from {parent}\n".encode() if parent else b"")
    for path, change in changes.items():
        yield _change(path, change, marks)
    yield b"get-mark :1\n"


def _change(path: str, change: str | Moved | None, marks: Mapping[str, str]) -> bytes:
    if change is None:
        return f"D {_quoted(path)}\n".encode()
    if isinstance(change, Moved):
        return f"R {_quoted(change.old)} {_quoted(path)}\n".encode()
    if mark := marks.get(change):
        return f"M 100644 {mark} {_quoted(path)}\n".encode()
    return f"M 100644 inline {_quoted(path)}\n".encode() + _data(change)


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%b\n" % (len(content), content)


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
