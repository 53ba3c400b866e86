"""What can be wrong with a simulated API server."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`status`: answered instead of the request, to every `every`th of them, at most `most` times
    (0: always). `late`: seconds added to every answer, or to the first `late_most`. `after`:
    requests that are served well before any of that begins."""

    status: int = 0
    every: int = 1
    most: int = 0
    late: float = 0.0
    late_most: int = 0
    after: int = 0

    def answers(self, number: int) -> bool:
        """Whether the request of this number, from 1, is answered with `status`."""
        place = number - self.after
        if not self.status or place <= 0 or place % self.every:
            return False
        return not self.most or place // self.every <= self.most

    def delay(self, number: int) -> float:
        place = number - self.after
        return self.late if place > 0 and (not self.late_most or place <= self.late_most) else 0.0
