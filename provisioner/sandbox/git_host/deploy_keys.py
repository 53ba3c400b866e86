"""The deploy keys of the sandbox's repositories: their public halves in one file, which the Git
host reads for each connection."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, locks, structs
from provisioner.base.errors import BadInput, Refused
from provisioner.base.keys import fingerprint

if TYPE_CHECKING:
    from pathlib import Path


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """`public` is `TYPE BASE64`; `created` is seconds since the epoch."""

    id: str
    title: str
    public: str
    write: bool
    created: float = 0.0


Book = dict[str, list[Key]]


def read(path: Path) -> Book:
    """All keys by repository."""
    try:
        return structs.from_json(path.read_bytes(), Book)
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as error:
        hint = "Run `provisioner sandbox clean`, then start again."
        raise BadInput(str(path), f"cannot be read: {error}", hint) from error


def add(path: Path, repository: str, *, title: str, public: str, write: bool) -> Key:
    """Refused if the repository already has the title or the key, as on other Git hosts."""
    public = " ".join(public.split()[:2])
    fingerprint(public)  # BadInput unless it is a public key
    with locks.held(path.with_suffix(".lock")):
        book = read(path)
        present = book.get(repository, [])
        taken = _taken(present, title=title, public=public)
        if taken:
            subject = f"sandbox repository {repository}"
            raise Refused(subject, f"{taken} is in use already", "Revoke it first.")
        key = Key(id=_next_id(book), title=title, public=public, write=write, created=time.time())
        _replace(path, {**book, repository: [*present, key]})
    return key


def _taken(keys: list[Key], *, title: str, public: str) -> str:
    """What a new key would share with one of these; empty if nothing."""
    for key in keys:
        if key.title == title:
            return f"title {title!r}"
        if key.public == public:
            return f"key {fingerprint(public)}"
    return ""


def _next_id(book: Book) -> str:
    numbers = (int(key.id) for keys in book.values() for key in keys)
    return str(max(numbers, default=0) + 1)


def remove(path: Path, repository: str, id: str) -> None:
    """A key that does not exist is not an error."""
    with locks.held(path.with_suffix(".lock")):
        book = read(path)
        left = [key for key in book.get(repository, []) if key.id != id]
        _replace(path, {**book, repository: left})


def drop(path: Path, repository: str) -> None:
    """Remove all keys of a repository that is being deleted."""
    with locks.held(path.with_suffix(".lock")):
        _replace(path, {name: keys for name, keys in read(path).items() if name != repository})


def rights(path: Path, public: str) -> dict[str, bool]:
    """The repositories that a key gives access to, and whether it may write."""
    return {
        name: key.write for name, keys in read(path).items() for key in keys if key.public == public
    }


def _replace(path: Path, book: Book) -> None:
    files.write_private(path, msgspec.json.format(msgspec.json.encode(book), indent=2))
