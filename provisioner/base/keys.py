"""SSH keys and known_hosts lines, created and compared in memory only."""

from __future__ import annotations

import base64
import binascii
import contextlib
import functools
import hashlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    Private = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    Public = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey


LOCKED = "it has a passphrase"


class KeyPair(msgspec.Struct, frozen=True, kw_only=True):
    """`private` in OpenSSH format, `public` as `TYPE BASE64` without a comment."""

    private: Secret
    public: str


def make(algorithm: str) -> KeyPair:
    """A new pair: `ed25519`, `ecdsa` (P-384, as `flux bootstrap`) or `rsa` (4096 bits)."""
    from cryptography.hazmat.primitives import serialization

    key = _generated(algorithm)
    openssh, plain = serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, openssh, plain)
    return KeyPair(private=Secret(private.decode()), public=_public(key.public_key()))


def _generated(algorithm: str) -> Private:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    makers: dict[str, Callable[[], Private]] = {
        "ed25519": ed25519.Ed25519PrivateKey.generate,
        "ecdsa": lambda: ec.generate_private_key(ec.SECP384R1()),
        "rsa": lambda: rsa.generate_private_key(65537, 4096),
    }
    if algorithm not in makers:
        hint = f"Use one of {', '.join(makers)}."
        raise BadInput(f"key algorithm {algorithm!r}", "unknown", hint)
    return makers[algorithm]()


# Loading an RSA key of 4096 bits takes 0.26 s, and every step of a rotation does it.
@functools.lru_cache(maxsize=4096)
def public_of(private: Secret) -> str:
    """The public half as `TYPE BASE64`; BadInput unless the text is an unencrypted private key."""
    try:
        return _public(_loaded(private).public_key())
    except (ValueError, TypeError):
        raise BadInput("private key", "not an unencrypted OpenSSH or PEM private key") from None


def pair_of(private: Secret | None) -> KeyPair | None:
    """A private key with its public half; None if there is no usable key."""
    try:
        return KeyPair(private=private, public=public_of(private)) if private else None
    except BadInput:
        return None


def unusable(private: Secret) -> str:
    """Why this text cannot be used as a private key; empty if it can."""
    from cryptography.exceptions import UnsupportedAlgorithm

    text = private.reveal()
    if "PRIVATE KEY-----" not in text:
        return "no private key in it"
    try:
        _loaded(private)
    except TypeError:
        return LOCKED
    except ValueError:
        return "the private key in it is damaged"
    except UnsupportedAlgorithm:
        pass  # ssh may support a key type that cryptography does not
    return ""


def _loaded(private: Secret) -> Any:
    from cryptography.hazmat.primitives import serialization as load

    data = private.reveal().encode()
    read = load.load_ssh_private_key if b"OPENSSH" in data else load.load_pem_private_key
    return read(data, None)


def _public(key: Public) -> str:
    from cryptography.hazmat.primitives import serialization

    openssh = serialization.PublicFormat.OpenSSH
    return key.public_bytes(serialization.Encoding.OpenSSH, openssh).decode()


def fingerprint(public: str) -> str:
    """`SHA256:...` as ssh-keygen prints it; BadInput if the text is not a public key. Works on the
    encoded key, so also for types that cryptography cannot load."""
    try:
        blob = base64.b64decode(public.split()[1], validate=True)
    except (IndexError, binascii.Error):
        raise BadInput("public key", "not `TYPE BASE64`") from None
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def fingerprints(known_hosts: Iterable[str]) -> str:
    """The fingerprints of known_hosts lines, joined by `or`. Unreadable lines are left out: ssh
    itself judges them."""
    prints = []
    for line in known_hosts:
        # Without markers such as @cert-authority.
        fields = [field for field in line.split() if not field.startswith("@")]
        with contextlib.suppress(BadInput):
            prints.append(fingerprint(" ".join(fields[1:3])))
    return " or ".join(prints) or "another"


def known_host(host: str, port: int, public: str) -> str:
    """One known_hosts line for a host at a port."""
    name = host if port == 22 else f"[{host}]:{port}"
    return f"{name} {' '.join(public.split()[:2])}"
