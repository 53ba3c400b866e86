"""One `git cat-file --batch` that answers for the whole run, each object once. Starting git takes
milliseconds, and a hundred clusters of one repository read a thousand files."""

from __future__ import annotations

import re
import subprocess
import threading
from typing import IO, Any

import msgspec

from provisioner.base import yaml_reader
from provisioner.base.errors import ProvisionerError

ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")  # SHA-1 or SHA-256
CHUNK = 2**20
TREE = "^{tree}"  # after a revision: its tree


def checked(revision: str, subject: str) -> str:
    """The id of an object, which no git command can take for an option."""
    if not ID.fullmatch(revision):
        raise ProvisionerError(subject, f"{revision[:40]!r} is not the id of a commit")
    return revision


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """An object of any type, as git stores it. `size` is in bytes; the content of one that is
    larger than anything we read is left out."""

    id: str
    size: int
    content: bytes

    @property
    def left_out(self) -> bool:
        return self.size > len(self.content)


class CatFile:
    """Safe to use from several threads. `runner` is a git.Git in the clone."""

    def __init__(self, runner: Any, subject: str) -> None:
        self._runner, self._subject = runner, subject
        self._lock = threading.Lock()
        self._process: Any = None
        self._read: dict[str, Stored] = {}

    def close(self) -> None:
        with self._lock:
            self._process = None  # GitPython ends a process that nobody refers to

    def find(self, name: str) -> Stored | None:
        """The object of an id, a ref, or a revision followed by TREE; None if it is not in this
        clone. What an id names never changes, so it is remembered; what a ref names is not, nor
        that something is missing."""
        with self._lock:
            if name not in self._read:
                stored = self._request(name)
                if stored is None or not ID.fullmatch(name.removesuffix(TREE)):
                    return stored
                self._read[name] = stored
            return self._read[name]

    def content(self, name: str) -> bytes:
        stored = self.find(name)
        if stored is None:
            short = name.removesuffix(TREE)[:12]
            raise ProvisionerError(self._subject, f"the clone has no object {short}")
        if stored.left_out:
            raise yaml_reader.too_large(f"{self._subject}, object {stored.id[:12]}", stored.size)
        return stored.content

    def blob(self, id: str, path: str) -> bytes:
        """The content of a file; OverLimits, without having held it, if it is too large."""
        stored = self.find(id)
        if stored and stored.left_out:
            raise yaml_reader.too_large(path, stored.size)
        return self.content(id)

    def _request(self, name: str) -> Stored | None:
        process = self._started()
        try:
            process.stdin.write(f"{name}\n".encode())
            process.stdin.flush()
            answer = process.stdout.readline().split()
            if answer[-1:] == [b"missing"]:
                return None
            id, _, size = answer
            content = _read(process.stdout, int(size) + 1)  # a line end follows the content
        except (OSError, ValueError, EOFError) as error:
            raise ProvisionerError(self._subject, "git cat-file ended unexpectedly") from error
        return Stored(id=id.decode(), size=int(size), content=content[:-1])

    def _started(self) -> Any:
        """In a session of its own: Ctrl-C is for us, and steps that still read go on reading."""
        if self._process is None:
            self._process = self._runner.execute(
                ["git", "cat-file", "--batch"],
                istream=subprocess.PIPE,
                as_process=True,
                start_new_session=True,
            )
        return self._process


def _read(output: IO[bytes], size: int) -> bytes:
    """The next bytes; none of them if there are more than we read of any file."""
    kept, left = size <= yaml_reader.LARGEST, size
    content = b""
    while left:
        part = output.read(min(left, CHUNK) if not kept else left)
        if not part:
            raise EOFError
        left -= len(part)
        content += part if kept else b""
    return content
