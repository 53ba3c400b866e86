"""Metrics, alert rules and dashboards of Flux on a cluster."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, ClassVar, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, text
from provisioner.handover.platform import base

OptionalNamespace = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?",
        "a namespace: lower-case letters, digits and `-`",
        "monitoring",
    ),
]
Account = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?",
        "a ServiceAccount as `namespace/name`",
        "monitoring/kube-state-metrics",
    ),
]
Labels = dict[text.LabelKey, text.LabelValue]
PARTS = ("scraping", "rules", "dashboards", "state_metrics")


class Declaration(base.Piece, frozen=True, kw_only=True, tag="monitoring"):
    """Prometheus scrapes Flux's controllers and warns of what fails, and Grafana shows it.

    `prometheus`: "operator" for a PodMonitor and a PrometheusRule with these `labels`, "plain" for
    a ConfigMap with a scrape configuration and a file of rules. `scraping`, `rules`, `dashboards`
    and `state_metrics` (what kube-state-metrics needs to know of Flux's objects) are parts that may
    be left out. `state_metrics_account`: the ServiceAccount of kube-state-metrics, which then may
    list them. `namespace`: where everything goes, by default Flux's. `dashboard_labels`: by which
    Grafana's sidecar finds dashboards, by default `grafana_dashboard=1`. `fleet`: this Prometheus
    also has the figures of `provisioner metrics`. `depends_on`: Kustomizations that come first.
    `failing_after` and `suspended_after`: how long something may be so before there is an alert;
    `key_days`: how old a deploy key may be.
    """

    name: base.ObjectName = "flux-monitoring"
    namespace: OptionalNamespace = ""
    prometheus: Literal["operator", "plain"] = "operator"
    labels: Labels = {}
    interval: text.Duration = "30s"
    scraping: bool = True
    rules: bool = True
    dashboards: bool = True
    dashboard_labels: Labels = {}
    state_metrics: bool = True
    state_metrics_account: Account = ""
    fleet: bool = False
    depends_on: list[delivery.Dependency] = []
    failing_after: text.Duration = "10m"
    suspended_after: text.Duration = "24h"
    key_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 180

    single: ClassVar[bool] = True

    def objects(self) -> Sequence[base.Object]:
        return [("Kustomization", self.name)]

    def needs(self) -> Collection[str]:
        return {"kustomize-controller"}

    def check(self, where: str) -> None:
        if not any(getattr(self, part) for part in PARTS):
            hint = f"Leave one of {', '.join(PARTS)} on, or leave the piece out."
            raise BadInput(where, "nothing is left of it", hint)
        if self.labels and self.prometheus == "plain":
            cause = "of no use with prometheus 'plain', which has no such objects"
            raise BadInput(f"{where}.labels", cause, "Leave it out.")
        if self.dashboard_labels and not self.dashboards:
            raise BadInput(
                f"{where}.dashboard_labels", "of no use without dashboards", "Leave it out."
            )
        if self.state_metrics_account and not self.state_metrics:
            cause = "of no use without state_metrics"
            raise BadInput(f"{where}.state_metrics_account", cause, "Leave it out.")
