"""What Canaries refer to, for ProgressiveDelivery."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal

from provisioner.handover.reference import Reference


@dataclasses.dataclass(frozen=True, kw_only=True)
class CanaryMetric:
    """A metric that Canaries refer to by its name, as a MetricTemplate in Flux's namespace.

    `query` may have Flagger's variables, such as `{{ namespace }}` and `{{ interval }}`. `address`:
    of the `provider` that answers it, by default the piece's metrics_server. `credentials`:
    references by the entry of the Secret that Flagger reads. `region`: of CloudWatch.
    """

    name: str
    query: str
    provider: Literal[
        "prometheus",
        "influxdb",
        "datadog",
        "stackdriver",
        "cloudwatch",
        "newrelic",
        "graphite",
        "dynatrace",
    ] = "prometheus"
    address: str = ""
    region: str = ""
    credentials: Mapping[str, Reference] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, kw_only=True)
class CanaryAlertProvider:
    """Who hears of releases; Canaries refer to it by its name, in Flux's namespace.

    `address` refers to the URL of a webhook, `token` to that of a bot. `channel` and `username` are
    what the service shows. `proxy`: through which it is reached.
    """

    name: str
    service: Literal["slack", "msteams", "discord", "rocket", "gchat"]
    address: Reference
    token: Reference | None = None
    channel: str = ""
    username: str = ""
    proxy: str = ""
