"""Whose signatures an artifact of a registry must carry before Flux uses it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal

from provisioner.handover.reference import Reference


@dataclasses.dataclass(frozen=True, kw_only=True)
class Identity:
    """Who signs without a key of their own: regular expressions, from `^` to `$`, for the issuer
    and the subject of the certificate that Fulcio gave them."""

    issuer: str
    subject: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class SignedArtifacts:
    """Artifacts must be signed. With cosign: with one of `keys`, references to public keys in PEM,
    or without a key, by one of `identities`; `trusted_root` is a file with the root of trust of a
    Sigstore of your own (Flux v2.9 or newer). With notation: `keys` refer to certificates in PEM,
    and `trust_policy` is a file as notation has it (trustpolicy.json)."""

    tool: Literal["cosign", "notation"] = "cosign"
    keys: Sequence[Reference] = ()
    identities: Sequence[Identity] = ()
    trusted_root: str | None = None
    trust_policy: str | None = None
