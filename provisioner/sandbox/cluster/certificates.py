"""The sandbox's own certificate authority and the certificates that it signs. Keys are files of
mode 0600 in its directory."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from provisioner.base import files
from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

AUTHORITY = "provisioner sandbox"
LIFE = datetime.timedelta(days=3650)
SKEW = datetime.timedelta(hours=1)  # by which a client's clock may be behind
IDENTITIES = (
    "localhost",
    "kubernetes",
    "kubernetes.default",
    "kubernetes.default.svc",
    "kubernetes.default.svc.cluster.local",
    "127.0.0.1",
    "10.0.0.1",
)


def authority(pki: Path) -> None:
    """Create the authority, ca.crt and ca.key, unless it exists."""
    if not (pki / "ca.crt").exists():
        made = _trustme().CA(organization_name=AUTHORITY)
        _store(pki, "ca", made.cert_pem.bytes(), made.private_key_pem.bytes())


def issue(pki: Path, where: Path, name: str, *, common_name: str) -> None:
    """Create NAME.crt and NAME.key in `where` unless they exist. They serve a server on loopback
    and its clients."""
    if (where / f"{name}.crt").exists():
        return
    signer = _trustme().CA.from_pem((pki / "ca.crt").read_bytes(), (pki / "ca.key").read_bytes())
    now = datetime.datetime.now(datetime.UTC)
    leaf = signer.issue_cert(
        *IDENTITIES, common_name=common_name, not_before=now - SKEW, not_after=now + LIFE
    )
    _store(where, name, leaf.cert_chain_pems[0].bytes(), leaf.private_key_pem.bytes())


def signing_key(path: Path) -> None:
    """Create the key that signs ServiceAccount tokens unless it exists."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if not path.exists():
        pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,  # the only one the API server reads
            serialization.NoEncryption(),
        )
        files.write_private(path, pem)


def _trustme() -> Any:
    try:
        import trustme
    except ImportError as error:
        hint = "Run `pip install 'provisioner-gitops[sandbox]'`."
        raise BadInput("package trustme", "not installed", hint) from error
    return trustme


def _store(where: Path, name: str, certificate: bytes, key: bytes) -> None:
    """The certificate last: if it exists, the pair is complete."""
    files.write_private(files.private_folder(where) / f"{name}.key", key)
    files.write_private(where / f"{name}.crt", certificate)
