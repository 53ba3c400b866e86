"""Which clusters are collected for a batch, and how many may be worked on. One thread uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from provisioner.watch.observed import Key
from provisioner.watch.settings import Settings
from provisioner.watch.work.queue import Collector, earliest

Group = tuple[str, ...]  # what is done, how, the fleet, the repository


class Batch(NamedTuple):
    """`again`: its members failed before."""

    group: Group
    members: list[Any]
    again: bool


class Batches:
    """Those that failed before get half of the places, so that they are in nobody's way. While many
    clusters are worked on, the others wait and become larger batches: more side by side would only
    take time from each other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._collectors: Mapping[bool, Collector[Group, Any]] = {
            again: Collector(settings.batch) for again in (False, True)
        }
        self._running = {False: 0, True: 0}
        self._working: set[Key] = set()

    def __len__(self) -> int:
        """How many members wait."""
        return sum(map(len, self._collectors.values()))

    @property
    def busy(self) -> bool:
        return bool(len(self) or any(self._running.values()))

    def add(self, group: Group, member: Any, now: float, *, again: bool) -> None:
        self._collectors[again].add(group, member, now)

    def take(self, now: float) -> Iterator[Batch]:
        """Those that are complete, as long as there are places."""
        for again, collector in self._collectors.items():
            while self._free(again) and (taken := collector.take(now, 1)):
                group, members = taken[0]
                self._running[again] += 1
                self._working |= {member.key for member in members}
                yield Batch(group, members, again)

    def next(self) -> float | None:
        """When a batch is complete that could begin."""
        return earliest(one.next() for again, one in self._collectors.items() if self._free(again))

    def done(self, key: Key) -> None:
        """With one cluster; others of its batch may not have ended."""
        self._working.discard(key)

    def ended(self, *, again: bool) -> None:
        self._running[again] -= 1

    def _free(self, again: bool) -> bool:
        places = self._settings.batches
        most = max(1, places // 2) if again else places
        running = self._running[again] < most and sum(self._running.values()) < places
        return running and len(self._working) < self._settings.clusters
