"""How the clusters of a run stand: which are begun, how they ended, whether more may be begun."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping

from provisioner.base.errors import NotStarted
from provisioner.reports import columns
from provisioner.reports.model import ClusterReport, Result

FAILURES = frozenset({Result.FAILED, Result.INTERRUPTED, Result.HELD, Result.DELIVERY_FAILING})
SHOWN = 3  # names in a sentence
HINT = "Mend what failed, and run again: it continues where it stopped."
Notify = Callable[[str, Result | None], None]


def not_started(cluster: str, failed: Iterable[str]) -> NotStarted:
    names = columns.shortened(sorted(failed), SHOWN)
    cause = f"not started, since too many clusters failed: {names}"
    return NotStarted(f"cluster {cluster}", cause, HINT)


class Tally:
    """Several runs of one process may count together. `allowed`: how many clusters may fail before
    no other is begun; None for any number. `notify` is called with a cluster that is begun, and
    with its result once it has ended. Safe to use from several threads."""

    def __init__(self, allowed: int | None = None, notify: Notify | None = None) -> None:
        self._allowed, self._notify = allowed, notify or (lambda _cluster, _result: None)
        self._lock = threading.Lock()
        self._begun: dict[str, None] = {}
        self._ended: dict[str, ClusterReport] = {}

    @property
    def stopped(self) -> bool:
        """Whether more have failed than may."""
        return self._allowed is not None and len(self.failed) > self._allowed

    @property
    def failed(self) -> set[str]:
        with self._lock:
            return {name for name, one in self._ended.items() if one.result in FAILURES}

    @property
    def ended(self) -> Mapping[str, ClusterReport]:
        with self._lock:
            return dict(self._ended)

    @property
    def under_way(self) -> list[str]:
        """Begun and not ended."""
        with self._lock:
            return sorted(self._begun.keys() - self._ended.keys())

    def begin(self, cluster: str) -> None:
        """NotStarted if no more may be begun."""
        self.check(cluster)
        with self._lock:
            self._begun[cluster] = None
        self._notify(cluster, None)

    def check(self, cluster: str) -> None:
        if self.stopped:
            raise not_started(cluster, self.failed)

    def end(self, report: ClusterReport) -> None:
        """The last word on a cluster counts."""
        with self._lock:
            before = self._ended.get(report.cluster)
            self._ended[report.cluster] = report
        if before is None or before.result is not report.result:
            self._notify(report.cluster, report.result)
