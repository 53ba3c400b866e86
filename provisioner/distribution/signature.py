"""The older proof of a Flux release: the signed list of its checksums.

The certificate, its identity and the signature are verified. Files of this kind hold no entry of
the transparency log, so that is not checked, and the run says so.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from provisioner.base.errors import Refused
from provisioner.distribution import provenance

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from cryptography.x509.certificate_transparency import SignedCertificateTimestamp
    from sigstore.models import TrustedRoot

WORKFLOW = ".github/workflows/release.yaml"
AGAIN = "Nothing was installed. Download it again."


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """`sums`: the list of checksums. `certificate`: PEM, which cosign writes in base64 once more.
    `signature`: in base64."""

    sums: bytes
    certificate: bytes
    signature: bytes


def of(version: str, asset: Callable[[str], bytes | None]) -> Signed | None:
    """The three files of a release. None where one is missing."""
    name = f"flux_{version.removeprefix('v')}_checksums.txt"
    sums, pem, signature = (asset(name), asset(f"{name}.pem"), asset(f"{name}.sig"))
    if sums is None or pem is None or signature is None:
        return None
    return Signed(sums=sums, certificate=pem, signature=signature)


def check(signed: Signed, subject: str, version: str, sha256: str, root: TrustedRoot) -> None:
    """Refused unless Flux's release workflow, at the version's tag, signed a list that gives this
    checksum (`sha256:...`) for manifests.tar.gz."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import ExtensionNotFound
    from sigstore.errors import Error

    try:
        _verify(signed, version, root)
    except InvalidSignature as error:
        cause = "the signature of its checksums does not match them"
        raise Refused(subject, cause, AGAIN) from error
    except (Error, ExtensionNotFound, ValueError) as error:
        cause = f"the signature of its checksums does not verify: {provenance.plain(error)}"
        raise Refused(subject, cause, AGAIN) from error
    listed = {tuple(line.split()) for line in signed.sums.decode(errors="replace").splitlines()}
    if (sha256.removeprefix("sha256:"), provenance.MANIFESTS) not in listed:
        cause = f"has the checksum {sha256}, which is not among the signed checksums of {version}"
        raise Refused(subject, cause, AGAIN)


def _verify(signed: Signed, version: str, root: TrustedRoot) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from sigstore.errors import VerificationError
    from sigstore.verify import policy

    certificate = _certificate(signed.certificate)
    _check_chain(certificate, root)
    signer = f"{provenance.REPOSITORY}/{WORKFLOW}@refs/tags/{version}"
    policy.Identity(identity=signer, issuer=provenance.ISSUER).verify(certificate)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise VerificationError("the certificate's key is of an unexpected type")
    signature = base64.b64decode(signed.signature, validate=False)
    key.verify(signature, signed.sums, ec.ECDSA(hashes.SHA256()))


def _certificate(data: bytes) -> Certificate:
    from cryptography import x509

    pem = data if data.lstrip().startswith(b"-----BEGIN") else base64.b64decode(data)
    return x509.load_pem_x509_certificate(pem)


def _check_chain(certificate: Certificate, root: TrustedRoot) -> None:
    """Issued by the root of trust for signing code, and logged while it was valid. The moment is
    that of the certificate's own log, since such a certificate is valid for ten minutes only."""
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID
    from sigstore._internal.sct import verify_sct
    from sigstore._internal.trust import KeyringPurpose
    from sigstore.errors import VerificationError

    logged = certificate.extensions.get_extension_for_class(
        x509.PrecertificateSignedCertificateTimestamps
    ).value
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    if len(logged) != 1 or ExtendedKeyUsageOID.CODE_SIGNING not in usage:
        raise VerificationError("the certificate is not one for signing code")
    chain = _chain(certificate, root, logged[0])
    verify_sct(certificate, chain, root.ct_keyring(KeyringPurpose.VERIFY))


def _chain(
    certificate: Certificate, root: TrustedRoot, logged: SignedCertificateTimestamp
) -> list[Certificate]:
    """The certificates above it, all of them valid when it was logged."""
    from cryptography.x509 import ExtendedKeyUsage
    from cryptography.x509 import verification as checks
    from sigstore.errors import VerificationError

    usage = (ExtendedKeyUsage, checks.Criticality.NON_CRITICAL, None)
    builder = checks.PolicyBuilder().store(checks.Store(root.get_fulcio_certs()))
    builder = builder.time(logged.timestamp).extension_policies(
        ca_policy=checks.ExtensionPolicy.webpki_defaults_ca().may_be_present(*usage),
        ee_policy=checks.ExtensionPolicy.webpki_defaults_ee().may_be_present(*usage),
    )
    try:
        return builder.build_client_verifier().verify(certificate, []).chain[1:]
    except checks.VerificationError as error:
        raise VerificationError(f"no chain to the root of trust: {error}") from error
