"""Controllers that take their time to start, as those of a real cluster do."""

from __future__ import annotations

import time

from tests.fakes.api_server import ApiServer
from tests.fakes.workloads import FakeWorkloads
from tests.simulated.flux import Later


class SlowWorkloads(FakeWorkloads):
    """No pod runs before `seconds` have passed since the first Deployment was written. `later`
    calls back after that many seconds."""

    def __init__(self, server: ApiServer, seconds: float, later: Later) -> None:
        self._seconds, self._later = seconds, later
        self._ready_at: float | None = None
        super().__init__(server)

    def reconcile(self) -> None:
        if self._ready_at is None:
            if not self.server.changes["apps", "Deployment"]:
                return
            self._ready_at = time.monotonic() + self._seconds
            self._later(self._seconds, self._wake)
        if time.monotonic() >= self._ready_at:
            super().reconcile()

    def _wake(self) -> None:
        with self.server.lock:
            self.server.settle()
            self.server.changed.notify_all()
