"""When a request that failed for a passing reason is sent again. Pure, but for the jitter."""

from __future__ import annotations

import random

from provisioner.clusters.faults import Passing

FIRST, LONGEST = 0.2, 5.0  # seconds; doubled each time
WEBHOOK = "failed calling webhook"
# About 12 s: a webhook that is starting answers by then, one without a server never will.
WEBHOOK_TRIES = 6
_jitter = random.SystemRandom()


def pause(
    error: Passing, attempt: int, left: float, *, most: int | None, repeatable: bool
) -> float | None:
    """Seconds until the next try: what the server asks for, or longer each time. None: give up,
    because `most` tries were made, the time `left` does not suffice, or the request may have been
    carried out and is not `repeatable`."""
    if not repeatable and not error.untouched:
        return None
    most = WEBHOOK_TRIES if WEBHOOK in error.cause else most
    if most is not None and attempt >= most:
        return None
    wait = error.after or min(FIRST * 2.0**attempt, LONGEST) * _jitter.uniform(0.75, 1.0)
    return wait if wait <= left else None
