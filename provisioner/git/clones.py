"""Clones that several runs of one process use, one after the other."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from provisioner.base.errors import ProvisionerError
from provisioner.git.clone import Clone

Open = Callable[[], AbstractContextManager[Clone]]


class Clones:
    """Keeps what is not in use until `close`. Safe to use from several threads: no two of them get
    the same clone at the same time."""

    def __init__(self) -> None:
        self._resources, self._lock = contextlib.ExitStack(), threading.Lock()
        self._idle: dict[str, Clone] = {}

    @contextlib.contextmanager
    def taken(self, repository: str, opened: Open) -> Iterator[Clone]:
        """A clone that has just been fetched. One that cannot be fetched any more, since its login
        has expired for example, is made anew."""
        clone = self._again(repository) or self._opened(opened)
        yield clone
        with self._lock:
            self._idle.setdefault(repository, clone)

    def close(self) -> None:
        self._resources.close()

    def _again(self, repository: str) -> Clone | None:
        with self._lock:
            clone = self._idle.pop(repository, None)
        if clone is None:
            return None
        try:
            clone.fetch()
        except ProvisionerError:
            return None
        return clone

    def _opened(self, opened: Open) -> Clone:
        with contextlib.ExitStack() as resources:
            clone = resources.enter_context(opened())
            with self._lock:
                self._resources.push(resources.pop_all())
        return clone
