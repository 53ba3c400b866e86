"""The sandbox's own certificate authority and the certificates that it signs. Keys are files of
mode 0600 in its directory."""

from __future__ import annotations

import datetime
import ipaddress
from typing import TYPE_CHECKING

from provisioner.base import files

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

LIFE = datetime.timedelta(days=3650)
NAMES = (
    "localhost",
    "kubernetes",
    "kubernetes.default",
    "kubernetes.default.svc",
    "kubernetes.default.svc.cluster.local",
)
ADDRESSES = ("127.0.0.1", "10.0.0.1")


def authority(pki: Path) -> None:
    """Create the authority, ca.crt and ca.key, unless it exists."""
    if (pki / "ca.crt").exists():
        return
    key = _new_key()
    builder = _builder("provisioner sandbox", "provisioner sandbox", key)
    _store(
        files.private_folder(pki),
        "ca",
        _with_usage(builder, key, authority=True).sign(key, _sha256()),
        key,
    )


def issue(pki: Path, where: Path, name: str, *, common_name: str) -> None:
    """Create NAME.crt and NAME.key in `where` unless they exist. They serve a server on loopback
    and its clients."""
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if (where / f"{name}.crt").exists():
        return
    signer = serialization.load_pem_private_key((pki / "ca.key").read_bytes(), None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise TypeError("the sandbox's authority has an elliptic curve key")
    key = _new_key()
    subjects = [x509.DNSName(name) for name in NAMES]
    addresses = [x509.IPAddress(ipaddress.ip_address(address)) for address in ADDRESSES]
    builder = _builder(common_name, "provisioner sandbox", key).add_extension(
        x509.SubjectAlternativeName([*subjects, *addresses]), critical=False
    )
    _store(
        files.private_folder(where),
        name,
        _with_usage(builder, signer, authority=False).sign(signer, _sha256()),
        key,
    )


def signing_key(path: Path) -> None:
    """Create the key that signs ServiceAccount tokens unless it exists."""
    if not path.exists():
        files.write_private(path, _pem(_new_key()))


def _new_key() -> ec.EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1())


def _sha256() -> hashes.SHA256:
    from cryptography.hazmat.primitives import hashes

    return hashes.SHA256()


def _builder(
    common_name: str, issuer: str, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name(common_name))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + LIFE)
    )


def _with_usage(
    builder: x509.CertificateBuilder, signer: ec.EllipticCurvePrivateKey, *, authority: bool
) -> x509.CertificateBuilder:
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID

    basic = x509.BasicConstraints(ca=authority, path_length=None)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    signed_by = x509.AuthorityKeyIdentifier.from_issuer_public_key(
        signer.public_key()
    )  # strict clients want it
    builder = builder.add_extension(basic, critical=True).add_extension(usage, critical=True)
    builder = builder.add_extension(signed_by, critical=False)
    if authority:
        own = x509.SubjectKeyIdentifier.from_public_key(signer.public_key())
        return builder.add_extension(own, critical=False)
    purposes = x509.ExtendedKeyUsage(
        [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    )
    return builder.add_extension(purposes, critical=False)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    from cryptography.hazmat.primitives import serialization

    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )


def _store(
    where: Path, name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> None:
    from cryptography.hazmat.primitives import serialization

    files.write_private(where / f"{name}.key", _pem(key))
    files.write_private(
        where / f"{name}.crt", certificate.public_bytes(serialization.Encoding.PEM)
    )  # last: marks it whole
