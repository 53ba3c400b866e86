"""What Canaries of Flagger refer to: metrics of a release, and who hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.platform.base import ObjectName
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict

# An address inside the cluster, mostly; a credential has a field of its own.
Url = Annotated[
    str,
    text.form(
        rf"(https?://[^\s{text.HIDDEN}?#@]+)?",
        "a URL, http:// or https://, without a user and a query",
        "http://prometheus.monitoring:9090",
    ),
]
Query = Annotated[
    str,
    text.form(
        rf"[^{text.UNREADABLE}]*[^\s{text.HIDDEN}][^{text.UNREADABLE}]*",
        "a query",
        "sum(errors_total) / sum(requests_total) * 100",
    ),
]
Region = Annotated[
    str, text.form(r"([a-z]{2,4}(-[a-z]+)+-[0-9])?", "the name of an AWS region", "eu-central-1")
]
Entry = Annotated[
    str, text.form(r"[A-Za-z][A-Za-z0-9_]{0,63}", "the name of an entry of a Secret", "token")
]
# What Flagger reads from the Secret of a metric: entries that it needs, and others.
ENTRIES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "prometheus": ((), ("token", "username", "password")),
    "influxdb": (("token", "org"), ()),
    "datadog": (("datadog_api_key", "datadog_application_key"), ()),
    "stackdriver": (("project",), ("serviceAccountKey",)),
    "cloudwatch": ((), ()),
    "newrelic": (("newrelic_account_id", "newrelic_query_key"), ()),
    "graphite": ((), ("username", "password")),
    "dynatrace": (("dynatrace_token",), ()),
}
PAIR = ("username", "password")
ADDRESSED = ("prometheus", "influxdb", "graphite", "dynatrace")


class Metric(Strict, frozen=True, kw_only=True):
    """A MetricTemplate: Canaries refer to it by its name. `query` may have Flagger's variables,
    such as `{{ namespace }}` and `{{ interval }}`. `address`: of the `provider` that answers it, by
    default the piece's metrics_server. `credentials`: references by the entry of the Secret that
    Flagger reads. `region`: of CloudWatch."""

    name: ObjectName
    query: Query
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
    address: Url = ""
    region: Region = ""
    credentials: dict[Entry, Reference] = {}

    @property
    def receiver(self) -> str:
        return self.address or self.provider

    def check(self, where: str) -> None:
        self._check_credentials(f"{where}.credentials")
        self._check_region(where)

    def _check_credentials(self, where: str) -> None:
        needed, others = ENTRIES[self.provider]
        if unknown := sorted(self.credentials.keys() - {*needed, *others}):
            known = ", ".join([*needed, *others]) or "none"
            cause = f"{self.provider} has no entry {unknown[0]!r}"
            raise BadInput(where, cause, f"Known: {known}.")
        pair = PAIR if self.credentials.keys() & set(PAIR) else ()
        for name in (*needed, *pair):
            if name not in self.credentials:
                raise BadInput(where, f"{self.provider} needs {name}", "Refer to it.")
        for name, reference in self.credentials.items():
            reference.check(f"{where}.{name}")

    def _check_region(self, where: str) -> None:
        cloudwatch = self.provider == "cloudwatch"
        if cloudwatch and not self.region:
            raise BadInput(f"{where}.region", "missing", "Name the region of CloudWatch.")
        if self.region and not cloudwatch:
            cause = f"of no use with provider {self.provider!r}"
            raise BadInput(f"{where}.region", cause, "Leave it out.")

    def check_address(self, metrics_server: str, where: str) -> None:
        """`metrics_server`: a Prometheus that answers where no other is named."""
        default = metrics_server if self.provider == "prometheus" else ""
        if self.provider in ADDRESSED and not (self.address or default):
            hint = f"Give the address of {self.provider}."
            raise BadInput(f"{where}.address", "missing", hint)


class AlertProvider(Strict, frozen=True, kw_only=True):
    """Who hears of releases: Canaries refer to it by its name. `address` refers to the URL of a
    webhook, `token` to that of a bot. `channel` and `username` are what the service shows. `proxy`:
    through which it is reached."""

    name: ObjectName
    service: Literal["slack", "msteams", "discord", "rocket", "gchat"]
    address: Reference
    token: Reference | None = None
    channel: text.Line = ""
    username: text.Line = ""
    proxy: Url = ""

    @property
    def receiver(self) -> str:
        return self.service

    def check(self, where: str) -> None:
        self.address.check(f"{where}.address")
        if self.token:
            self.token.check(f"{where}.token")
            if self.service != "slack":
                cause = f"of no use with {self.service}"
                raise BadInput(f"{where}.token", cause, "Leave it out.")
