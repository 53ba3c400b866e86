"""Keys that tests hand out."""

from __future__ import annotations

import functools


@functools.cache
def rsa_key() -> str:
    """A private key as GitHub gives it out for an App."""
    from cryptography.hazmat.primitives import serialization as out
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    return key.private_bytes(
        out.Encoding.PEM, out.PrivateFormat.TraditionalOpenSSL, out.NoEncryption()
    ).decode()
