"""Waits on one object: a watch, listed again whenever it ends, until `until` answers or the
deadline is over."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters import faults
from provisioner.clusters.client import Client, Object

Found = TypeVar("Found")
PAUSE = 0.2  # seconds between two watches: what the server needs to come back


def until(
    client: Client,
    subject: tuple[str, str, str, str],
    answer: Callable[[Object | None], Found | None],
    deadline: Deadline,
    describe: Callable[[Object | None], str],
    slice_seconds: float = 30.0,
) -> Found:
    """The first answer that is not None. `subject` is (apiVersion, kind, namespace, name);
    `describe` says what was seen last, for TimedOut. `answer` may raise to give up early; it is
    asked at least every `slice_seconds`."""
    api_version, kind, namespace, name = subject
    seen: Object | None = None
    while True:
        try:
            for seen in client.watch(
                api_version, kind, namespace, name, min(slice_seconds, deadline.left() + 1)
            ):
                found = answer(seen)
                if found is not None:
                    return found
                if deadline.over():
                    break
        except faults.Passing:
            if deadline.over():
                raise
        if deadline.over():
            where = f"{kind} {namespace}/{name}" if namespace else f"{kind} {name}"
            raise TimedOut(f"cluster {client.name}", f"{where} not ready in time: {describe(seen)}")
        time.sleep(PAUSE)
