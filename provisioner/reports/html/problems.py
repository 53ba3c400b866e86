"""What needs attention: each cause once, with its next step and all the clusters that have it.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provisioner.reports.html import states
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result
from provisioner.reports.text import own_failures, short

ADDRESS = re.compile(r"https?://[^\s'\"]+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b")
DRIFT = "Not as declared. The details of each cluster say what differs."
REPAIR = "`provisioner pair` repairs this, or `provisioner up` if that is what you run."
ANY = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """`subject` is the repository of a fault that is not of a cluster alone."""

    result: Result
    cause: str
    hint: str
    clusters: tuple[str, ...]
    subject: str = ""

    @property
    def word(self) -> str:
        return states.word(self.result)

    @property
    def tone(self) -> str:
        return states.tone(self.result)


def problems(report: Report) -> list[Problem]:
    """The most urgent first, and of these what concerns the most clusters."""
    left = [one for one in report.clusters if one.result is Result.NOT_STARTED]
    failures = [*own_failures(report), *left]
    faults = [*map(_of_repository, report.repositories), *_of_clusters(failures)]
    every = [*faults, *_of_drift(report.clusters)]
    return sorted(every, key=lambda one: (*states.urgency(one.result), -len(one.clusters)))


def _of_repository(fault: RepositoryReport) -> Problem:
    return Problem(
        result=fault.result,
        cause=short(fault.cause),
        hint=fault.hint,
        clusters=tuple(fault.clusters),
        subject=f"repository {fault.repository}",
    )


def _of_drift(clusters: Iterable[ClusterReport]) -> list[Problem]:
    drifted = tuple(one.cluster for one in clusters if one.result is Result.DRIFTED)
    drift = Problem(result=Result.DRIFTED, cause=DRIFT, hint=REPAIR, clusters=drifted)
    return [drift] if drifted else []


def _of_clusters(failures: Iterable[ClusterReport]) -> list[Problem]:
    alike: dict[tuple[Result, str, str], list[ClusterReport]] = {}
    for cluster in failures:
        key = cluster.result, _general(cluster.cause, cluster), _general(cluster.hint, cluster)
        alike.setdefault(key, []).append(cluster)
    return [_joined(key, some) for key, some in alike.items()]


def _joined(key: tuple[Result, str, str], alike: list[ClusterReport]) -> Problem:
    """The text as it is where it is the same for all of them."""
    result, cause, hint = key
    first = alike[0]
    causes = {own(cluster.cause, cluster) for cluster in alike}
    hints = {cluster.hint for cluster in alike}
    return Problem(
        result=result,
        cause=short(own(first.cause, first) if len(causes) == 1 else cause),
        hint=first.hint if len(hints) == 1 else hint,
        clusters=tuple(cluster.cluster for cluster in alike),
    )


def own(text: str, cluster: ClusterReport) -> str:
    """A cause without the name of the cluster, which stands beside it."""
    return text.removeprefix(f"cluster {cluster.cluster}: ")


def _general(text: str, cluster: ClusterReport) -> str:
    """Without what differs from cluster to cluster although the cause is the same."""
    name = re.compile(rf"(?<![\w-]){re.escape(cluster.cluster)}(?![\w-])")
    return ADDRESS.sub(ANY, name.sub(ANY, own(text, cluster)))
