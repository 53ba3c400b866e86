"""Memory of a process that works in many threads. glibc gives each thread a heap of its own and
keeps what is freed; elsewhere than on glibc, nothing is done."""

from __future__ import annotations

import contextlib
import ctypes
import gc

ARENA_MAX = -8  # M_ARENA_MAX of mallopt(3)
ARENAS = 2


def share(arenas: int = ARENAS) -> None:
    """From now on threads share so many heaps."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, arenas)


def give_back() -> None:
    """Return to the system what is free. TLS connections lie in cycles of objects: Python sees how
    few they are, and not how much memory OpenSSL has for them."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
