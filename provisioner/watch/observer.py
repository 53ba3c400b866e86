"""Watches the management cluster: Clusters and our records with kopf, Secrets by their metadata
alone. Handlers only put what they see into the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from provisioner.watch.hub import Hub
from provisioner.watch.inbox import Inbox
from provisioner.watch.reconciler import Reconciler
from provisioner.watch.settings import Settings


@contextmanager
def observing(settings: Settings, hub: Hub, reconciler: Reconciler, inbox: Inbox) -> Iterator[None]:
    yield
