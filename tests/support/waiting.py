"""Waiting for what something else brings about."""

from __future__ import annotations

import time
from collections.abc import Callable

from provisioner.base.deadlines import Deadline


def until(holds: Callable[[], object], seconds: float = 20) -> None:
    deadline = Deadline.after(seconds)
    while not holds():
        assert not deadline.over(), "it did not come to hold in time"
        time.sleep(0.02)
