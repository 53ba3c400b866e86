"""A clock for tests: `time.sleep` advances `time.monotonic` and returns at once.

Loops with a deadline end in microseconds, in the same order as with a real clock. Waits on events,
locks and processes are not affected.
"""

from __future__ import annotations

import time

import pytest


class FakeTime:
    """`slept`: the length of each sleep, in seconds."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._ahead = 0.0
        self._monotonic, self._sleep = time.monotonic, time.sleep

    def monotonic(self) -> float:
        return self._monotonic() + self._ahead

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._ahead += seconds
        self._sleep(0)  # give other threads a turn

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(time, "monotonic", self.monotonic)
        monkeypatch.setattr(time, "sleep", self.sleep)
