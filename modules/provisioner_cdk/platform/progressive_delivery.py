from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from provisioner.handover.reference import Reference
from provisioner_cdk.canary_analysis import CanaryAlertProvider, CanaryMetric
from provisioner_cdk.platform.base import Piece

__all__ = ["ProgressiveDelivery"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ProgressiveDelivery(Piece):
    """Flagger, which rolls out new versions as the user's Canaries say, and back if they fail.

    `provider` routes the traffic: the Gateway API, Traefik, or nothing (`kubernetes`: blue/green by
    Services). Flagger runs in `namespace`, from `chart` at `version`, and asks the Prometheus at
    `metrics_server` for the builtin metrics. `load_tester` adds Flagger's load tester from its own
    chart. `metrics` and `alerts` are what Canaries refer to, in Flux's namespace.

    The cluster signs in to the registry of the charts as `username` with the token that
    `credential` refers to, or not at all. `insecure`: over HTTP. `values` and `load_tester_values`
    are for the charts; they are in Git for everybody to read.
    """

    name: str = "flagger"
    provider: Literal["gatewayapi:v1", "traefik", "kubernetes"]
    namespace: str = "flagger-system"
    metrics_server: str = ""
    chart: str = "oci://ghcr.io/fluxcd/charts/flagger"
    version: str = "1.36.1"
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    load_tester: bool = False
    load_tester_chart: str = "oci://ghcr.io/fluxcd/charts/loadtester"
    load_tester_version: str = "0.31.0"
    load_tester_values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    username: str = ""
    credential: Reference | None = None
    insecure: bool = False
    metrics: Sequence[CanaryMetric] = ()
    alerts: Sequence[CanaryAlertProvider] = ()
    interval: str = "10m0s"

    kind: ClassVar[str] = "progressive_delivery"
