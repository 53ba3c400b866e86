"""Watches the management cluster: Clusters and our records with kopf, Secrets by their metadata
alone (secret_watch.py). What they see goes into the inbox, and nothing else happens here.

kopf writes nothing: it has no finalizers, annotations, Events or peers of its own here. If it ends,
because its API server restarts for example, it begins again with a list.
"""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note
from provisioner.base.retry import Backoff
from provisioner.watch import observed
from provisioner.watch.inbox import Inbox
from provisioner.watch.management import records
from provisioner.watch.management.hub import Hub
from provisioner.watch.observing.secret_watch import SecretWatch
from provisioner.watch.reconciler import Reconciler
from provisioner.watch.settings import Settings

BACKOFF = Backoff(first=0.5, longest=30.0)
WORKED = 60.0  # seconds after which a watch that ends is one that has worked
STOPPED = 10.0  # seconds for a thread to end


class Observer:
    """Its methods are called by threads of their own. `kind`: of an event, as the API server has
    it; None: the object was there before."""

    def __init__(self, settings: Settings, hub: Hub, reconciler: Reconciler, inbox: Inbox) -> None:
        self._settings, self._hub = settings, hub
        self._reconciler, self._inbox = reconciler, inbox
        self.stopping = threading.Event()

    def watch(self, work: Callable[[], None]) -> None:
        """Again and again, until it is to stop."""
        tried = 0
        while not self.stopping.is_set():
            began = time.monotonic()
            try:
                work()
            except ProvisionerError as error:
                self._note(f"{error}")
            except Exception as error:  # kopf and aiohttp have errors of their own
                self._note(f"The watch of the management cluster ended: {type(error).__name__}")
            self._inbox.put(self._reconciler.watches_ended)
            tried = 1 if time.monotonic() - began > WORKED else tried + 1
            self.stopping.wait(BACKOFF.seconds(tried))

    def kopf(self) -> None:
        from provisioner.watch.observing import kopf_watch

        version = self._hub.version()
        self._inbox.put(self._reconciler.watches_began)
        kopf_watch.run(self._hub, version, self.stopping, self.cluster, self.record)

    def cluster(self, kind: str | None, body: dict[str, Any]) -> None:
        try:
            seen = observed.observed(body)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            name = (body.get("metadata") or {}).get("name")
            self._note(f"Cluster {name} cannot be understood: {type(error).__name__}")
            return
        reconciler = self._reconciler
        deleted = kind == "DELETED"
        method = reconciler.cluster_deleted if deleted else reconciler.cluster_changed
        self._inbox.put(functools.partial(method, seen))

    def record(self, kind: str | None, body: dict[str, Any]) -> None:
        reconciler = self._reconciler
        deleted = kind == "DELETED"
        method = reconciler.record_deleted if deleted else reconciler.record_changed
        self._inbox.put(functools.partial(method, records.read(body)))

    def secret(self, key: observed.Key, version: str) -> None:
        self._inbox.put(functools.partial(self._reconciler.secret_changed, key, version))

    def _note(self, text: str) -> None:
        self._settings.sink(Note(text=text, level="warning"))


@contextmanager
def observing(settings: Settings, hub: Hub, reconciler: Reconciler, inbox: Inbox) -> Iterator[None]:
    """Threads that observe, until the block ends."""
    observer = Observer(settings, hub, reconciler, inbox)
    secrets = SecretWatch(hub, observer.stopping, observer.secret)
    kopf, others = (
        threading.Thread(target=observer.watch, args=(work,), name=name, daemon=True)
        for name, work in (("kopf", observer.kopf), ("secrets", secrets.follow))
    )
    kopf.start()
    others.start()
    try:
        yield
    finally:
        observer.stopping.set()
        kopf.join(STOPPED)  # the other only reads, and ends with the next event
