"""SSH keys and known_hosts lines: made and compared in memory only."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret


@dataclass(frozen=True, kw_only=True)
class KeyPair:
    """`private` in OpenSSH format, `public` as `TYPE BASE64` without a comment."""

    private: Secret
    public: str


def make(algorithm: str) -> KeyPair:
    """A new pair: `ed25519`, `ecdsa` (P-384, as `flux bootstrap`) or `rsa` (4096 bits)."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    makers = {
        "ed25519": ed25519.Ed25519PrivateKey.generate,
        "ecdsa": lambda: ec.generate_private_key(ec.SECP384R1()),
        "rsa": lambda: rsa.generate_private_key(65537, 4096),
    }
    if algorithm not in makers:
        raise BadInput(f"key algorithm {algorithm!r}", "unknown", f"Use one of {', '.join(makers)}.")
    key = makers[algorithm]()
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )
    return KeyPair(private=Secret(private.decode()), public=_public(key.public_key()))


def public_of(private: Secret) -> str:
    """The public half as `TYPE BASE64`; BadInput when the text is no unencrypted private key."""
    from cryptography.hazmat.primitives import serialization

    data = private.reveal().encode()
    try:
        load = serialization.load_ssh_private_key if b"OPENSSH" in data else serialization.load_pem_private_key
        return _public(load(data, None).public_key())
    except (ValueError, TypeError):
        raise BadInput("private key", "not an unencrypted OpenSSH or PEM private key") from None


def _public(key: object) -> str:
    from cryptography.hazmat.primitives import serialization

    text: bytes = key.public_bytes(  # type: ignore[attr-defined]  # the union of key types has no common base
        serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
    )
    return text.decode()


def fingerprint(public: str) -> str:
    """`SHA256:...` as ssh-keygen prints it; BadInput when the text is no public key."""
    try:
        blob = base64.b64decode(public.split()[1], validate=True)
    except (IndexError, binascii.Error):
        raise BadInput("public key", "not `TYPE BASE64`") from None
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def known_host(host: str, port: int, public: str) -> str:
    """One known_hosts line for a host at a port."""
    name = host if port == 22 else f"[{host}]:{port}"
    return f"{name} {' '.join(public.split()[:2])}"
