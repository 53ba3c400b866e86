"""Waiting for what something else brings about."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from provisioner.base.deadlines import Deadline

Value = TypeVar("Value")


def until(holds: Callable[[], Value], seconds: float = 20) -> Value:
    """The first value that is true."""
    deadline = Deadline.after(seconds)
    while not (value := holds()):
        assert not deadline.over(), "it did not come to hold in time"
        time.sleep(0.02)
    return value
