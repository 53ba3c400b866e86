from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar

from provisioner_cdk.platform.base import Piece

__all__ = ["Sops"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sops(Piece):
    """What SOPS has encrypted below the path of the cluster, and below `paths`, is decrypted by it.

    `age`: with a key of its own, which pairing makes in memory and puts into a Secret. It is gone
    when the cluster is: `recovery` names recipients whose private keys you keep elsewhere (age, PGP
    or a KMS), or `recovery_waived` says why none is needed. `kms`: keys that the cluster may use by
    its cloud identity, or by that of `service_account` in Flux's namespace. `encrypted_regex`:
    which fields of YAML are encrypted; empty for all.
    """

    name: str = "age"
    age: bool = False
    kms: Sequence[str] = ()
    service_account: str = ""
    recovery: Sequence[str] = ()
    recovery_waived: str = ""
    paths: Sequence[str] = ()
    encrypted_regex: str = "^(data|stringData)$"

    kind: ClassVar[str] = "sops"
