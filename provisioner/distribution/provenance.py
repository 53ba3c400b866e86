"""The provenance of a Flux release: a statement of GitHub's build, signed through Sigstore, that
names the checksum of each file of the release and the tag that it was built from.

It is verified offline: signature, certificate, and the entry in the transparency log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base import structs
from provisioner.base.errors import Refused

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from sigstore.models import TrustedRoot
    from sigstore.verify.policy import VerificationPolicy

NAME = "provenance.intoto.jsonl"
MANIFESTS = "manifests.tar.gz"
ISSUER = "https://token.actions.githubusercontent.com"
REPOSITORY = "https://github.com/fluxcd/flux2"
BUILDER = re.compile(
    r"https://github\.com/slsa-framework/slsa-github-generator/"
    r"\.github/workflows/generator_generic_slsa3\.yml@refs/tags/v[0-9]+\.[0-9]+\.[0-9]+"
)
BUNDLE = "application/vnd.dev.sigstore.bundle"
STATEMENT = "application/vnd.in-toto+json"
# The kinds of log entries that bind a statement to a time.
LOGGED = (("dsse", "0.0.1"), ("hashedrekord", "0.0.2"))


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    kind: str = ""
    version: str = ""


class LogEntry(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    kind_version: Kind = Kind()


class Material(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    tlog_entries: list[LogEntry] = []


class Head(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The fields of a bundle that say whether it can be judged at all."""

    media_type: str = ""
    verification_material: Material = Material()


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    name: str = ""
    digest: dict[str, str] = {}


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    subject: list[Subject]


def bundles(data: bytes) -> list[str]:
    """The bundles of a provenance file, one a line, that can be verified offline. Flux 2.5 and
    older sign without a bundle: then there is none."""
    lines = data.decode(errors="replace").splitlines()
    return [line for line in lines if _judgeable(line)]


def _judgeable(line: str) -> bool:
    try:
        head = structs.from_json(line, Head)
    except msgspec.DecodeError:
        return False
    entries = [entry.kind_version for entry in head.verification_material.tlog_entries]
    logged = all((entry.kind, entry.version) in LOGGED for entry in entries)
    return head.media_type.startswith(BUNDLE) and logged


def check(bundle: str, subject: str, version: str, sha256: str, root: TrustedRoot) -> None:
    """Refused unless the bundle proves that the file with this checksum (`sha256:...`) is the
    manifests.tar.gz that Flux released as `version`."""
    digests = manifests(verified(bundle, subject, identity(version), root), subject)
    if sha256.removeprefix("sha256:") not in digests:
        named = ", ".join(f"sha256:{digest}" for digest in sorted(digests)) or "none"
        cause = f"has the checksum {sha256}, but its provenance names {named}"
        raise Refused(subject, cause, "Download it again; it is not what Flux released.")


def verified(bundle: str, subject: str, policy: VerificationPolicy, root: TrustedRoot) -> bytes:
    """What the bundle states, if it is signed by whom the policy names. Refused otherwise."""
    from sigstore.errors import Error
    from sigstore.models import Bundle
    from sigstore.verify import Verifier

    try:
        kind, payload = Verifier(trusted_root=root).verify_dsse(Bundle.from_json(bundle), policy)
    except (Error, ValueError) as error:
        cause = f"its provenance does not verify: {plain(error)}"
        raise Refused(subject, cause, "Nothing was installed. Download it again.") from error
    if kind != STATEMENT:
        raise Refused(subject, f"its provenance is of an unknown type {kind[:80]!r}")
    return payload


def manifests(statement: bytes, subject: str) -> set[str]:
    """The SHA-256 checksums, in hex, that a statement gives for manifests.tar.gz."""
    try:
        subjects = structs.from_json(statement, Statement).subject
    except msgspec.DecodeError as error:
        raise Refused(subject, f"its provenance is not a statement: {error}") from error
    named = (entry.digest.get("sha256", "") for entry in subjects if entry.name == MANIFESTS)
    return {digest for digest in named if digest}


def identity(version: str) -> VerificationPolicy:
    """Whose signature counts: GitHub's build of the release's tag in Flux's repository."""
    from sigstore.verify import policy

    return policy.AllOf(
        [
            policy.OIDCIssuer(ISSUER),
            policy.OIDCSourceRepositoryURI(REPOSITORY),
            policy.OIDCSourceRepositoryRef(f"refs/tags/{version}"),
            Builder(),
        ]
    )


class Builder:
    """The certificate names a release of the SLSA generator, which Flux's workflow cannot
    influence."""

    def verify(self, cert: Certificate) -> None:
        from cryptography import x509
        from sigstore.errors import VerificationError

        names = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        uris = names.get_values_for_type(x509.UniformResourceIdentifier)
        if not any(BUILDER.fullmatch(uri) for uri in uris):
            raise VerificationError(f"signed by {', '.join(uris) or 'nobody'}, not by the builder")


def plain(error: Any) -> str:
    """The first line of an error's text."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
