"""How Prometheus finds the controllers of Flux: for its operator, or as a scrape configuration.

Both give every metric the same labels: `job="flux"`, `component` (the controller), `fleet`,
`cluster`, `namespace` and `pod`. What a controller itself calls `namespace`, that of the object
that it reconciles, becomes `exported_namespace`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement
    from provisioner.handover.platform.monitoring import Declaration

JOB = "flux"
PORT = "http-prom"  # of every controller of Flux
APP = "app"  # the label of its pods with its name
_META = "__meta_kubernetes_pod"


def pod_monitor(piece: Declaration, at: Placement) -> Object:
    """The spec of a PodMonitor."""
    endpoint = {
        "port": PORT,
        "path": "/metrics",
        "interval": duration(piece.interval),
        "relabelings": [_camel(rule) for rule in _labels(at)],
    }
    within = {"key": APP, "operator": "In", "values": list(at.gitops.components)}
    return {
        "namespaceSelector": {"matchNames": [at.namespace]},
        "selector": {"matchExpressions": [within]},
        "podMetricsEndpoints": [endpoint],
    }


def scrape_config(piece: Declaration, at: Placement) -> Object:
    """A file for `scrape_config_files` of Prometheus."""
    kept = [
        _keep(f"{_META}_label_{APP}", "|".join(at.gitops.components)),
        _keep(f"{_META}_container_port_name", PORT),
        _keep(f"{_META}_phase", "Running"),
    ]
    placed = [_copy("__meta_kubernetes_namespace", "namespace"), _copy(f"{_META}_name", "pod")]
    job = {
        "job_name": JOB,
        "scrape_interval": duration(piece.interval),
        "kubernetes_sd_configs": [{"role": "pod", "namespaces": {"names": [at.namespace]}}],
        "relabel_configs": [*kept, *placed, *_labels(at)],
    }
    return {"scrape_configs": [job]}


def _labels(at: Placement) -> list[Object]:
    return [
        {"target_label": "job", "replacement": JOB},
        _copy(f"{_META}_label_{APP}", "component"),
        {"target_label": "fleet", "replacement": at.fleet},
        {"target_label": "cluster", "replacement": at.cluster},
    ]


def _copy(source: str, target: str) -> Object:
    return {"source_labels": [source], "target_label": target}


def _keep(source: str, regex: str) -> Object:
    return {"source_labels": [source], "regex": regex, "action": "keep"}


def _camel(rule: Object) -> dict[str, Any]:
    """With the names that the operator has for the fields of a relabeling."""
    names = {"source_labels": "sourceLabels", "target_label": "targetLabel"}
    return {names.get(name, name): value for name, value in rule.items()}
