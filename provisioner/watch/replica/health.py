"""Whether this replica is alive and ready, from what it has done so far. No cluster is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

# The loop turns every few seconds, also while batches run. At the start of a term it waits for the
# management cluster, for a minute at most with each request.
STUCK = 300.0


class Health:
    """Safe to use from several threads. `now`: seconds on a clock that only goes forward."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._lock = now, threading.Lock()
        self._leads = self._listed = False
        self._moved = now()

    def leading(self, leads: bool) -> None:
        """A new term begins with a new list."""
        with self._lock:
            self._leads, self._listed, self._moved = leads, False, self._now()

    def moved(self) -> None:
        """The leader's loop has turned once more."""
        self._moved = self._now()

    def observing(self, complete: bool) -> None:
        """Whether the leader has a complete list of the clusters, and hears of changes."""
        with self._lock:
            self._listed = complete

    def stuck(self) -> str:
        """Why this process should be started anew; empty if it should not."""
        with self._lock:
            silent = self._now() - self._moved
            if self._leads and silent > STUCK:
                return f"the leader's loop has not moved for {silent:.0f} s"
        return ""

    def unready(self) -> str:
        """Why this replica cannot do its work yet; empty if it can. A standby is ready: to wait is
        its work."""
        with self._lock:
            if self._leads and not self._listed:
                return "this replica leads, but has no complete list of the clusters yet"
        return self.stuck()
