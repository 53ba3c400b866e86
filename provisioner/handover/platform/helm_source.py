"""A repository of Helm charts that a cluster reads from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, rules, text
from provisioner.handover.platform import base
from provisioner.handover.reference import Reference

Url = Annotated[
    str,
    text.published(
        rf"([hH][tT][tT][pP][sS]?|oci)://[^\s{text.HIDDEN}?#@]+", "https://charts.example.com"
    ),
]


class Declaration(base.Source, frozen=True, kw_only=True, tag="helm_source"):
    """A Helm repository at `url`: https://, or oci:// for charts in a registry, whose names follow
    that URL.

    The cluster signs in as `username` with the token that `credential` refers to, for oci:// also
    as the nodes' cloud identity (`provider`), or not at all. `pass_credentials`: also to other
    hosts that the index names. `ca_file` is a PEM file of the authorities to trust. `insecure`:
    over HTTP.
    """

    url: Url
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    username: text.Line = ""
    credential: Reference | None = None
    pass_credentials: bool = False
    ca_file: text.ReadFile | None = None
    insecure: bool = False
    interval: text.Duration = "10m0s"
    timeout: text.Duration | None = None

    @property
    def receiver(self) -> str:
        return self.url

    @property
    def is_oci(self) -> bool:
        return self.url.startswith("oci://")

    def objects(self) -> Sequence[base.Object]:
        return [("HelmRepository", self.name), *super().objects()]

    def needs(self) -> Collection[str]:
        return {"source-controller", *super().needs()}

    def requires(self) -> Sequence[base.Requirement]:
        return [("", "v2.3.0")]

    def check(self, where: str) -> None:
        super().check(where)
        self._check_url(where)
        base.signing_in(self, self.provider, where)
        if self.provider != "generic" and not self.is_oci:
            cause = "a cloud's identity is for registries (oci://) only"
            raise BadInput(f"{where}.provider", cause, "Leave it out.")
        for index, one in enumerate(self.deliver):
            _check_delivery(one, f"{where}.deliver[{index}]")

    def _check_url(self, where: str) -> None:
        """Over HTTP only where the declaration says so."""
        url = self.url
        if self.is_oci or (self.insecure and url.lower().startswith("http://")):
            url = f"https://{url.partition('://')[2]}"
        rules.https_url(url, f"{where}.url")


def _check_delivery(one: delivery.Delivery, where: str) -> None:
    if not isinstance(one, delivery.HelmRelease):
        raise BadInput(where, "a Helm repository delivers charts only", "Use a helm_release.")
    base.chart_named(one, "the name of the chart", where)
