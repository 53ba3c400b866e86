"""Faults of whole repositories: noted while a run works, and reported once for each repository."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection, Iterator

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Sink
from provisioner.reports.model import RepositoryReport
from provisioner.reports.summary import failed_repository, repository_step


class RepositoryFaults:
    """Used from several threads. An error is known by its identity: the clusters of a repository
    wait for one future, so all of them get the very same exception object."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._lock = threading.Lock()
        self._reports: dict[str, RepositoryReport] = {}
        self._errors: list[ProvisionerError] = []

    @contextlib.contextmanager
    def of(self, repository: str, clusters: Collection[str]) -> Iterator[None]:
        """An error of this block is a fault of the repository, and stops these clusters."""
        try:
            yield
        except ProvisionerError as error:
            self._note(repository, clusters, error)
            raise

    def has(self, error: ProvisionerError) -> bool:
        """True if the error has been reported, so that the clusters that it stops need not."""
        with self._lock:
            return any(error is noted for noted in self._errors)

    def reports(self) -> list[RepositoryReport]:
        with self._lock:
            return list(self._reports.values())

    def _note(self, repository: str, clusters: Collection[str], error: ProvisionerError) -> None:
        with self._lock:
            # Later work on the same repository fails with the first error again.
            if repository in self._reports:
                return
            self._reports[repository] = failed_repository(repository, error, clusters)
            self._errors.append(error)
        self._sink(repository_step(error))
