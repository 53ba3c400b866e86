"""Clones that several runs of one process use, one after the other, and that may be begun before
the first of them needs them."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager

from provisioner.base import disk
from provisioner.base.errors import ProvisionerError
from provisioner.base.run_context import RunContext
from provisioner.git import clone as git_clone
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Host
from provisioner.git.signatures import Allowed
from provisioner.handover.repositories.base import Repository

Open = Callable[[], AbstractContextManager[Clone]]
FRESH = 5.0  # seconds for which a clone that was begun counts as just fetched


@contextlib.contextmanager
def opened(
    host: Host,
    declaration: Repository,
    context: RunContext,
    allowed: Callable[[], Sequence[Allowed]],
) -> Iterator[Clone]:
    """A clone with which the run can push; gone when the block is left. `allowed`: whose
    signatures are accepted."""
    branch = declaration.branch
    with (
        host.push() as access,
        git_clone.opened(access, branch, declaration, context=context, allowed=allowed()) as clone,
    ):
        yield clone


class Clones:
    """Keeps what is not in use until `close`. Safe to use from several threads: no two of them get
    the same clone at the same time."""

    def __init__(self) -> None:
        self._resources, self._lock = contextlib.ExitStack(), threading.Lock()
        self._idle: dict[str, Clone] = {}
        self._begun: dict[str, Future[Clone]] = {}
        self._ended: dict[str, float] = {}  # monotonic, of those that were begun
        self._pool: ThreadPoolExecutor | None = None

    def begin(self, opens: Mapping[str, Open], at_once: int) -> None:
        """Open clones that are about to be taken. Whoever takes one waits for it, or gets the error
        that opening it has met."""
        self._pool = ThreadPoolExecutor(max(1, min(at_once, len(opens))))
        for repository, one in opens.items():
            self._begun[repository] = self._pool.submit(self._begin, repository, one)

    @contextlib.contextmanager
    def taken(self, repository: str, opened: Open) -> Iterator[Clone]:
        """A clone that has just been fetched. One that cannot be fetched any more, since its login
        has expired for example, is made anew."""
        clone = self._first(repository) or self._again(repository) or self._opened(opened)
        yield clone
        with self._lock:
            self._idle.setdefault(repository, clone)

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._resources.close()

    def _begin(self, repository: str, opened: Open) -> Clone:
        try:
            with disk.translated():
                return self._opened(opened)
        finally:
            self._ended[repository] = time.monotonic()

    def _first(self, repository: str) -> Clone | None:
        """The clone that was begun, to be taken as it is or to be fetched. An error of long ago is
        forgotten."""
        with self._lock:
            future = self._begun.pop(repository, None)
        if future is None:
            return None
        failed = future.exception()
        if time.monotonic() - self._ended[repository] < FRESH:
            return future.result()
        if not failed:
            with self._lock:
                self._idle.setdefault(repository, future.result())
        return None

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
