"""What the threads of the operator pass on: clusters that are ready, and how work on them ended."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from provisioner.base.errors import ProvisionerError
from provisioner.clusters.faults import NotReady
from provisioner.reports.model import ClusterReport, Result, result_of
from provisioner.watch.management.records import Record
from provisioner.watch.observed import Key, ObservedCluster
from provisioner.watch.templates.claims import Claim


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A cluster that answers and is on record. `address`: hub.address. `renewed`: it was made again
    under its name."""

    cluster: ObservedCluster
    claim: Claim
    record: Record
    identity: str
    address: str
    renewed: bool = False

    @property
    def key(self) -> Key:
        return self.record.key


@dataclass(frozen=True, kw_only=True)
class Leaver:
    """A pairing that is to end, and how (records.WISHES)."""

    record: Record
    wish: str

    @property
    def key(self) -> Key:
        return self.record.key


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a batch made of one cluster. Without a `result` nothing was done. `after`: seconds that
    the other side asks us to wait. `early`: it is not ready yet, which is no failure.
    `spoiled`: the whole batch failed, perhaps because of another member."""

    key: Key
    result: Result | None = None
    identity: str = ""
    revision: str = ""
    cause: str = ""
    hint: str = ""
    after: float = 0.0
    early: bool = False
    spoiled: bool = False


def failed(key: Key, error: ProvisionerError) -> Outcome:
    return Outcome(
        key=key,
        result=result_of(error),
        cause=f"{error.subject}: {error.cause}",
        hint=error.hint,
        after=error.after,
        early=isinstance(error, NotReady),
    )


def bug(key: Key, error: Exception) -> Outcome:
    """Type and place, never the text: it may quote anything."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    hint = "This is a bug in provisioner. Report it with this line."
    return Outcome(key=key, result=Result.FAILED, cause=f"unexpected {place}", hint=hint)


def of_report(key: Key, report: ClusterReport) -> Outcome:
    return Outcome(
        key=key,
        result=report.result,
        revision=report.revision,
        cause=report.cause,
        hint=report.hint,
        after=report.retry_after or 0.0,
    )
