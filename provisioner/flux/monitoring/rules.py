"""Alert rules for the Flux of one cluster, and for a whole fleet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provisioner.flux.monitoring.scraping import JOB
from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement
    from provisioner.handover.platform.monitoring import Declaration

OBJECT = "fleet, cluster, customresource_kind, exported_namespace, name"
NAMED = (
    "{{ $labels.customresource_kind }} {{ $labels.exported_namespace }}/{{ $labels.name }} of "
    "cluster {{ $labels.cluster }}"
)
RECONCILED = "fleet, cluster, kind, exported_namespace, name"
CLUSTER = "Cluster {{ $labels.cluster }} of fleet {{ $labels.fleet }}"
# The results of `provisioner status` that somebody has to look at.
FAILING = "failed|delivery-failing|interrupted|held|not-started"
SLOW, HANGS = 300, 3600  # seconds
DAY = 86400


def groups(piece: Declaration, at: Placement) -> list[Object]:
    """As in a file of rules and in a PrometheusRule."""
    own = [{"name": "flux", "rules": [*_objects(piece), *_controllers(at)]}]
    fleet = [{"name": "provisioner-fleet", "rules": list(_fleet(piece, at))}] if piece.fleet else []
    return own + fleet


def _alert(name: str, expr: str, wait: str, severity: str, summary: str, more: str = "") -> Object:
    return {
        "alert": name,
        "expr": expr,
        "for": duration(wait),
        "labels": {"severity": severity},
        "annotations": {"summary": summary} | ({"description": more} if more else {}),
    }


def _objects(piece: Declaration) -> Iterator[Object]:
    def state(labels: str) -> str:
        return f"max by ({OBJECT}) (gotk_resource_info{{{labels}}}) == 1"

    yield _alert(
        "FluxObjectNotReady",
        state('ready="False", suspended!="true"'),
        piece.failing_after,
        "critical",
        f"{NAMED} is not ready.",
        "`flux get all -A --status-selector ready=false` shows why.",
    )
    yield _alert(
        "FluxObjectStuck",
        state('ready="Unknown", suspended!="true"'),
        "30m",
        "warning",
        f"{NAMED} has been reconciling for half an hour.",
    )
    yield _alert(
        "FluxObjectSuspended",
        state('suspended="true"'),
        piece.suspended_after,
        "warning",
        f"{NAMED} is suspended.",
        "Nothing new is delivered by it until `flux resume`.",
    )
    yield _alert(
        "FluxReconcileErrors",
        "sum by (fleet, cluster, component, controller) "
        f'(rate(controller_runtime_reconcile_errors_total{{job="{JOB}"}}[5m])) > 0',
        piece.failing_after,
        "warning",
        "{{ $labels.component }} of cluster {{ $labels.cluster }} fails to reconcile a "
        "{{ $labels.controller }} again and again.",
    )


def _controllers(at: Placement) -> Iterator[Object]:
    """A label of the rule says which one is missing: there is no metric left that could."""
    for name in at.gitops.components:
        placed = {"fleet": at.fleet, "cluster": at.cluster, "component": name}
        labels = ", ".join(f'{key}="{value}"' for key, value in placed.items())
        rule = _alert(
            "FluxControllerMissing",
            f'absent(up{{job="{JOB}", {labels}}} == 1)',
            "5m",
            "critical",
            f"{name} of cluster {at.cluster} does not run, or is not scraped.",
        )
        yield {**rule, "labels": {**rule["labels"], **placed}}
    yield _alert(
        "FluxReconcileSlow",
        " / ".join(
            f"sum by ({RECONCILED}) "
            f'(rate(gotk_reconcile_duration_seconds_{part}{{job="{JOB}"}}[30m]))'
            for part in ("sum", "count")
        )
        + f" > {SLOW}",
        "15m",
        "warning",
        "{{ $labels.kind }} {{ $labels.exported_namespace }}/{{ $labels.name }} of cluster "
        "{{ $labels.cluster }} takes {{ $value | humanizeDuration }} to reconcile.",
    )
    yield _alert(
        "FluxReconcileHangs",
        "max by (fleet, cluster, component, name) "
        f'(workqueue_longest_running_processor_seconds{{job="{JOB}"}}) > {HANGS}',
        "5m",
        "warning",
        "{{ $labels.component }} of cluster {{ $labels.cluster }} has been working on one "
        "{{ $labels.name }} for {{ $value | humanizeDuration }}.",
    )


def _fleet(piece: Declaration, at: Placement) -> Iterator[Object]:
    """By the figures of `provisioner metrics`."""
    yield _alert(
        "FleetClusterFailing",
        f'max by (fleet, cluster, state) (provisioner_cluster_state{{state=~"{FAILING}"}}) == 1',
        piece.failing_after,
        "critical",
        f"{CLUSTER} is {{{{ $labels.state }}}}.",
        "`provisioner status` shows why.",
    )
    yield _alert(
        "FleetClusterDrifted",
        'max by (fleet, cluster) (provisioner_cluster_state{state="drifted"}) == 1',
        "1h",
        "warning",
        f"{CLUSTER} is not as it is declared.",
        "`provisioner plan` shows what would change.",
    )
    yield _alert(
        "FleetKeyOld",
        "max by (fleet, cluster) (time() - provisioner_cluster_key_created_timestamp_seconds) "
        f"> {piece.key_days * DAY}",
        "1h",
        "warning",
        f"The key of cluster {{{{ $labels.cluster }}}} is older than {piece.key_days} days.",
        "`provisioner rotate` replaces it.",
    )
    yield _alert(
        "FleetRevisionsDiffer",
        "count by (fleet, repository, branch) (count by (fleet, repository, branch, revision) "
        '(provisioner_cluster_info{revision!=""})) > 1',
        "6h",
        "warning",
        "Clusters of fleet {{ $labels.fleet }} have had {{ $value }} revisions of "
        "{{ $labels.repository }} for hours.",
    )
    yield from _figures(at)


def _figures(at: Placement) -> Sequence[Object]:
    seen = f'provisioner_metrics_timestamp_seconds{{fleet="{at.fleet}"}}'
    return [
        _alert(
            "FleetMetricsOld",
            f"time() - max by (fleet) ({seen}) > {DAY}",
            "5m",
            "warning",
            "`provisioner metrics` has not run for a day.",
        ),
        _alert(
            "FleetMetricsMissing",
            f"absent({seen})",
            "1h",
            "warning",
            f"There are no figures of fleet {at.fleet}.",
            "Run `provisioner metrics` on a schedule.",
        ),
    ]
