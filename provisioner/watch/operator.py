"""The story: pair the clusters of a management cluster as they appear, and unpair those that are
gone.

One thread decides (desired.py) and holds all that is known (known.py); it never waits for anybody.
Whoever observes (observer.py) or works (dispatcher.py) puts into its inbox what it is to do next.
"""

from __future__ import annotations

import functools
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from provisioner.base import heap, masking
from provisioner.base.errors import Unreachable
from provisioner.base.events import Note
from provisioner.base.retry import Backoff
from provisioner.watch.inbox import Inbox
from provisioner.watch.management.hub import Hub
from provisioner.watch.management.records import Record
from provisioner.watch.meters import Meters
from provisioner.watch.observing import observer
from provisioner.watch.reconciler import Reconciler
from provisioner.watch.settings import Settings

BACKOFF = Backoff(first=1.0, longest=60.0)
TICK = 0.5  # seconds at most until `stopping` is noticed
# Secrets that are looked for in what is shown: of all clusters that are worked on, and at rest.
BUSY, AT_REST = 5000, 500
TRIMMED = 30.0  # seconds between two times that free memory is given back
MEASURED = 5.0  # seconds between two measurements
Observing = Callable[[Settings, Hub, Reconciler, Inbox], AbstractContextManager[None]]


def run(
    settings: Settings,
    stopping: threading.Event,
    meters: Meters,
    *,
    observing: Observing = observer.observing,
) -> None:
    """Until `stopping` is set. Errors of the management cluster that may pass are waited out;
    ProvisionerError for those that nobody but the user can mend."""
    heap.share()
    inbox, hub = Inbox(), Hub(settings, stopping)
    recorded = _opened(hub, settings, stopping)
    if recorded is None:
        return
    masking.keep_latest(BUSY)
    with _reconciler(settings, hub, meters, inbox) as reconciler:
        for record in recorded:
            reconciler.record_changed(record)
        with observing(settings, hub, reconciler, inbox):
            _loop(reconciler, inbox, stopping)


def _opened(hub: Hub, settings: Settings, stopping: threading.Event) -> list[Record] | None:
    """The records, once the management cluster answers; None if the operator is to stop before."""
    for tried in itertools.count(1):
        try:
            hub.open()
            return hub.records()
        except Unreachable as error:
            settings.sink(Note(text=str(error), level="warning"))
        if stopping.wait(BACKOFF.seconds(tried)):
            return None
    return None


def _loop(reconciler: Reconciler, inbox: Inbox, stopping: threading.Event) -> None:
    chores: dict[float, Callable[[], None]] = {
        MEASURED: reconciler.measure,
        TRIMMED: functools.partial(_tidy, reconciler),
    }
    due = dict.fromkeys(chores, 0.0)
    while not stopping.is_set():
        step(reconciler, inbox)
        for seconds, chore in chores.items():
            if time.monotonic() >= due[seconds]:
                chore()
                due[seconds] = time.monotonic() + seconds


def _tidy(reconciler: Reconciler) -> None:
    """Hundreds of kubeconfigs come and go, and tokens are renewed every few minutes."""
    masking.keep_latest(BUSY if reconciler.busy else AT_REST)
    heap.give_back()


def step(reconciler: Reconciler, inbox: Inbox, longest: float = TICK) -> None:
    """Do what is due, then wait for news."""
    reconciler.work()
    due = reconciler.next()
    seconds = longest if due is None else min(max(due - time.monotonic(), 0.0), longest)
    news = inbox.take(seconds)
    while news is not None:
        news()
        news = inbox.take(0.0)


@contextmanager
def _reconciler(settings: Settings, hub: Hub, meters: Meters, inbox: Inbox) -> Iterator[Reconciler]:
    reconciler = Reconciler(settings, hub, meters, inbox)
    try:
        yield reconciler
    finally:
        reconciler.close()
