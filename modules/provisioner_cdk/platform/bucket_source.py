from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar, Literal

from provisioner.handover.reference import Reference
from provisioner_cdk.platform.base import Delivery, HelmDelivery, Piece

__all__ = ["BucketSource"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class BucketSource(Piece):
    """The objects of a bucket below `prefix`, and what Flux delivers from them.

    `endpoint` is host[:port], such as s3.eu-central-1.amazonaws.com. The cluster signs in with the
    keys that `access_key` and `secret_key` refer to, as the nodes' cloud identity (`provider`), or
    as a ServiceAccount of Flux's namespace (`service_account`). Flux lists the whole bucket unless
    `prefix` narrows it. `ca_file` is a PEM file of the authorities to trust. `insecure`: over HTTP.
    """

    bucket: str
    endpoint: str
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    region: str = ""
    prefix: str = ""
    service_account: str = ""
    access_key: Reference | None = None
    secret_key: Reference | None = None
    ca_file: str | None = None
    insecure: bool = False
    interval: str = "5m0s"
    timeout: str | None = None
    deliver: Sequence[Delivery | HelmDelivery] = ()

    kind: ClassVar[str] = "bucket_source"
