"""The deploy keys of the sandbox's repositories: public halves in one file that the Git host reads
each time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, locks
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
        return msgspec.json.decode(path.read_bytes(), type=Book)
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as error:
        raise BadInput(
            str(path), f"cannot be read: {error}", "`provisioner sandbox clean` and start anew."
        ) from error


def add(path: Path, repository: str, *, title: str, public: str, write: bool) -> Key:
    """Refused when the title or the key is there already, as Git hosts do."""
    public = " ".join(public.split()[:2])
    print_of_it = fingerprint(public)
    with locks.held(path.with_suffix(".lock")):
        book = read(path)
        present = book.get(repository, [])
        for other in present:
            if other.title == title or other.public == public:
                what = f"title {title!r}" if other.title == title else f"key {print_of_it}"
                raise Refused(
                    f"sandbox repository {repository}",
                    f"{what} is in use already",
                    "Revoke it first.",
                )
        numbers = (int(one.id) for keys in book.values() for one in keys)
        key = Key(
            id=str(max(numbers, default=0) + 1),
            title=title,
            public=public,
            write=write,
            created=time.time(),
        )
        _replace(path, {**book, repository: [*present, key]})
    return key


def remove(path: Path, repository: str, id: str) -> None:
    """Nothing to do when it is gone already."""
    with locks.held(path.with_suffix(".lock")):
        book = read(path)
        left = [one for one in book.get(repository, []) if one.id != id]
        _replace(path, {**book, repository: left})


def drop(path: Path, repository: str) -> None:
    """All keys of a repository that is deleted."""
    with locks.held(path.with_suffix(".lock")):
        _replace(path, {name: keys for name, keys in read(path).items() if name != repository})


def rights(path: Path, public: str) -> dict[str, bool]:
    """The repositories that a key opens, and whether it may write there."""
    return {
        name: one.write for name, keys in read(path).items() for one in keys if one.public == public
    }


def _replace(path: Path, book: Book) -> None:
    files.write_private(path, msgspec.json.format(msgspec.json.encode(book), indent=2))
