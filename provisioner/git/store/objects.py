"""Reading a clone: commits, trees and files. Trees are walked here, so that the names of files are
never passed to git."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from provisioner.base import masking
from provisioner.base.errors import ProvisionerError
from provisioner.git.store.cat_file import TREE, CatFile, checked

ID_BYTES = 20
FOLDER, SUBMODULE, SYMLINK = "40000", "160000", "120000"
FILE_MODES = ("100644", "100755")
LONG = 16_384  # characters
MOST_LONG = 8  # texts
KINDS = {SYMLINK: "a symlink", SUBMODULE: "a submodule", FOLDER: "a folder", "100644": "a file"}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a tree: `mode` as git writes it there, without leading zeros."""

    mode: str
    id: str

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")

    @property
    def is_folder(self) -> bool:
        return self.mode == FOLDER

    @property
    def kind(self) -> str:
        return KINDS.get(self.mode, "something else")


Entries = dict[str, Entry]


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """`author` is the name alone; `parents` are ids. `email` is the author's. `committed`: when, as
    the committer wrote it."""

    tree: str
    parents: tuple[str, ...]
    author: str
    message: str
    email: str = ""
    committed: float = 0.0


class Objects:
    """Safe to use from several threads. `runner` is a git.Git in the clone."""

    def __init__(self, runner: Any, subject: str) -> None:
        self._runner, self._subject = runner, subject
        self._cat_file = CatFile(runner, subject)
        self._entries: dict[str, Entries] = {}
        self._long: dict[str, str] = {}  # the long texts that were read last, by blob

    def close(self) -> None:
        """Ends the process; nothing can be read afterwards."""
        self._cat_file.close()

    def id(self, name: str) -> str | None:
        """The id that a ref or a revision leads to; None if it is not in this clone."""
        stored = self._cat_file.find(name)
        return stored.id if stored else None

    def text(self, blob: str, path: str) -> str:
        """The file of a path; OverLimits if it is too large. What is not UTF-8 is in surrogates.
        Clusters that have the same long file share one text."""
        if (known := self._long.get(blob)) is not None:
            return known
        text = self._cat_file.blob(blob, path).decode("utf-8", "surrogateescape")
        if len(text) > LONG:
            latest = list(self._long.items())[1 - MOST_LONG :]
            self._long = dict([*latest, (blob, text)])
        return text

    def commit(self, revision: str) -> Commit:
        text = self._cat_file.content(revision).decode("utf-8", "replace")
        header, _, message = text.partition("\n\n")
        fields: dict[str, list[str]] = {}
        for line in header.splitlines():
            name, _, value = line.partition(" ")
            fields.setdefault(name, []).append(value)
        return Commit(
            tree=fields["tree"][0],
            parents=tuple(fields.get("parent", ())),
            author=fields["author"][0].rpartition(" <")[0],
            message=message,
            email=fields["author"][0].rpartition(" <")[2].partition(">")[0],
            committed=float(fields["committer"][0].rpartition("> ")[2].partition(" ")[0]),
        )

    def entries(self, revision: str, folder: str = "") -> Entries:
        """The entries of a folder at a revision, by name; none where there is no such folder."""
        entries = self._tree(revision + TREE)
        for name in _parts(folder):
            entry = entries.get(name)
            if entry is None or entry.mode != FOLDER:
                return {}
            entries = self._tree(entry.id)
        return entries

    def files(self, entries: Entries, above: str = "") -> Iterator[tuple[str, Entry]]:
        """Every regular file below these entries, with its path."""
        for name, entry in entries.items():
            if entry.is_file:
                yield above + name, entry
            elif entry.mode == FOLDER:
                yield from self.files(self._tree(entry.id), f"{above}{name}/")

    def holding(self, revision: str, text: str) -> Iterator[tuple[str, Entry]]:
        """The files that hold a text, with their paths; binary files and links are left out. git
        searches, as most of a repository is not ours to keep in memory."""
        status, out, err = self._runner.execute(
            ["git", "grep", "-I", "-l", "-z", "-F", "-e", text, checked(revision, self._subject)],
            with_extended_output=True,
            with_exceptions=False,
        )
        if status > 1:  # 1: no such file
            raise ProvisionerError(
                self._subject, f"git grep failed: {masking.shortened(err, -300)}"
            )
        for path in filter(None, str(out).split("\0")):
            folder, _, name = path.partition(":")[2].rpartition("/")
            yield path.partition(":")[2], self.entries(revision, folder)[name]

    def obstacle(self, revision: str, path: str) -> str:
        """What keeps a file from being written to a path, such as `a/b is a symlink`; or ""."""
        *above, name = _parts(path)
        entries = self._tree(revision + TREE)
        for depth, part in enumerate(above, 1):
            entry = entries.get(part)
            if entry is None:
                return ""
            if entry.mode != FOLDER:
                return f"{'/'.join(above[:depth])} is {entry.kind}"
            entries = self._tree(entry.id)
        entry = entries.get(name)
        return f"{path} is {entry.kind}" if entry and entry.mode not in FILE_MODES else ""

    def changed(self, old: Entries, new: Entries, above: str = "") -> Iterator[str]:
        """The paths whose entries differ, folders looked into."""
        for name in sorted(old.keys() | new.keys()):
            before, after = old.get(name), new.get(name)
            if before == after:
                continue
            folders = [entry for entry in (before, after) if entry and entry.mode == FOLDER]
            if folders:
                yield from self.changed(self._below(before), self._below(after), f"{above}{name}/")
            if len(folders) < len([entry for entry in (before, after) if entry]):
                yield above + name

    def _below(self, entry: Entry | None) -> Entries:
        return self._tree(entry.id) if entry and entry.mode == FOLDER else {}

    def _tree(self, name: str) -> Entries:
        if name not in self._entries:
            self._entries[name] = dict(_entries(self._cat_file.content(name)))
        return self._entries[name]


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in ("", ".")]


def _entries(tree: bytes) -> Iterator[tuple[str, Entry]]:
    """git's format of a tree: `MODE NAME`, a zero byte, the id as bytes; and again."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        at = end + 1 + ID_BYTES
        entry = Entry(mode=mode.decode(), id=tree[end + 1 : at].hex())
        yield name.decode("utf-8", "surrogateescape"), entry
