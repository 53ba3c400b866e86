"""Waiting inside a Git host's functions. They know nothing of a run, so the run lays down here who
is told of a wait and what ends it: the one place in this package that remembers something of a
run."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from provisioner.base.errors import Interrupted

TOLD = 2.0  # seconds: shorter waits are nobody's news
_runs: list[tuple[Callable[[str], None], threading.Event]] = []


@contextlib.contextmanager
def of_run(tell: Callable[[str], None], stopping: threading.Event) -> Iterator[None]:
    """Within the block waits are told to `tell`, and end with Interrupted once `stopping` is
    set."""
    run = (tell, stopping)
    _runs.append(run)
    try:
        yield
    finally:
        _runs.remove(run)


def pause(seconds: float, subject: str, why: str) -> None:
    tell, stopping = _runs[-1] if _runs else (lambda text: None, threading.Event())
    if seconds >= TOLD:
        tell(f"{subject}: waiting {seconds:.0f} s, {why}")
    if stopping.wait(seconds):
        raise Interrupted(subject, "interrupted", "Run again: it goes on from where it is.")
