"""When something is tried again: growing pauses with jitter, as long as a deadline allows. The wait
itself is RunContext.pause, which ends when the run stops."""

from __future__ import annotations

import random
import threading
from collections import deque
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_random = random.SystemRandom()
DOUBLINGS = 30  # enough for any pause, and no overflow after a thousand tries


@dataclass(frozen=True, kw_only=True)
class Backoff:
    """`first` and `longest` are seconds: a pause doubles with each try. `jitter` is the part of it
    that is left to chance, so that clusters do not return all at once. `tries` bounds all tries,
    the first included; None: only time does."""

    first: float
    longest: float
    jitter: float = 0.25
    tries: int | None = None

    def seconds(self, tried: int) -> float:
        """The pause after so many tries."""
        most = min(self.first * 2.0 ** min(tried - 1, DOUBLINGS), self.longest)
        return most * _random.uniform(1.0 - self.jitter, 1.0)

    def pause(self, tried: int, left: float, *, requested: float | None = None) -> float | None:
        """Seconds until the next try; None to give up, because the tries are used up or the time
        `left` is too short. What the other side requested (Retry-After) replaces our own pause."""
        if self.tries is not None and tried >= self.tries:
            return None
        wait = self.seconds(tried) if requested is None else requested
        return wait if wait <= left else None


def requested(retry_after: str, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, in either of its forms; None if it cannot be
    read. `now` is seconds since the epoch."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(parsedate_to_datetime(retry_after).timestamp() - now, 0.0)
    except ValueError:
        return None


class Pace:
    """At most so many creations in so many seconds, for all threads. `limits`: (count, seconds)."""

    def __init__(self, *limits: tuple[int, float]) -> None:
        self._limits, self._lock = limits, threading.Lock()
        self._taken: deque[float] = deque(maxlen=max(count for count, _ in limits))

    def take(self, now: float) -> float:
        """0 when one may be sent now, and then it counts; otherwise the seconds until it may."""
        with self._lock:
            taken = list(self._taken)
            waits = [
                taken[-count] + span - now for count, span in self._limits if len(taken) >= count
            ]
            wait = max([0.0, *waits])
            if not wait:
                self._taken.append(now)
            return wait
