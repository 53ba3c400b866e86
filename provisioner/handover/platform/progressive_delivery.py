"""Releases that are rolled out step by step, and back when they fail: Flagger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import rules, text
from provisioner.handover.canary_analysis import AlertProvider, Metric, Url
from provisioner.handover.platform import base
from provisioner.handover.platform.oci_source import Url as ChartUrl
from provisioner.handover.reference import Reference

# With room for what is put after it: the names of two releases and of their charts.
Name = Annotated[
    str,
    text.form(
        r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?",
        "the name of a release: lower-case letters, digits and `-`, at most 40 of them",
        "flagger",
    ),
]
Version = Annotated[
    str,
    text.form(
        r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}", "the version of a chart such as `1.36.1`", "1.36.1"
    ),
]
TRAEFIK = (1, 43, 0)  # the first Flagger that writes the objects of Traefik 3
OWN_VALUES = {"meshProvider": "provider", "metricsServer": "metrics_server"}
# Where Flagger's chart takes what lets anybody write to a channel.
SECRET_VALUES = (("slack", "url"), ("slack", "token"), ("msteams", "url"))
OF_LOAD_TESTER = ("load_tester_chart", "load_tester_version", "load_tester_values")
LOAD_TESTER = "loadtester"
INSTALLED, ANALYSIS = "installed", "analysis"  # its Kustomizations


class Declaration(base.Piece, frozen=True, kw_only=True, tag="progressive_delivery"):
    """Flagger, which rolls out new versions as the user's Canaries say, and back if they fail.

    `provider` routes the traffic: the Gateway API, Traefik, or nothing (`kubernetes`: blue/green by
    Services). Flagger runs in `namespace`, from `chart` at `version`, and asks the Prometheus at
    `metrics_server` for the builtin metrics. `load_tester` adds Flagger's load tester from its own
    chart. `metrics` and `alerts` are what Canaries refer to, in Flux's namespace.

    The cluster signs in to the registry of the charts as `username` with the token that
    `credential` refers to, or not at all. `insecure`: over HTTP. `values` and `load_tester_values`
    are for the charts; they are in Git for everybody to read.
    """

    name: Name = "flagger"
    provider: Literal["gatewayapi:v1", "traefik", "kubernetes"]
    namespace: text.Namespace = "flagger-system"
    metrics_server: Url = ""
    chart: ChartUrl = "oci://ghcr.io/fluxcd/charts/flagger"
    version: Version = "1.36.1"
    values: dict[text.Line, Any] = {}
    load_tester: bool = False
    load_tester_chart: ChartUrl = "oci://ghcr.io/fluxcd/charts/loadtester"
    load_tester_version: Version = "0.31.0"
    load_tester_values: dict[text.Line, Any] = {}
    username: text.Line = ""
    credential: Reference | None = None
    insecure: bool = False
    metrics: list[Metric] = []
    alerts: list[AlertProvider] = []
    interval: text.Duration = "10m0s"

    single: ClassVar[bool] = True

    @property
    def receiver(self) -> str:
        return self.chart

    @property
    def refers(self) -> bool:
        """Whether there is something that Canaries refer to."""
        return bool(self.metrics or self.alerts)

    def objects(self) -> Sequence[base.Object]:
        return [*self._releases(), *self._delivered()]

    def _releases(self) -> Iterator[base.Object]:
        names = [self.name, *([f"{self.name}-{LOAD_TESTER}"] if self.load_tester else [])]
        for name in names:
            yield "OCIRepository", name
            yield "HelmRelease", name

    def _delivered(self) -> Iterator[base.Object]:
        yield "Kustomization", f"{self.name}-{INSTALLED}"
        if self.refers:
            yield "Kustomization", f"{self.name}-{ANALYSIS}"
        yield from (("MetricTemplate", one.name) for one in self.metrics)
        yield from (("AlertProvider", one.name) for one in self.alerts)

    def needs(self) -> Collection[str]:
        return {"source-controller", "helm-controller", "kustomize-controller"}

    def requires(self) -> Sequence[base.Requirement]:
        return [("", "v2.6.0")]

    def check(self, where: str) -> None:
        base.signing_in(self, "generic", where)
        self._check_version(where)
        self._check_values(where)
        if not self.load_tester:
            self._check_without_load_tester(where)
        self._check_referred(where)

    def _check_version(self, where: str) -> None:
        if self.provider == "traefik" and numbers(self.version) < TRAEFIK:
            cause = "Flagger before 1.43.0 knows only Traefik 2"
            raise BadInput(f"{where}.version", cause, "Choose 1.43.0 or newer.")

    def _check_values(self, where: str) -> None:
        for name, field in OWN_VALUES.items():
            if name in self.values:
                cause = "is what the piece itself says"
                raise BadInput(f"{where}.values.{name}", cause, f"Use {field} instead.")
        for section, name in SECRET_VALUES:
            given = self.values.get(section)
            if isinstance(given, dict) and given.get(name):
                cause = "would be in Git for everybody to read"
                hint = "Declare it in alerts, by reference; Canaries refer to that."
                raise BadInput(f"{where}.values.{section}.{name}", cause, hint)

    def _check_without_load_tester(self, where: str) -> None:
        default = Declaration(provider=self.provider)
        for name in OF_LOAD_TESTER:
            if getattr(self, name) != getattr(default, name):
                cause = "of no use without load_tester"
                raise BadInput(f"{where}.{name}", cause, "Set load_tester, or leave it out.")

    def _check_referred(self, where: str) -> None:
        metrics, alerts = list[str](), list[str]()
        for index, metric in enumerate(self.metrics):
            place = f"{where}.metrics[{index}]"
            rules.distinct(metrics, metric.name, f"{place}.name")
            metric.check(place)
            metric.check_address(self.metrics_server, place)
        for index, alert in enumerate(self.alerts):
            rules.distinct(alerts, alert.name, f"{where}.alerts[{index}].name")
            alert.check(f"{where}.alerts[{index}]")

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        if self.namespace == namespace:
            cause = f"namespace {namespace!r} is Flux's own"
            raise BadInput(f"{where}.namespace", cause, "Give Flagger one of its own.")


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
