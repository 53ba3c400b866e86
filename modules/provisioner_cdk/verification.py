"""Whose signatures a source must carry before Flux uses what is in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal

from provisioner.handover.reference import Reference


@dataclasses.dataclass(frozen=True, kw_only=True)
class SignedCommits:
    """Commits or tags must be signed with one of `keys`. Each refers to a public key: a PGP key in
    ASCII armor, or an SSH key as in authorized_keys, for which Flux v2.9 or newer is needed. `mode`
    says what must be signed: the commit that Flux fetches (`HEAD`), the tag that names it (`Tag`),
    or both."""

    keys: Sequence[Reference]
    mode: Literal["HEAD", "Tag", "TagAndHEAD"] = "HEAD"
