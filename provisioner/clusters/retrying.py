"""When a request to a cluster that failed for a passing reason is sent again."""

from __future__ import annotations

from dataclasses import replace

from provisioner.base.retry import Backoff
from provisioner.clusters.faults import Passing

BACKOFF = Backoff(first=0.4, longest=5.0)
WEBHOOK = "failed calling webhook"
# About 12 s: a webhook that is starting answers by then, one without a server never will.
WEBHOOK_TRIES = 6


def pause(
    error: Passing, attempt: int, left: float, *, most: int | None, repeatable: bool
) -> float | None:
    """Seconds until the next try: what the server asks for, or longer each time. None: give up,
    because `most` tries were made, the time `left` does not suffice, or the request may have been
    carried out and is not `repeatable`."""
    if not repeatable and not error.untouched:
        return None
    tries = WEBHOOK_TRIES if WEBHOOK in error.cause else most
    return replace(BACKOFF, tries=tries).pause(attempt, left, requested=error.after or None)
