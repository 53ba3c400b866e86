"""How one cluster of a run ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.flux import secret
from provisioner.pairing.run import identity
from provisioner.pairing.run.engine import Facts, Outcome
from provisioner.pairing.run.target import Target
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result, result_of
from provisioner.reports.summary import failed_cluster
from provisioner.reports.summary import summary as summarised


@dataclass(frozen=True, kw_only=True)
class Ended:
    """`changed`: something was changed, or in a plan would be."""

    report: ClusterReport
    changed: bool = False


def of(target: Target, outcome: Outcome, result: Result) -> Ended:
    """`result` counts unless an error stopped the steps."""
    error, facts = outcome.error, outcome.facts
    report = ClusterReport(
        cluster=target.name,
        result=result_of(error) if error else result,
        repository=target.desired.url,
        path=target.desired.pairing.path,
        fingerprint=fingerprint(facts, after_error=error is not None),
        commit=pushed(target) if error else commit(target, facts),
        revision=facts.applied,
        cause=f"{error.subject}: {error.cause}" if error else "",
        hint=error.hint if error else "",
        retry_after=(error and error.after) or msgspec.UNSET,
        identity=target.desired.uid,
        flux=_flux(target, outcome),
    )
    return Ended(report=_with_delivery(report, facts), changed=facts.changed)


def _flux(target: Target, outcome: Outcome) -> str:
    """The version that runs, without a request for it: what was installed where nobody has looked
    since."""
    gitops = target.desired.pairing.gitops
    installed = identity.installed(outcome.facts.cluster.flux_if_read)
    done = not outcome.error and not target.planning and target.purpose in ("pairing", "upgrading")
    declared = gitops.flux_version if done and not gitops.hub else ""  # a spoke runs none
    return identity.newest(gitops.namespace, installed) or declared


def _with_delivery(report: ClusterReport, facts: Facts) -> ClusterReport:
    delivery = facts.cluster.delivery_if_read
    return msgspec.structs.replace(
        report,
        delivery=delivery.state,
        delivery_detail=delivery.detail,
        applied_at=delivery.at,
    )


def failure(cluster: str, error: ProvisionerError) -> Ended:
    """Of a cluster that no step could work on."""
    return Ended(report=failed_cluster(cluster, error))


def bug(cluster: str, place: str) -> Ended:
    report = ClusterReport(
        cluster=cluster,
        result=Result.FAILED,
        cause=f"unexpected {place}",
        hint="This is a bug in provisioner. Run again with PROVISIONER_DEBUG=1 and report the "
        "traceback.",
    )
    return Ended(report=report)


def summary(
    fleet: str,
    ended: Sequence[Ended],
    seconds: float,
    repositories: Iterable[RepositoryReport] = (),
) -> Report:
    return summarised(
        fleet,
        [one.report for one in ended],
        any(one.changed for one in ended),
        seconds,
        repositories,
    )


def fingerprint(facts: Facts, *, after_error: bool = False) -> str:
    """Of the deploy key that the cluster holds. After an error the cluster may not respond, and
    only what was read before counts."""
    cluster = facts.cluster
    public = secret.public_key(
        cluster.source_secret_if_read if after_error else cluster.source_secret
    )
    return keys.fingerprint(public) if public else ""


def commit(target: Target, facts: Facts) -> str:
    """The commit that last changed this cluster's files, as far as is known."""
    return pushed(target) or facts.cluster.record.get("commit") or facts.applied.rpartition(":")[2]


def pushed(target: Target) -> str:
    """The commit of this run, if it has come so far."""
    if not target.published.done() or target.published.exception():
        return ""
    return target.published.result().commits.get(target.name) or ""
