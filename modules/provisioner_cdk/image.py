from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal

from provisioner.handover.reference import Reference


@dataclasses.dataclass(frozen=True, kw_only=True)
class Image:
    """An image whose new tags are written to Git.

    `image` is [host[:port]/]path, without a tag. Exactly one of `semver` (a range), `numerical` and
    `alphabetical` (`asc` or `desc`) says which tag is the newest. `tags` is a regular expression
    for those that count, and `extract` what is compared of them, such as `$ts`. `digest`: whether
    the digest is written too. The registry is read as `username` with the token that `credential`
    refers to, with the nodes' cloud identity (`provider`), as a ServiceAccount of Flux's namespace
    (`service_account`), or without any. `ca_file` is a PEM file of the authorities to trust.
    `insecure`: over HTTP.
    """

    name: str
    image: str
    semver: str | None = None
    numerical: Literal["asc", "desc"] | None = None
    alphabetical: Literal["asc", "desc"] | None = None
    tags: str = ""
    extract: str = ""
    digest: Literal["Never", "IfNotPresent", "Always"] = "Never"
    exclude: Sequence[str] = ()
    interval: str = "5m0s"
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    service_account: str = ""
    username: str = ""
    credential: Reference | None = None
    ca_file: str | None = None
    insecure: bool = False
