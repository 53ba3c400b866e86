"""The deploy keys of one repository on its Git host, listed once a run for all its clusters."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

from provisioner.base.errors import ProvisionerError
from provisioner.git.hosts.base import Host, HostKey


class HostKeys:
    """Shared by all clusters of a repository; safe to use from several threads. What this run adds
    or revokes is known here without listing again."""

    def __init__(self, host: Host, repository: Any) -> None:
        self._host, self._repository = host, repository
        self._lock = threading.Lock()
        self._listed: tuple[HostKey, ...] | None = None
        self._asked = False

    def listed(self, *, fresh: bool = False) -> tuple[HostKey, ...] | None:
        """None where the host has no API for keys. `fresh`: as they are now."""
        with self._lock:
            if fresh or not self._asked:
                keys = self._look_up()
                self._listed = None if keys is None else tuple(keys)
                self._asked = True
            return self._listed

    def find(self, public: str) -> HostKey | None:
        return next((key for key in self.listed() or () if key.public == public), None)

    def add(self, *, title: str, public: str, write: bool) -> None:
        self._host.add(self._repository, title=title, public=public, write=write)
        with self._lock:
            self._asked = False

    def revoke(self, keys: Sequence[HostKey]) -> None:
        for key in keys:
            self._host.revoke(self._repository, key.id)
            with self._lock:
                self._listed = tuple(known for known in self._listed or () if known.id != key.id)

    def _look_up(self) -> list[HostKey] | None:
        """Where clusters read without deploy keys, the credential need not have the right to list
        them."""
        try:
            return self._host.keys(self._repository)
        except ProvisionerError:
            if self._host.remote(self._repository).keyed:
                raise
            return None
