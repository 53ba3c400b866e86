"""What lives as long as one run: who is notified of its waits, what stops it, and what was asked
for once. It is handed down explicitly, so that runs in one process know nothing of each other."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from provisioner.base import actor
from provisioner.base.audit import Audit
from provisioner.base.errors import Interrupted

NOTICEABLE = 2.0  # seconds: shorter waits are not reported
T = TypeVar("T")


def new_id() -> str:
    return os.urandom(8).hex()


@dataclass(frozen=True, kw_only=True, eq=False)
class RunContext:
    """Safe to use from several threads. `id` names the run, `who` whoever started it; `notify` gets
    a sentence for the user; once `stopping` is set, waits end with Interrupted. `audit` is where
    each write is noted."""

    notify: Callable[[str], None] = lambda _text: None
    stopping: threading.Event = field(default_factory=threading.Event)
    id: str = field(default_factory=new_id)
    who: str = field(default_factory=actor.who)
    audit: Audit = field(default_factory=Audit, repr=False)
    # Not in repr: what is remembered may be a secret.
    _memory: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    _locks: dict[Hashable, threading.Lock] = field(default_factory=dict, repr=False)
    _guard: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returned when this key was asked for first. Other threads wait for it; an
        error is not remembered."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self._memory:
                self._memory[key] = make()
            return cast(T, self._memory[key])

    def pause(self, seconds: float, subject: str, reason: str) -> None:
        """Wait before something is tried again."""
        if seconds >= NOTICEABLE:
            self.notify(f"{subject}: waiting {seconds:.0f} s, {reason}")
        if self.stopping.wait(seconds):
            raise Interrupted(subject, "interrupted", "Run again: it continues where it stopped.")
