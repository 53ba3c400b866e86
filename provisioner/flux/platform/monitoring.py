"""Monitoring of Flux: a Kustomization of its own, with what Prometheus, Grafana and
kube-state-metrics get. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provisioner.flux import platform_files, yamls
from provisioner.flux.monitoring import dashboards, rules, scraping, state_metrics
from provisioner.flux.monitoring.kinds import OPERATOR, RBAC
from provisioner.flux.platform.base import marked

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement
    from provisioner.handover.platform.monitoring import Declaration

SIDECAR = {"grafana_dashboard": "1"}  # that of Grafana's chart, unless it is told otherwise


def objects(piece: Declaration, at: Placement) -> list[Object]:
    return [platform_files.delivery_of(piece.name, at, *piece.depends_on)]


def folders(piece: Declaration, at: Placement) -> dict[str, list[Object]]:
    """Of the kinds in flux/monitoring/kinds.py alone."""
    by_operator = piece.prometheus == "operator"
    items = (
        *(_for_operator(piece, at) if by_operator else _plain(piece, at)),
        *_dashboards(piece, at),
        *_state_metrics(piece, at),
    )
    return {piece.name: [marked(piece, item) for item in items]}


def _for_operator(piece: Declaration, at: Placement) -> Iterator[Object]:
    if piece.scraping:
        spec = scraping.pod_monitor(piece, at)
        yield _item(piece, at, OPERATOR, "PodMonitor", spec=spec, labels=piece.labels)
    if piece.rules:
        spec = {"groups": rules.groups(piece, at)}
        yield _item(piece, at, OPERATOR, "PrometheusRule", spec=spec, labels=piece.labels)


def _plain(piece: Declaration, at: Placement) -> Iterator[Object]:
    data = {}
    if piece.scraping:
        data["scrape.yaml"] = yamls.dump([scraping.scrape_config(piece, at)])
    if piece.rules:
        data["rules.yaml"] = yamls.dump([{"groups": rules.groups(piece, at)}])
    if data:
        yield _item(piece, at, "v1", "ConfigMap", "-prometheus", data=data)


def _dashboards(piece: Declaration, at: Placement) -> Iterator[Object]:
    if piece.dashboards:
        data, labels = dashboards.files(piece), piece.dashboard_labels or SIDECAR
        yield _item(piece, at, "v1", "ConfigMap", "-dashboards", data=data, labels=labels)


def _state_metrics(piece: Declaration, at: Placement) -> Iterator[Object]:
    if not piece.state_metrics:
        return
    data = {"config.yaml": yamls.dump([state_metrics.config(at)])}
    yield _item(piece, at, "v1", "ConfigMap", "-state-metrics", data=data)
    if not piece.state_metrics_account:
        return
    meta = {"name": f"{at.namespace}-{piece.name}"}
    yield {
        "apiVersion": f"{RBAC}/v1",
        "kind": "ClusterRole",
        "metadata": meta,
        "rules": state_metrics.rules(at),
    }
    namespace, _, name = piece.state_metrics_account.partition("/")
    yield {
        "apiVersion": f"{RBAC}/v1",
        "kind": "ClusterRoleBinding",
        "metadata": meta,
        "roleRef": {"apiGroup": RBAC, "kind": "ClusterRole", **meta},
        "subjects": [{"kind": "ServiceAccount", "name": name, "namespace": namespace}],
    }


def _item(
    piece: Declaration,
    at: Placement,
    version: str,
    kind: str,
    end: str = "",
    labels: dict[str, str] | None = None,
    **body: Object,
) -> Object:
    meta: Object = {"name": f"{piece.name}{end}", "namespace": piece.namespace or at.namespace}
    if labels:
        meta["labels"] = dict(labels)
    return {"apiVersion": version, "kind": kind, "metadata": meta, **body}
