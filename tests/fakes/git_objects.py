"""Git's objects in a repository on this disk, read and written without a process."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import threading
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FOLDER, FILE = "40000", "100644"
NEVER = {"", ".", "..", ".git"}  # git has no file of such a name


class Entry(NamedTuple):
    """Of a tree."""

    mode: str
    id: str


Entries = dict[str, Entry]
# Of all repositories: an id says what it names.
_contents: dict[str, tuple[str, bytes]] = {}
_trees: dict[str, Entries] = {}


class Objects:
    """`folder` is a bare repository. It may borrow objects of others, as its `alternates` say."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._own = folder, f"{folder}/objects"
        self._borrowed: list[str] = []

    def get(self, id: str) -> tuple[str, bytes]:
        """Type and content; LookupError for an object that is not here."""
        path = f"{id[:2]}/{id[2:]}"
        for folder in self._folders():
            if os.path.exists(f"{folder}/{path}"):
                if id not in _contents:
                    data = zlib.decompress(Path(f"{folder}/{path}").read_bytes())
                    head, _, content = data.partition(b"\0")
                    _contents[id] = head.partition(b" ")[0].decode(), content
                return _contents[id]
        if any(os.path.exists(f"{folder}/pack") for folder in self._folders()):
            return self._packed(id)
        raise LookupError(id)

    def put(self, kind: str, content: bytes) -> str:
        data = b"%s %d\0%s" % (kind.encode(), len(content), content)
        id = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        with contextlib.suppress(LookupError):
            self.get(id)
            return id
        path = f"{self._own}/{id[:2]}/{id[2:]}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(f"{path}.{threading.get_ident()}", "wb") as file:
            file.write(zlib.compress(data, 0))
        os.replace(file.name, path)  # whole, as git may read it meanwhile
        _contents[id] = kind, content
        return id

    def files(self, commit: str) -> Entries:
        """Everything but folders in a commit, by path."""
        return dict(self._below(self.tree(commit), ""))

    def tree(self, commit: str) -> str:
        """The id of a commit's tree."""
        kind, content = self.get(commit)
        if kind != "commit":
            raise LookupError(commit)
        return content.partition(b"\n")[0].removeprefix(b"tree ").decode()

    def put_tree(self, files: Mapping[str, Entry]) -> str:
        inner: dict[str, dict[str, Entry]] = {}
        entries: Entries = {}
        for path, entry in files.items():
            name, _, rest = path.partition("/")
            if rest:
                inner.setdefault(name, {})[rest] = entry
            else:
                entries[name] = entry
        for name, below in inner.items():
            entries[name] = Entry(FOLDER, self.put_tree(below))
        lines = (
            f"{entry.mode} {name}\0".encode() + bytes.fromhex(entry.id)
            for name, entry in sorted(entries.items(), key=_turn)
        )
        return self.put("tree", b"".join(lines))

    def put_commit(self, tree: str, parent: str | None, who: tuple[str, str], text: bytes) -> str:
        """`who` are author and committer, each with a time."""
        lines = [f"tree {tree}", *([f"parent {parent}"] if parent else [])]
        lines += [f"author {who[0]}", f"committer {who[1]}", "", ""]
        return self.put("commit", "\n".join(lines).encode() + text)

    def _below(self, tree: str, above: str) -> Iterator[tuple[str, Entry]]:
        for name, entry in self._read(tree).items():
            if entry.mode == FOLDER:
                yield from self._below(entry.id, f"{above}{name}/")
            else:
                yield above + name, entry

    def _read(self, tree: str) -> Entries:
        if tree not in _trees:
            _trees[tree] = dict(_entries(self.get(tree)[1]))
        return _trees[tree]

    def _folders(self) -> Iterator[str]:
        yield self._own
        if not self._borrowed:
            with contextlib.suppress(FileNotFoundError), open(f"{self._own}/info/alternates") as f:
                self._borrowed = f.read().split()
        yield from self._borrowed

    def _packed(self, id: str) -> tuple[str, bytes]:
        argv = ["git", "--git-dir", str(self._folder), "cat-file", "--batch"]
        done = subprocess.run(argv, input=f"{id}\n".encode(), capture_output=True, check=True)
        head, _, content = done.stdout.partition(b"\n")
        if head.endswith(b"missing"):
            raise LookupError(id)
        return head.split()[1].decode(), content[:-1]


def _turn(item: tuple[str, Entry]) -> bytes:
    """git sorts a folder as if its name ended with a slash."""
    name, entry = item
    return (f"{name}/" if entry.mode == FOLDER else name).encode()


def _entries(tree: bytes) -> Iterator[tuple[str, Entry]]:
    while tree:
        head, _, rest = tree.partition(b"\0")
        mode, _, name = head.partition(b" ")
        yield name.decode(), Entry(mode.decode(), rest[:20].hex())
        tree = rest[20:]


def put(files: Entries, path: str, entry: Entry) -> None:
    """A file takes the place of a folder, and of a file that is on its way."""
    if NEVER & set(path.split("/")):
        raise ValueError(path)
    remove(files, path)
    for end in (at for at, letter in enumerate(path) if letter == "/"):
        files.pop(path[:end], None)
    files[path] = entry


def remove(files: Entries, path: str) -> Entries:
    """What was at a path: a file, or all that was in a folder, by path."""
    gone = [name for name in files if name == path or name.startswith(f"{path}/")]
    return {name: files.pop(name) for name in gone}
