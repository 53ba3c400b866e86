"""Deadlines: made once, when a wait begins, and passed down to everything that it calls."""

from __future__ import annotations

import time

import msgspec


class Deadline(msgspec.Struct, frozen=True):
    """A moment on the monotonic clock. Make one with `Deadline.after(seconds)`."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self.at - time.monotonic())

    def over(self) -> bool:
        return self.left() <= 0.0

    def sooner(self, seconds: float) -> Deadline:
        """This deadline, or `seconds` from now, whichever comes first."""
        return min(self, Deadline.after(seconds), key=lambda deadline: deadline.at)
