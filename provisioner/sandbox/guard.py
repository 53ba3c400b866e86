"""Locks on one sandbox between processes, as when Terraform runs several local-execs.

Unlike the builder's lock, the file may vanish while somebody waits for it: `clean` removes its
directory.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from typing import TYPE_CHECKING

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Held
from provisioner.sandbox.state import folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 120.0


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file `path` inside the block; Held when another process keeps it for too
    long."""
    handle = _take(path, Deadline.after(PATIENCE))
    try:
        yield
    finally:
        os.close(handle)


def _take(path: Path, deadline: Deadline) -> int:
    while not deadline.over():
        with contextlib.suppress(FileNotFoundError):  # the folder may go between the two calls
            handle = _opened(path)
            if _locked(handle) and _same(handle, path):
                return handle
            os.close(handle)
        time.sleep(0.02)
    raise Held(
        f"sandbox {path.parent}",
        "another provisioner works on it",
        "Wait for it to end, then run again.",
    )


def _opened(path: Path) -> int:
    try:
        return os.open(folder(path.parent) / path.name, os.O_RDWR | os.O_CREAT, 0o600)
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


def _same(handle: int, path: Path) -> bool:
    """Whether the file we locked is still the one at this path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
