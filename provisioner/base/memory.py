"""Text that another program reads from a path, without a file on a disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def path_to(text: str) -> Iterator[str]:
    """A path at which programs of this user read the text while the block lasts; empty where the
    system has none. It is that of our own file descriptor, so nothing has to inherit it."""
    if not hasattr(os, "memfd_create"):
        yield ""
        return
    with os.fdopen(os.memfd_create("provisioner"), "wb", buffering=0) as memory:
        os.fchmod(memory.fileno(), 0o600)  # ssh refuses a key that others may read
        memory.write(text.encode())
        path = f"/proc/{os.getpid()}/fd/{memory.fileno()}"
        yield path if os.access(path, os.R_OK) else ""
