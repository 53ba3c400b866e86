"""Locks between processes. The kernel releases them when their holder ends, however it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Held
from provisioner.base.files import private_folder

PATIENCE = 120.0  # seconds
PAUSE = 0.05  # seconds between two attempts


@contextlib.contextmanager
def held(
    path: Path, *, wait: float = PATIENCE, notify: Callable[[str], None] = lambda _text: None
) -> Iterator[None]:
    """Hold the lock inside the block. `path` is a file, made if need be, that names its holder; or
    a folder that exists, where no file is left and the holder stays unnamed.

    `notify` is called once if another process has the lock; Held if it keeps it for `wait` seconds.
    """
    handle = _acquire(path, Deadline.after(wait), notify)
    try:
        yield
    finally:
        os.close(handle)


def _acquire(path: Path, deadline: Deadline, notify: Callable[[str], None]) -> int:
    notified = False
    while True:
        handle, holder = _attempt(path)
        if handle is not None:
            return handle
        if deadline.over():
            raise Held(str(path), f"{holder} holds it", "Wait for that process to end, or end it.")
        if holder and not notified:
            notify(f"waiting for {holder}, which holds {path}")
            notified = True
        time.sleep(min(PAUSE, deadline.left()))


def _attempt(path: Path) -> tuple[int | None, str]:
    """The locked handle, or None and who holds the lock. Its folder may be removed at any moment:
    then nobody holds it."""
    try:
        handle = _opened(path)
    except FileNotFoundError:
        return None, ""
    holder = "" if _locked(handle) else _holder(handle)
    if not holder and _still_at(path, handle):
        _sign(handle)
        return handle, ""
    os.close(handle)
    return None, holder


def _opened(path: Path) -> int:
    try:
        if path.is_dir():
            return os.open(path, os.O_RDONLY)
        return os.open(private_folder(path.parent) / path.name, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BadInput(
            str(path), f"cannot be written: {error.strerror}", "Name another directory."
        ) from error


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still_at(path: Path, handle: int) -> bool:
    """Whether the file that we locked is still the one at this path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    if _is_file(handle):
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)


def _holder(handle: int) -> str:
    pid = os.pread(handle, 32, 0).decode(errors="replace").strip() if _is_file(handle) else ""
    return f"process {pid}" if pid else "another process"


def _is_file(handle: int) -> bool:
    return stat.S_ISREG(os.fstat(handle).st_mode)
