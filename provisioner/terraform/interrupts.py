"""Interrupts while Terraform runs: forwarded to it, and we wait until it has saved its state."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

# SIGHUP too: when the terminal closes, Terraform must not die before it has saved its state.
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """Counts interrupts. Each becomes a SIGINT to the group of the attached process."""

    def __init__(self) -> None:
        self.count = 0
        self._group = 0

    def attach(self, pid: int) -> None:
        """Forward to this process group from now on; an interrupt that came before goes there at
        once."""
        self._group = pid
        if self.count:
            self._send()

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.count += 1
        if self._group:
            self._send()

    def _send(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._group, signal.SIGINT)


@contextlib.contextmanager
def forwarded() -> Iterator[Interrupts]:
    """While the block runs, interrupts do not raise here. Ignored signals stay ignored. Outside the
    main thread nothing changes, because Python handles signals in the main thread only."""
    interrupts = Interrupts()
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, interrupts)
    try:
        yield interrupts
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
