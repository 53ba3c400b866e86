"""git for a clone whose remote is on the same disk: what reads and writes objects is done in this
process. Everything else, and whatever goes wrong, is left to git itself."""

from __future__ import annotations

import io
import os
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from tests.fakes import git_objects
from tests.fakes.git_objects import FILE, Entries, Entry, Objects

TREE = "^{tree}"
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
DRAFT = "draft <draft> 0 +0000"


class NearbyGit:
    """The shape of GitPython's `Git`, which does what is not done here."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, command: Sequence[str], **options: Any) -> Any:
        done: dict[str, Callable[..., Any]] = {
            "cat-file": self._cat_file,
            "fast-import": self._fast_import,
            "commit-tree": self._commit_tree,
        }
        verb, stdin = command[1], options.get("istream")
        if verb in done and "-S" not in command and "GIT_DIR" in self._real.environment():
            try:
                return done[verb](command[2:], stdin, options.get("env") or {})
            except (LookupError, ValueError):
                if verb != "cat-file" and stdin:
                    stdin.seek(0)
        return self._real.execute(command, **options)

    @property
    def _folder(self) -> Path:
        return Path(self._real.environment()["GIT_DIR"])

    def _cat_file(self, arguments: Sequence[str], *_given: Any) -> FakeCatFile:
        if list(arguments) != ["--batch"]:
            raise ValueError(arguments)
        return FakeCatFile(self._folder)

    def _fast_import(self, _arguments: Sequence[str], stdin: IO[bytes], _env: Any) -> str:
        objects = Objects(self._folder)
        tree, parent = imported(objects, io.BytesIO(stdin.read()))
        return objects.put_commit(tree, parent, (DRAFT, DRAFT), b"")

    def _commit_tree(self, arguments: Sequence[str], stdin: IO[bytes], env: dict[str, str]) -> str:
        tree, *options = arguments
        given = dict(zip(options[::2], options[1::2], strict=True))
        if given.keys() - {"-p", "-F"} or given["-F"] != "-":
            raise ValueError(arguments)
        variables = {**os.environ, **self._real.environment(), **env}
        author, committer = (
            f"{variables[f'GIT_{role}_NAME']} <{variables[f'GIT_{role}_EMAIL']}> "
            f"{int(time.time())} +0000"
            for role in ("AUTHOR", "COMMITTER")
        )
        objects = Objects(self._folder)
        return objects.put_commit(tree, given.get("-p"), (author, committer), stdin.read())


class FakeCatFile:
    """The process of `git cat-file --batch`, of which the ends of its two pipes are used."""

    def __init__(self, folder: Path) -> None:
        self.stdin = self.stdout = self
        self._folder, self._objects, self._answer = folder, Objects(folder), io.BytesIO()

    def write(self, line: bytes) -> None:
        name = line.decode().strip()
        try:
            id = self._id(name)
            kind, content = self._objects.get(id)
            answer = b"%s %s %d\n%s\n" % (id.encode(), kind.encode(), len(content), content)
        except (LookupError, FileNotFoundError):
            answer = f"{name} missing\n".encode()
        self._answer = io.BytesIO(answer)

    def flush(self) -> None:
        """Nothing waits in a buffer."""

    def readline(self) -> bytes:
        return self._answer.readline()

    def read(self, size: int) -> bytes:
        return self._answer.read(size)

    def _id(self, name: str) -> str:
        if name.startswith("refs/"):
            return (self._folder / name).read_text().strip()
        if name.endswith(TREE):
            return self._objects.tree(self._id(name.removesuffix(TREE)))
        return name


def imported(objects: Objects, stream: IO[bytes]) -> tuple[str, str | None]:
    """Tree and parent of the one commit that a stream for `git fast-import` makes."""
    files: Entries = {}
    parent = None
    marks: dict[str, str] = {}
    for line in stream:
        verb, _, rest = line.decode().strip().partition(" ")
        if verb == "from":
            parent, files = rest, objects.files(rest)
        elif verb == "blob":
            mark = stream.readline().decode().removeprefix("mark ").strip()
            marks[mark] = _blob(objects, stream)
        elif verb in ("M", "D", "R"):
            paths = [re.sub(r"\\(.)", _meant, text) for text in QUOTED.findall(rest)]
            if verb == "M":
                source = rest.split(" ")[1]
                blob = marks[source] if source in marks else _blob(objects, stream)
                git_objects.put(files, paths[0], Entry(FILE, blob))
            else:
                _remove(files, verb, paths)
        elif verb not in ("commit", "mark", "committer", "data", "get-mark", ""):
            raise ValueError(verb)
    return objects.put_tree(files), parent


def _blob(objects: Objects, stream: IO[bytes]) -> str:
    size = int(stream.readline().removeprefix(b"data "))
    return objects.put("blob", stream.read(size))


def _remove(files: Entries, verb: str, paths: Sequence[str]) -> None:
    gone = git_objects.remove(files, paths[0])
    if verb == "R":
        if not gone:
            raise LookupError(paths[0])
        git_objects.remove(files, paths[1])
        for path, entry in gone.items():
            git_objects.put(files, paths[1] + path.removeprefix(paths[0]), entry)


def _meant(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] == "n" else escaped[1]
