from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar, Literal

from provisioner.handover.reference import Reference
from provisioner_cdk.artifact_verification import SignedArtifacts
from provisioner_cdk.platform.base import Delivery, HelmDelivery, Piece

__all__ = ["OciSource"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class OciSource(Piece):
    """Manifests or one Helm chart in a registry, and what Flux delivers from it.

    `url` is oci://host[:port]/path, without a tag. The revision is at most one of `tag` (by default
    latest), `semver` (the newest tag in a range) and `digest`. The cluster signs in as `username`
    with the token that `credential` refers to, as the nodes' cloud identity (`provider`), as a
    ServiceAccount of Flux's namespace (`service_account`), or not at all. `ca_file` is a PEM file
    of the authorities to trust. `insecure`: over HTTP. `layer_media_type` selects a layer other
    than the first. `verify_artifact`: whose signatures are demanded.
    """

    url: str
    tag: str | None = None
    semver: str | None = None
    digest: str | None = None
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    service_account: str = ""
    username: str = ""
    credential: Reference | None = None
    ca_file: str | None = None
    insecure: bool = False
    layer_media_type: str | None = None
    interval: str = "5m0s"
    timeout: str | None = None
    verify_artifact: SignedArtifacts | None = None
    deliver: Sequence[Delivery | HelmDelivery] = ()

    kind: ClassVar[str] = "oci_source"
