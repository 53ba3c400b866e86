"""Keys that tests hand out."""

from __future__ import annotations

import functools

BITS = 1024  # half as many as GitHub's: each use checks the key, which takes longer with each bit


@functools.cache
def rsa_key() -> str:
    """A private key as GitHub gives it out for an App."""
    from cryptography.hazmat.primitives import serialization as out
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, BITS)
    return key.private_bytes(
        out.Encoding.PEM, out.PrivateFormat.TraditionalOpenSSL, out.NoEncryption()
    ).decode()
