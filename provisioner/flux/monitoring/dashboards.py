"""Dashboards for the Flux of one cluster, and for a whole fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.flux.monitoring import panels
from provisioner.flux.monitoring.panels import Dashboard, Panel
from provisioner.flux.monitoring.rules import FAILING
from provisioner.flux.monitoring.scraping import JOB
from provisioner.flux.monitoring.state_metrics import SOURCES as SOURCE_GROUP

if TYPE_CHECKING:
    from provisioner.handover.platform.monitoring import Declaration

CHOSEN = 'fleet=~"$fleet", cluster=~"$cluster"'
SCRAPED = f'job="{JOB}", {CHOSEN}'
WINDOW = "$__rate_interval"
ERRORS = "controller_runtime_reconcile_errors_total"
STANDS = "provisioner_cluster_state"
PLACED = "{{cluster}} {{component}}"
BAD: dict[str, float | None] = {"green": None, "red": 1.0}
OLD: dict[str, float | None] = {"green": None, "orange": 90.0, "red": 180.0}
OBJECT = {
    "Cluster": "cluster",
    "Kind": "customresource_kind",
    "Namespace": "exported_namespace",
    "Name": "name",
}


def _count(labels: str) -> str:
    return f"count(gotk_resource_info{{{labels}, {CHOSEN}}}) or vector(0)"


def _rate(metric: str, by: str) -> str:
    return f"sum by ({by}) (rate({metric}{{{SCRAPED}}}[{WINDOW}]))"


def _mean(by: str) -> str:
    name = "gotk_reconcile_duration_seconds"
    return f"{_rate(f'{name}_sum', by)} / {_rate(f'{name}_count', by)}"


def _stat(
    title: str, expr: str, colours: dict[str, float | None] | None = None, unit: str = "short"
) -> Panel:
    return Panel(
        title=title,
        kind="stat",
        queries={"": expr},
        unit=unit,
        width=4,
        height=4,
        colours=colours or {},
    )


def _graph(title: str, legend: str, expr: str, unit: str = "short", text: str = "") -> Panel:
    return Panel(title=title, kind="timeseries", queries={legend: expr}, unit=unit, text=text)


STATE = [
    _stat("Ready", _count('ready="True"')),
    _stat("Not ready", _count('ready="False", suspended!="true"'), BAD),
    _stat("Reconciling", _count('ready="Unknown"')),
    _stat("Suspended", _count('suspended="true"'), {"green": None, "orange": 1.0}),
    _stat("Controllers", f"sum(up{{{SCRAPED}}}) or vector(0)"),
    _stat("Fails per minute", f"60 * sum({_rate(ERRORS, 'cluster')})", BAD),
    Panel(
        title="What is not ready",
        kind="table",
        queries={"": f'gotk_resource_info{{ready!="True", suspended!="true", {CHOSEN}}} == 1'},
        columns={**OBJECT, "Ready": "ready", "Reason": "reason"},
    ),
    Panel(
        title="What is suspended",
        kind="table",
        queries={"": f'gotk_resource_info{{suspended="true", {CHOSEN}}} == 1'},
        columns={**OBJECT, "Revision": "revision"},
    ),
    Panel(
        title="Revisions",
        kind="table",
        queries={
            "": f'gotk_resource_info{{customresource_kind=~"Kustomization|HelmRelease", {CHOSEN}}}'
        },
        columns={**OBJECT, "Source": "source_name", "Revision": "revision", "Ready": "ready"},
        width=24,
    ),
]
SOURCES = [
    Panel(
        title="Since the last change",
        kind="bargauge",
        queries={
            "{{customresource_kind}}/{{name}}": "sort_desc(time() - max by "
            "(cluster, customresource_kind, exported_namespace, name) "
            f"(gotk_source_update_timestamp_seconds{{{CHOSEN}}}))"
        },
        unit="s",
        text="A source that nobody changes grows old; that is no fault.",
    ),
    Panel(
        title="Sources",
        kind="table",
        queries={"": f'gotk_resource_info{{customresource_group="{SOURCE_GROUP}", {CHOSEN}}}'},
        columns={**OBJECT, "URL": "url", "Revision": "revision", "Ready": "ready"},
    ),
]
DURATION = [
    _graph("Mean time to reconcile", "{{cluster}} {{kind}}", _mean("cluster, kind"), "s"),
    _graph(
        "Slowest objects",
        "{{kind}}/{{name}}",
        f"topk(10, {_mean('cluster, kind, exported_namespace, name')})",
        "s",
    ),
    _graph(
        "Reconciliations per second",
        "{{cluster}} {{controller}} {{result}}",
        _rate("controller_runtime_reconcile_total", "cluster, controller, result"),
        "ops",
    ),
    _graph(
        "Waiting",
        "{{cluster}} {{name}}",
        f"sum by (cluster, name) (workqueue_depth{{{SCRAPED}}})",
        text="Objects that no worker has had time for.",
    ),
]
CONTROLLERS = [
    _graph("CPU", PLACED, _rate("process_cpu_seconds_total", "cluster, component"), "percentunit"),
    _graph(
        "Memory",
        PLACED,
        f"sum by (cluster, component) (process_resident_memory_bytes{{{SCRAPED}}})",
        "bytes",
    ),
    _graph(
        "Requests to the API server per second",
        "{{cluster}} {{component}} {{code}}",
        _rate("rest_client_requests_total", "cluster, component, code"),
        "ops",
    ),
    _graph("Errors per second", PLACED, _rate(ERRORS, "cluster, component"), "ops"),
]
CLUSTER = Dashboard(
    uid="provisioner-flux",
    title="Flux",
    variables={
        "fleet": f'label_values(up{{job="{JOB}"}}, fleet)',
        "cluster": f'label_values(up{{job="{JOB}", fleet=~"$fleet"}}, cluster)',
    },
    rows={
        "State": STATE,
        "Sources": SOURCES,
        "Reconciliation": DURATION,
        "Controllers": CONTROLLERS,
    },
)

OF_FLEET = 'fleet=~"$fleet"'
AGE = f"(time() - provisioner_cluster_key_created_timestamp_seconds{{{OF_FLEET}}}) / 86400"
SUMMARY = [
    _stat("Clusters", f"count(provisioner_cluster_info{{{OF_FLEET}}}) or vector(0)"),
    _stat("Failing", f'sum({STANDS}{{state=~"{FAILING}", {OF_FLEET}}}) or vector(0)', BAD),
    _stat(
        "Drifted",
        f'sum({STANDS}{{state="drifted", {OF_FLEET}}}) or vector(0)',
        {"green": None, "orange": 1.0},
    ),
    _stat("Oldest key", f"max({AGE})", OLD, "d"),
    _stat(
        "Age of these figures",
        f"time() - max(provisioner_metrics_timestamp_seconds{{{OF_FLEET}}})",
        unit="s",
    ),
    _stat("Time to look", f"max(provisioner_run_duration_seconds{{{OF_FLEET}}})", unit="s"),
]
CLUSTERS = [
    _graph("Clusters by state", "{{state}}", f"sum by (state) ({STANDS}{{{OF_FLEET}}})"),
    Panel(
        title="Age of keys",
        kind="bargauge",
        queries={"{{cluster}}": f"topk(20, {AGE})"},
        unit="d",
        colours=OLD,
    ),
    Panel(
        title="Clusters",
        kind="table",
        queries={"": f"provisioner_cluster_info{{{OF_FLEET}}}"},
        columns={
            "Cluster": "cluster",
            "State": "state",
            "Delivery": "delivery",
            "Flux": "flux",
            "Repository": "repository",
            "Path": "path",
            "Revision": "revision",
            "Wave": "wave",
        },
        width=24,
    ),
    Panel(
        title="Why they fail",
        kind="table",
        queries={"": f"provisioner_cluster_failure_info{{{OF_FLEET}}}"},
        columns={"Cluster": "cluster", "Cause": "cause"},
        width=24,
    ),
    Panel(
        title="Since the last revision was applied",
        kind="bargauge",
        queries={
            "{{cluster}}": "topk(20, time() - "
            f"provisioner_cluster_applied_timestamp_seconds{{{OF_FLEET}}})"
        },
        unit="s",
    ),
    Panel(
        title="Revisions in use",
        kind="table",
        queries={
            "": "count by (repository, branch, revision) "
            f'(provisioner_cluster_info{{revision!="", {OF_FLEET}}})'
        },
        columns={"Repository": "repository", "Revision": "revision", "Clusters": "Value"},
    ),
]
OBJECTS = [
    _graph(
        "Objects that are not ready",
        "{{cluster}}",
        f'sum by (cluster) (gotk_resource_info{{ready="False", suspended!="true", {OF_FLEET}}})',
    ),
    _graph(
        "Objects by kind",
        "{{customresource_kind}}",
        f"sum by (customresource_kind) (gotk_resource_info{{{OF_FLEET}}})",
    ),
]
FLEET = Dashboard(
    uid="provisioner-fleet",
    title="Flux of a fleet",
    variables={"fleet": "label_values(provisioner_cluster_info, fleet)"},
    rows={"Fleet": SUMMARY, "Clusters": CLUSTERS, "Objects": OBJECTS},
)


def files(piece: Declaration) -> dict[str, str]:
    """Dashboards by the name of their file."""
    boards = [CLUSTER, *([FLEET] if piece.fleet else [])]
    return {f"{board.uid}.json": panels.rendered(board) for board in boards}
