"""How one cluster of a run ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import ClusterReport, Report
from provisioner.flux import secret
from provisioner.pairing.run.engine import Facts, Outcome
from provisioner.pairing.run.target import Target

RESULTS = {5: "delivery-failing", 7: "waiting"}  # by an error's exit code; else failed
CODES = {"failed": 4, "delivery-failing": 5, "waiting": 7}  # the first that some cluster has counts


@dataclass(frozen=True, kw_only=True)
class Ended:
    """`changed`: something was changed, or in a plan would be."""

    report: ClusterReport
    changed: bool = False


def of(target: Target, outcome: Outcome, result: str) -> Ended:
    """`result` counts unless an error stopped the steps."""
    error, facts = outcome.error, outcome.facts
    report = ClusterReport(
        cluster=target.name,
        result=_result(error) if error else result,
        repository=target.desired.url,
        path=target.desired.pairing.path,
        fingerprint="" if error else fingerprint(facts),
        commit="" if error else commit(target, facts),
        revision=facts.applied,
        cause=f"{error.subject}: {error.cause}" if error else "",
        hint=error.hint if error else "",
    )
    return Ended(report=report, changed=facts.changed)


def failure(cluster: str, error: ProvisionerError) -> Ended:
    """Of a cluster that no step could work on."""
    report = ClusterReport(
        cluster=cluster,
        result=_result(error),
        cause=f"{error.subject}: {error.cause}",
        hint=error.hint,
    )
    return Ended(report=report)


def bug(cluster: str, place: str) -> Ended:
    report = ClusterReport(
        cluster=cluster,
        result="failed",
        cause=f"unexpected {place}",
        hint="This is a bug in provisioner. Run again with PROVISIONER_DEBUG=1 and report the "
        "traceback.",
    )
    return Ended(report=report)


def summary(fleet: str, ended: Sequence[Ended], seconds: float) -> Report:
    """Exit code 4 when a cluster failed, else 5 when one is paired but cannot apply the rest of its
    repository, else 7 when one waits for a merge."""
    clusters = sorted((one.report for one in ended), key=lambda report: report.cluster)
    results = {report.result for report in clusters}
    return Report(
        fleet=fleet,
        clusters=clusters,
        exit_code=next((code for result, code in CODES.items() if result in results), 0),
        changed=any(one.changed for one in ended),
        seconds=round(seconds, 2),
    )


def fingerprint(facts: Facts) -> str:
    """Of the deploy key that the cluster holds."""
    public = secret.public_key(facts.cluster.source_secret)
    return keys.fingerprint(public) if public else ""


def commit(target: Target, facts: Facts) -> str:
    """The commit that last changed this cluster's files, as far as is known."""
    pushed = None
    if target.published.done() and not target.published.exception():
        pushed = target.published.result().commits.get(target.name)
    return pushed or facts.cluster.record.get("commit") or facts.applied.rpartition(":")[2]


def _result(error: ProvisionerError) -> str:
    return RESULTS.get(error.exit_code, "failed")
