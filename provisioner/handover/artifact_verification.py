"""Whose signatures an artifact of a registry must carry before Flux uses it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict

# Flux looks for a match anywhere in the text.
Whole = Annotated[
    str,
    text.form(
        rf"\^[^{text.HIDDEN}]+\$",
        "a regular expression for the whole text, from `^` to `$`",
        "^https://token.actions.githubusercontent.com$",
    ),
]


class Identity(Strict, frozen=True, kw_only=True):
    """Who signs without a key of their own: regular expressions for the issuer and the subject of
    the certificate that Fulcio gave them."""

    issuer: Whole
    subject: Whole

    def check(self, where: str) -> None:
        for name in ("issuer", "subject"):
            try:
                re.compile(getattr(self, name))
            except re.error as error:
                cause = f"not a regular expression: {error}"
                raise BadInput(f"{where}.{name}", cause, "Correct it.") from None


class SignedArtifacts(Strict, frozen=True, kw_only=True):
    """Artifacts must be signed. With cosign: with one of `keys`, references to public keys in PEM,
    or without a key, by one of `identities`; `trusted_root` is a file with the root of trust of a
    Sigstore of your own (Flux v2.9 or newer). With notation: `keys` refer to certificates in PEM,
    and `trust_policy` is a file as notation has it (trustpolicy.json)."""

    tool: Literal["cosign", "notation"] = "cosign"
    keys: list[Reference] = []
    identities: list[Identity] = []
    trusted_root: text.ReadFile | None = None
    trust_policy: text.ReadFile | None = None

    @property
    def receiver(self) -> str:
        return "the cluster"

    def check(self, where: str) -> None:
        for index, key in enumerate(self.keys):
            key.check(f"{where}.keys[{index}]")
        for index, identity in enumerate(self.identities):
            identity.check(f"{where}.identities[{index}]")
        if self.tool == "notation":
            self._check_notation(where)
        else:
            self._check_cosign(where)

    def _check_notation(self, where: str) -> None:
        for name in ("identities", "trusted_root"):
            if getattr(self, name):
                raise BadInput(f"{where}.{name}", "of no use with notation", "Leave it out.")
        for name in ("keys", "trust_policy"):
            if not getattr(self, name):
                cause = "missing: notation needs certificates and a trust policy"
                raise BadInput(f"{where}.{name}", cause, "Give both.")

    def _check_cosign(self, where: str) -> None:
        if self.trust_policy:
            raise BadInput(f"{where}.trust_policy", "of no use with cosign", "Leave it out.")
        if bool(self.keys) == bool(self.identities):
            cause = "not exactly one of keys and identities"
            raise BadInput(where, cause, "Say whose signatures are accepted, in one way.")
        if self.trusted_root and self.keys:
            cause = "of no use with keys"
            raise BadInput(f"{where}.trusted_root", cause, "Leave it out.")
