from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from provisioner_cdk.platform.base import Piece

__all__ = ["Monitoring"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Monitoring(Piece):
    """Prometheus scrapes Flux's controllers and warns of what fails, and Grafana shows it.

    `prometheus`: "operator" for a PodMonitor and a PrometheusRule with these `labels`, "plain" for
    a ConfigMap with a scrape configuration and a file of rules. `scraping` (every `interval`),
    `rules`, `dashboards` and `state_metrics` (what kube-state-metrics needs to know of Flux's
    objects) are parts that may be left out. `state_metrics_account`: the ServiceAccount of
    kube-state-metrics as `namespace/name`, which then may list them.

    `namespace`: where everything goes, by default Flux's. `dashboard_labels`: by which Grafana's
    sidecar finds dashboards, by default `grafana_dashboard=1`. `fleet`: this Prometheus also has
    the figures of `provisioner metrics`. `depends_on`: Kustomizations that come first, such as the
    one that brings the Prometheus Operator. `failing_after` and `suspended_after`: how long
    something may be so before there is an alert; `key_days`: how old a deploy key may be.
    """

    name: str = "flux-monitoring"
    namespace: str = ""
    prometheus: Literal["operator", "plain"] = "operator"
    labels: Mapping[str, str] = dataclasses.field(default_factory=dict)
    interval: str = "30s"
    scraping: bool = True
    rules: bool = True
    dashboards: bool = True
    dashboard_labels: Mapping[str, str] = dataclasses.field(default_factory=dict)
    state_metrics: bool = True
    state_metrics_account: str = ""
    fleet: bool = False
    depends_on: Sequence[str] = ()
    failing_after: str = "10m"
    suspended_after: str = "24h"
    key_days: int = 180

    kind: ClassVar[str] = "monitoring"
