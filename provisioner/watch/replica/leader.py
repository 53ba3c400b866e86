"""Which replica works: the one that holds the Lease. The others wait for it.

A lost Lease ends the work some time before another replica may take it (clusters/lease.py).
Afterwards this replica waits like any other.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from provisioner.base.errors import Held, Interrupted, ProvisionerError, Unreachable
from provisioner.base.retry import Backoff
from provisioner.clusters import lease
from provisioner.clusters.client import Client

NAME = "provisioner-watch"
LOOK = 0.5  # seconds between two looks at our own clock, which cost no request
PAUSE = 1 / 6  # of the duration, between two looks of a standby at the Lease: every 5 s
REPEAT = 3600.0  # seconds after which the log says the same again
BACKOFF = Backoff(first=1.0, longest=60.0)  # while the management cluster does not answer

Work = Callable[[threading.Event], None]  # works until the event is set


@dataclass(frozen=True, kw_only=True)
class Election:
    """`client` and `namespace`: where the Lease is. `duration`: seconds after which a leader that
    does not renew it is replaced. `leading` is called with True when this replica begins to lead,
    and with False when it no longer does; `notify` gets sentences for the log."""

    client: Client
    namespace: str
    duration: float = field(default_factory=lease.usual_duration)
    leading: Callable[[bool], None] = lambda _leads: None
    notify: Callable[[str], None] = lambda _text: None


def lead(election: Election, work: Work, stopping: threading.Event) -> None:
    """Do the work whenever this replica leads, until `stopping` is set. A management cluster that
    does not answer is waited for; every other error of the work is raised."""
    failures = 0
    while not stopping.is_set():
        try:
            _candidate(election, work, stopping)
            failures = 0
        except Unreachable as error:
            failures += 1
            pause = BACKOFF.seconds(failures)
            election.notify(f"{error} Trying again in {pause:.0f} s.")
            stopping.wait(pause)


def _candidate(election: Election, work: Work, stopping: threading.Event) -> None:
    """Wait for the Lease, and lead for as long as it is held."""
    held = _lease(election, stopping)
    try:
        held.take()
        election.notify("this replica leads")
        _term(election, held, work, stopping)
    except Interrupted:
        if not stopping.is_set():
            raise
    finally:
        held.release()


def _lease(election: Election, stopping: threading.Event) -> lease.Lease:
    place = lease.Place(
        name=NAME,
        namespace=election.namespace,
        pause=election.duration * PAUSE,
        doing="leading; this replica waits",
    )
    return lease.Lease(
        election.client,
        math.inf,
        unrepeated(election.notify),
        duration=election.duration,
        place=place,
        stopping=stopping,
    )


def unrepeated(
    notify: Callable[[str], None], now: Callable[[], float] = time.monotonic
) -> Callable[[str], None]:
    """For what may be said every few seconds, for days: one line in the log, and from time to time
    the same again."""
    last, since = "", -math.inf

    def notify_of_news(text: str) -> None:
        nonlocal last, since
        if text != last or now() - since >= REPEAT:
            last, since = text, now()
            notify(text)

    return notify_of_news


def _term(election: Election, held: lease.Lease, work: Work, stopping: threading.Event) -> None:
    """When this returns, the work has ended: because it was told to, or by itself."""
    halted = threading.Event()
    election.leading(True)
    with ThreadPoolExecutor(1, thread_name_prefix="leader") as pool:
        running = pool.submit(work, halted)
        try:
            _attend(held, running, stopping)
        except Held as error:
            election.notify(f"this replica no longer leads: {error.cause}")
        finally:
            asked = not running.done()
            halted.set()
            election.leading(False)  # now, not when the work has ended: another may lead by then
    _judge(election, running, asked=asked)


def _attend(held: lease.Lease, running: Future[None], stopping: threading.Event) -> None:
    """Until the work ends or is to end; Held if the Lease is lost."""
    while not running.done() and not stopping.wait(LOOK):
        held.check()


def _judge(election: Election, running: Future[None], *, asked: bool) -> None:
    """Work that was asked to end may have been in the middle of something that then failed."""
    try:
        running.result()
    except ProvisionerError as error:
        if not asked and not isinstance(error, Held):
            raise
        election.notify(f"the last work of this replica ended early: {error}")
