"""Waiting for one object: a watch, listed again whenever it ends, until the answer is there or the
deadline is over."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters import faults
from provisioner.clusters.client import Client, Object

Answer = TypeVar("Answer")
PAUSE = 0.2  # seconds between two watches: time for a server that restarts


def until(
    client: Client,
    subject: tuple[str, str, str, str],
    answer: Callable[[Object | None], Answer | None],
    deadline: Deadline,
    describe: Callable[[Object | None], str],
    slice_seconds: float = 30.0,
) -> Answer:
    """The first answer that is not None. `subject` is (apiVersion, kind, namespace, name). `answer`
    is called for each state of the object, at least every `slice_seconds`; it may raise to give up
    early. `describe` puts the last state into words, for TimedOut."""
    api_version, kind, namespace, name = subject
    obj: Object | None = None
    while True:
        try:
            seconds = min(slice_seconds, deadline.left() + 1)
            for obj in client.watch(api_version, kind, namespace, name, seconds):
                result = answer(obj)
                if result is not None:
                    return result
                if deadline.over():
                    break
        except faults.Passing:
            if deadline.over():
                raise
        if deadline.over():
            where = f"{kind} {namespace}/{name}" if namespace else f"{kind} {name}"
            raise TimedOut(f"cluster {client.name}", f"{where} not ready in time: {describe(obj)}")
        time.sleep(PAUSE)
