from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar, Literal

from provisioner.handover.reference import Reference
from provisioner_cdk.platform.base import HelmDelivery, Piece

__all__ = ["HelmSource"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class HelmSource(Piece):
    """A repository of Helm charts, and the releases that Flux installs from it.

    `url` is https://, or oci:// for charts in a registry, whose names follow that URL. The cluster
    signs in as `username` with the token that `credential` refers to, for oci:// also as the nodes'
    cloud identity (`provider`), or not at all. `pass_credentials`: also to other hosts that the
    index names. `ca_file` is a PEM file of the authorities to trust. `insecure`: over HTTP.
    """

    url: str
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    username: str = ""
    credential: Reference | None = None
    pass_credentials: bool = False
    ca_file: str | None = None
    insecure: bool = False
    interval: str = "10m0s"
    timeout: str | None = None
    deliver: Sequence[HelmDelivery] = ()

    kind: ClassVar[str] = "helm_source"
