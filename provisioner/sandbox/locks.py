"""One process at a time: a lock that the kernel drops with its holder, however that ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from typing import TYPE_CHECKING

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Held
from provisioner.base.events import Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provisioner.base.events import Sink


@contextlib.contextmanager
def exclusive(file: Path, sink: Sink, deadline: Deadline | None = None) -> Iterator[None]:
    """Hold the lock inside the block. Waits for another holder, naming it; Held after an hour."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(handle, file, sink, deadline or Deadline.after(3600))
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, file: Path, sink: Sink, deadline: Deadline) -> None:
    said = False
    while not _taken(handle):
        holder = os.pread(handle, 32, 0).decode(errors="replace").strip() or "unknown"
        if deadline.over():
            raise Held(
                str(file), f"process {holder} still holds it", "Wait for it to end, or end it."
            )
        if not said:
            sink(Note(text=f"waiting for process {holder}, which holds {file}"))
            said = True
        time.sleep(min(0.2, deadline.left()))


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
