"""Whether our credential has the rights that a run needs: asked once, before the first change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from provisioner.clusters import rights
from provisioner.clusters.client import Client
from provisioner.clusters.rights import Right


class Permission:
    """An idle run changes nothing and never asks. `needed` is worked out only for a credential with
    limits."""

    def __init__(self, client: Client, needed: Callable[[], Iterable[Right]]) -> None:
        self._client, self._needed = client, needed
        self._lock, self._granted = threading.Lock(), False

    def check(self) -> None:
        """Refused, naming each missing right."""
        with self._lock:
            if not self._granted and not rights.unlimited(self._client):
                rights.check(self._client, self._needed())
            self._granted = True
