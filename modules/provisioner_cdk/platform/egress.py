from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar

from provisioner_cdk.platform.base import Piece

__all__ = ["Egress"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Egress(Piece):
    """The pods of Flux connect to no address in the networks `denied`, such as 169.254.0.0/16, but
    for those in `allowed`. Each other and DNS they reach anyway. The GitOps needs
    `network_policy=False`, since Flux's own policies allow every address; the piece has the rest of
    them.
    """

    name: str = "egress"
    denied: Sequence[str]
    allowed: Sequence[str] = ()

    kind: ClassVar[str] = "egress"
