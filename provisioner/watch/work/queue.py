"""When a cluster is looked at, and with which others it is worked on. Pure over a clock: every
method is given the time, in seconds on any clock that only goes forward. One thread uses it."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from provisioner.base.retry import Backoff

BACKOFF = Backoff(first=1.0, longest=600.0, jitter=0.5)
QUIET = 0.2  # seconds without another one after which a batch is complete
LONGEST = 2.0  # seconds for which a batch is collected at most

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Queue(Generic[K]):
    """Each key is due once, at its earliest time."""

    def __init__(self, backoff: Backoff = BACKOFF) -> None:
        self._backoff = backoff
        self._due: dict[K, float] = {}
        self._heap: list[tuple[float, int, K]] = []
        self._tried: dict[K, int] = {}
        self._count = 0

    def __len__(self) -> int:
        return len(self._due)

    def add(self, key: K, at: float) -> None:
        """Unless it is due sooner."""
        if key in self._due and self._due[key] <= at:
            return
        self._due[key] = at
        self._count += 1
        heapq.heappush(self._heap, (at, self._count, key))

    def changed(self, key: K, now: float) -> None:
        """Something of it is new, so what failed before may work now."""
        self._tried.pop(key, None)
        self.add(key, now)

    def failed(self, key: K, now: float, *, after: float = 0.0, most: float | None = None) -> float:
        """It is tried again after a pause that grows with each failure, up to `most` seconds, and
        not before `after` seconds. Returns the pause."""
        tried = self._tried[key] = self._tried.get(key, 0) + 1
        grown = self._backoff.seconds(tried)
        pause = max(grown if most is None else min(grown, most), after)
        self.add(key, now + pause)
        return pause

    def succeeded(self, key: K) -> None:
        self._tried.pop(key, None)

    def tried(self, key: K) -> int:
        """How often it has failed in succession."""
        return self._tried.get(key, 0)

    def forget(self, key: K) -> None:
        self._due.pop(key, None)
        self._tried.pop(key, None)

    def take(self, now: float) -> list[K]:
        """All that are due, the one that waits longest first."""
        taken = []
        while self._heap and self._heap[0][0] <= now:
            at, _, key = heapq.heappop(self._heap)
            if self._due.get(key) == at:
                del self._due[key]
                taken.append(key)
        return taken

    def next(self) -> float | None:
        """When the next one is due."""
        while self._heap and self._due.get(self._heap[0][2]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None


@dataclass
class _Collected(Generic[T]):
    first: float
    last: float
    members: list[T] = field(default_factory=list)

    def ready_at(self, largest: int) -> float:
        if len(self.members) >= largest:
            return self.first
        return min(self.last + QUIET, self.first + LONGEST)


class Collector(Generic[K, T]):
    """What is ready is collected for a moment, by group, so that it becomes one batch. A batch has
    at most `largest` members."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._groups: dict[K, _Collected[T]] = {}

    def __len__(self) -> int:
        return sum(len(group.members) for group in self._groups.values())

    def add(self, group: K, member: T, now: float) -> None:
        collected = self._groups.setdefault(group, _Collected(now, now))
        collected.members.append(member)
        collected.last = now

    def take(self, now: float, most: int) -> list[tuple[K, list[T]]]:
        """At most so many batches that are complete, the one that waits longest first."""
        batches: list[tuple[K, list[T]]] = []
        while len(batches) < most and (group := self._next(now)) is not None:
            collected = self._groups[group]
            batches.append((group, collected.members[: self._largest]))
            collected.members = collected.members[self._largest :]
            if not collected.members:
                del self._groups[group]
        return batches

    def next(self) -> float | None:
        """When the next batch is complete."""
        times = [group.ready_at(self._largest) for group in self._groups.values()]
        return min(times, default=None)

    def _next(self, now: float) -> K | None:
        ready = {
            group: collected.first
            for group, collected in self._groups.items()
            if collected.ready_at(self._largest) <= now
        }
        return min(ready, key=lambda group: ready[group], default=None)


def earliest(times: Iterable[float | None]) -> float | None:
    return min((time for time in times if time is not None), default=None)
