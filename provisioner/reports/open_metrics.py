"""How a fleet stands as metrics for Prometheus. Pure.

The text is OpenMetrics, and at the same time the older format that node_exporter and the
Pushgateway read: gauges only, without timestamps. The names are documented in docs/monitoring.md,
and stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from provisioner.base import clock
from provisioner.reports import columns
from provisioner.reports.model import ClusterReport, Report, Result

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# What a look at a cluster may end with.
STATES = (
    Result.PAIRED,
    Result.DRIFTED,
    Result.DELIVERY_FAILING,
    Result.FAILED,
    Result.HELD,
    Result.WAITING,
    Result.INTERRUPTED,
    Result.NOT_STARTED,
)
FAILING = frozenset(
    {Result.DELIVERY_FAILING, Result.FAILED, Result.HELD, Result.INTERRUPTED, Result.NOT_STARTED}
)
LONGEST = 200  # characters of a label's value
Labels = Mapping[str, str]
Sample = tuple[Labels, float]
HELP = {
    "provisioner_clusters": "Clusters of the fleet by state.",
    "provisioner_cluster_state": "1 for the state of a cluster, 0 for all others.",
    "provisioner_cluster_info": "1; what is known of a cluster is in the labels.",
    "provisioner_cluster_failure_info": "1 for a cluster that fails; the label says why.",
    "provisioner_cluster_drift": "Steps that pair would change something in.",
    "provisioner_cluster_applied_timestamp_seconds": "When its revision was applied.",
    "provisioner_cluster_key_created_timestamp_seconds": "When its deploy key was made.",
    "provisioner_cluster_key_used_timestamp_seconds": "When its deploy key was last used.",
    "provisioner_repository_failure_info": "1 for a repository that fails; the label says why.",
    "provisioner_run_duration_seconds": "How long it took to look at the fleet.",
    "provisioner_run_exit_code": "The exit code that status had.",
    "provisioner_metrics_timestamp_seconds": "When these figures were made.",
}


def rendered(report: Report, now: float) -> str:
    """`now`: seconds since the epoch."""
    lines: list[str] = []
    for name, samples in _families(report, now):
        if samples:
            lines += [f"# HELP {name} {HELP[name]}", f"# TYPE {name} gauge"]
            # By its labels: no reader takes a file in which the same series is twice.
            values = {_series(name, {"fleet": report.fleet, **labels}): n for labels, n in samples}
            lines += [f"{series} {_number(value)}" for series, value in values.items()]
    return "\n".join([*lines, "# EOF", ""])


def _families(report: Report, now: float) -> Iterator[tuple[str, Sequence[Sample]]]:
    clusters = report.clusters
    counts = Counter(one.result for one in clusters)
    yield "provisioner_clusters", [({"state": state}, counts[state]) for state in STATES]
    yield "provisioner_cluster_state", [one for each in clusters for one in _states(each)]
    yield "provisioner_cluster_info", [(_info(one), 1) for one in clusters]
    yield (
        "provisioner_cluster_failure_info",
        [({"cluster": one.cluster, "cause": _cause(one)}, 1) for one in clusters if _fails(one)],
    )
    yield (
        "provisioner_cluster_drift",
        [({"cluster": one.cluster}, len(one.drift)) for one in clusters],
    )
    for name in ("applied", "key_created", "key_used"):
        field = "applied_at" if name == "applied" else name
        yield f"provisioner_cluster_{name}_timestamp_seconds", _times(clusters, field)
    yield (
        "provisioner_repository_failure_info",
        [({"repository": one.repository, "cause": one.cause}, 1) for one in report.repositories],
    )
    yield "provisioner_run_duration_seconds", [({}, report.seconds)]
    yield "provisioner_run_exit_code", [({}, report.exit_code)]
    yield "provisioner_metrics_timestamp_seconds", [({}, now)]


def _states(one: ClusterReport) -> Iterator[Sample]:
    for state in STATES:
        yield {"cluster": one.cluster, "state": state}, float(one.result is state)


def _info(one: ClusterReport) -> Labels:
    branch, _, revision = one.revision.rpartition("@")
    return {
        "cluster": one.cluster,
        "state": one.result,
        "delivery": one.delivery,
        "flux": one.flux,
        "repository": one.repository,
        "path": one.path,
        "branch": branch,
        "revision": revision,
        "wave": one.wave,
    }


def _fails(one: ClusterReport) -> bool:
    return one.result in FAILING


def _cause(one: ClusterReport) -> str:
    return one.cause or one.delivery_detail


def _times(clusters: Sequence[ClusterReport], field: str) -> list[Sample]:
    """Of those clusters where it is known."""
    known = ((one.cluster, clock.seconds(getattr(one, field))) for one in clusters)
    return [({"cluster": name}, at) for name, at in known if at is not None]


def _series(name: str, labels: Labels) -> str:
    inner = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
    return f"{name}{{{inner}}}"


def _escaped(text: str) -> str:
    plain = columns.clean(str(text))
    shown = f"{plain[: LONGEST - 3]}..." if len(plain) > LONGEST else plain
    return shown.replace("\\", "\\\\").replace('"', '\\"')


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(round(float(value), 3))
