"""What the operator's own thread is to do next."""

from __future__ import annotations

import queue
from collections.abc import Callable

Work = Callable[[], None]


class Inbox:
    """Safe to use from several threads; `take` is for the operator's own."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Work] = queue.SimpleQueue()

    def put(self, work: Work) -> None:
        self._queue.put(work)

    def take(self, seconds: float) -> Work | None:
        """None if nothing comes within so many seconds."""
        try:
            return self._queue.get(timeout=seconds) if seconds > 0 else self._queue.get_nowait()
        except queue.Empty:
            return None
