"""The end of this process, if it is stopped for too long in a place where it must not be.

No check in a program can be the last thing before a write: SIGSTOP, a frozen container or a laptop
that sleeps may come in between, and the write goes out minutes later. So the kernel keeps the time:
a timer that has expired meanwhile ends the process before it runs again.
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import time
from collections.abc import Iterator

LINUX_64 = sys.platform == "linux" and ctypes.sizeof(ctypes.c_void_p) == 8


class _Event(ctypes.Structure):
    """struct sigevent: send `signal` to the process."""

    _fields_ = (
        ("value", ctypes.c_void_p),
        ("signal", ctypes.c_int),
        ("notify", ctypes.c_int),
        ("rest", ctypes.c_int * 12),
    )


class _Timer(ctypes.Structure):
    """struct itimerspec, in seconds and nanoseconds."""

    _fields_ = (
        ("interval", ctypes.c_long),
        ("interval_rest", ctypes.c_long),
        ("first", ctypes.c_long),
        ("first_rest", ctypes.c_long),
    )


# Its calls keep the interpreter's lock: to wait for that would take longer than they do.
_C = ctypes.PyDLL(None) if LINUX_64 else None


@contextlib.contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """If the block takes longer, the process ends by SIGALRM, whatever it is doing: so the block
    must be short. The time for which the machine is suspended counts. On systems other than Linux
    nothing happens."""
    timer = _started(max(seconds, 0.001))
    try:
        yield
    finally:
        if timer is not None and _C:
            _C.timer_delete(timer)


def _started(seconds: float) -> ctypes.c_void_p | None:
    if _C is None or not hasattr(_C, "timer_create"):
        return None
    timer = ctypes.c_void_p()
    event = _Event(signal=signal.SIGALRM)  # notify 0: SIGEV_SIGNAL
    if _C.timer_create(time.CLOCK_BOOTTIME, ctypes.byref(event), ctypes.byref(timer)):
        return None
    whole = int(seconds)
    value = _Timer(first=whole, first_rest=int((seconds - whole) * 1e9))
    _C.timer_settime(timer, 0, ctypes.byref(value), None)
    return timer
