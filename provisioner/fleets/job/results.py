"""How a run of many pods went, as one report: collected from the clusters, not from the pods."""

from __future__ import annotations

import msgspec

from provisioner.base.events import Sink
from provisioner.clusters import events
from provisioner.fleets import shards, sharing
from provisioner.handover.fleet import Fleet
from provisioner.pairing import status
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.snapshot import RECORD
from provisioner.pairing.run.target import Target
from provisioner.reports import summary
from provisioner.reports.model import ClusterReport, Report, Result

NOBODY = "not as declared, and no run has said why"
SAID = "not as declared; the last run that changed it said: {message}"
AGAIN = "Run the Job again: pods continue where others stopped."
INDEX = "batch.kubernetes.io/job-completion-index"  # a label of its pods


def results(fleet: Fleet, sink: Sink, options: Options, *, count: int | None = None) -> Report:
    """`paired` is what is as the handover declares, proven on cluster and branch; everything else
    has an exit code. `count`: of the shards, to say which one a cluster belongs to."""
    messages: dict[str, str] = {}

    def inspect(target: Target, facts: Facts) -> None:
        if facts.changed:
            messages[target.name] = events.newest(target.client, RECORD, target.desired.namespace)

    report = status.status(fleet, sink, options, inspect=inspect)
    where = _places(fleet, count) if count else {}
    clusters = [
        _result(one, messages.get(one.cluster, ""), where.get(one.cluster, ""))
        for one in report.clusters
    ]
    return summary.summary(fleet.fleet, clusters, False, report.seconds, report.repositories)


def _result(one: ClusterReport, message: str, hint: str) -> ClusterReport:
    if one.result is Result.PAIRED:
        return one
    if one.result is not Result.DRIFTED:
        return msgspec.structs.replace(one, hint=" ".join(filter(None, (one.hint, hint))))
    cause = SAID.format(message=message) if message else NOBODY
    return msgspec.structs.replace(
        one, result=Result.NOT_STARTED, cause=cause, hint=f"{hint} {AGAIN}".strip()
    )


def _places(fleet: Fleet, count: int) -> dict[str, str]:
    """Which pod's log says more, by cluster."""
    numbers = {name: shards.number(first, count) for name, first in sharing.firsts(fleet).items()}
    return {
        name: f"Its shard is {number}: `kubectl logs -l {INDEX}={number}`."
        for name, number in numbers.items()
    }
