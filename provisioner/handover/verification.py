"""Whose signatures a source must carry before Flux uses what is in it."""

from __future__ import annotations

from typing import Literal

from provisioner.base.errors import BadInput
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict


class SignedCommits(Strict, frozen=True, kw_only=True):
    """Commits or tags must be signed with one of `keys`. Each refers to a public key: a PGP key in
    ASCII armor, or an SSH key as in authorized_keys, for which Flux v2.9 or newer is needed. `mode`
    says what must be signed: the commit that Flux fetches (`HEAD`), the tag that names it (`Tag`),
    or both."""

    keys: list[Reference]
    mode: Literal["HEAD", "Tag", "TagAndHEAD"] = "HEAD"

    @property
    def receiver(self) -> str:
        return "the cluster"

    @property
    def of_tags(self) -> bool:
        return self.mode != "HEAD"

    def check(self, where: str) -> None:
        if not self.keys:
            hint = "Refer to the public keys of those who sign."
            raise BadInput(f"{where}.keys", "none, so nothing could be verified", hint)
        for index, key in enumerate(self.keys):
            key.check(f"{where}.keys[{index}]")

    def check_tag(self, where: str, *, tagged: bool) -> None:
        """`tagged`: whether the source follows a tag."""
        if self.of_tags and not tagged:
            cause = f"{self.mode!r} needs a tag, and none is declared"
            raise BadInput(f"{where}.mode", cause, "Use HEAD.")
