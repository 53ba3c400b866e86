"""From single results to the report of a run. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.base.exit_codes import ExitCode
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result, result_of

_SEVERITY = {result: place for place, result in enumerate(Result)}


def summary(
    fleet: str,
    clusters: Iterable[ClusterReport],
    changed: bool,
    seconds: float,
    repositories: Iterable[RepositoryReport] = (),
) -> Report:
    """One report, sorted by name, with the exit code of the worst result."""
    ordered = sorted(clusters, key=lambda report: report.cluster)
    faults = sorted(repositories, key=lambda report: report.repository)
    results = [report.result for report in ordered] + [fault.result for fault in faults]
    return Report(
        fleet=fleet,
        clusters=ordered,
        exit_code=worst(results),
        changed=changed,
        seconds=round(seconds, 2),
        repositories=faults,
    )


def worst(results: Iterable[Result]) -> int:
    """The exit code of the worst of them; 0 if there is none."""
    return int(min(results, key=_SEVERITY.__getitem__, default=Result.PAIRED).exit_code)


def joined(reports: Sequence[Report], *, changed: bool, seconds: float) -> Report:
    """Reports of one run, in order of time, as one: the last one's fleet, all clusters and
    repositories, and the first exit code that is not 0."""
    # At most one is not 0: a run stops at the first report that failed.
    codes = (report.exit_code for report in reports)
    return msgspec.structs.replace(
        reports[-1],
        clusters=[cluster for report in reports for cluster in report.clusters],
        repositories=[fault for report in reports for fault in report.repositories],
        exit_code=next((code for code in codes if code), 0),
        changed=changed or any(report.changed for report in reports),
        seconds=round(seconds, 3),
    )


def detailed(report: Report) -> Report:
    """The same with exit code 2 where there are changes, as `terraform plan -detailed-exitcode`."""
    if not report.changed or report.exit_code:
        return report
    return msgspec.structs.replace(report, exit_code=int(ExitCode.CHANGES))


def failed_cluster(name: str, error: ProvisionerError) -> ClusterReport:
    """Of a cluster about which nothing else is known."""
    return ClusterReport(
        cluster=name,
        result=result_of(error),
        cause=_cause(error),
        hint=error.hint,
        retry_after=error.after or msgspec.UNSET,
    )


def failed_repositories(
    errors: Mapping[str, ProvisionerError],
    clusters: Iterable[ClusterReport],
    repository_of: Mapping[str, str],
) -> list[RepositoryReport]:
    """A report for each repository with an error, listing the clusters that ended with that error
    and no other. `repository_of` has the repository of each cluster."""
    ended: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for report in clusters:
        ended[repository_of.get(report.cluster), report.cause].append(report.cluster)
    return [
        failed_repository(repository, error, ended[repository, _cause(error)])
        for repository, error in sorted(errors.items())
    ]


def failed_repository(
    repository: str, error: ProvisionerError, clusters: Iterable[str]
) -> RepositoryReport:
    return RepositoryReport(
        repository=repository,
        result=result_of(error),
        cause=_cause(error),
        hint=error.hint,
        clusters=sorted(clusters),
    )


def _cause(error: ProvisionerError) -> str:
    return f"{error.subject}: {error.cause}"
