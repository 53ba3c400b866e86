"""Search bytes for private keys and tokens: those that are known, and whatever looks like one.
Pure."""

from __future__ import annotations

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

DEPTH = 3  # archives in archives
LINE = 16  # characters of a key's text that are no accident
PATTERNS = {
    "a PEM private key": rb"-----BEGIN[A-Z0-9 ]*PRIVATE KEY-----",
    "an OpenSSH private key": rb"openssh-key-v1\x00",
    "a GitHub token": rb"gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}",
    "a GitLab token": rb"gl(?:pat|dt|rt|ptt|ft|cbt)-[A-Za-z0-9_-]{16,}",
    "an AWS key": rb"(?:AKIA|ASIA)[A-Z0-9]{16}\b",
    "a JSON web token": rb"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}",
}
HEADS = {"a PEM private key": b"PRIVATE KEY-----", "an OpenSSH private key": b"openssh-key-v1\x00"}


@dataclass(frozen=True)
class Finding:
    """Where, and what sort of thing; never the secret, for a failing test is printed."""

    place: str
    what: str


class Search:
    """`known`: secrets by name, as they are. A private key in PEM is taken apart, so that any
    writing of it counts."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        named = [
            (name, form)
            for name, value in known.items()
            for part in _parts(value)
            for form in _forms(part)
        ]
        named += [
            (f"{name}, encoded", form) for name, head in HEADS.items() for form in _encodings(head)
        ]
        self._forms = list(dict.fromkeys(named))
        self._patterns = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}

    def found(self, place: str, data: bytes, depth: int = 0) -> list[Finding]:
        """What is in the data, and in what they hold when they are an archive."""
        dense = re.sub(rb"\s|\\n|\\r", b"", data)  # wrapped lines, also inside JSON
        names = [name for name, pattern in self._patterns.items() if pattern.search(data)]
        names += [name for name, form in self._forms if form in data or form in dense]
        inner = _unpacked(data) if depth < DEPTH else ()
        deeper = [
            one for name, text in inner for one in self.found(f"{place}!{name}", text, depth + 1)
        ]
        return [Finding(place, name) for name in dict.fromkeys(names)] + deeper

    def all(self, places: Iterable[tuple[str, bytes]]) -> list[Finding]:
        return [one for place, data in places for one in self.found(place, data)]


def _parts(secret: bytes) -> list[bytes]:
    """A token is one part. Of a private key: its numbers, the pieces of the PEM text that say them,
    and each line of those, which an error message may quote."""
    if b"PRIVATE KEY-----" not in secret:
        return [secret.strip()]
    numbers = _numbers(secret)
    forms = [form for number in numbers for form in _encodings(number)]
    texts = (re.search(rb"\s*".join(re.escape(bytes([c])) for c in form), secret) for form in forms)
    pieces = [found[0] for found in texts if found]
    return [
        *numbers,
        *pieces,
        *(line for piece in pieces for line in piece.split() if len(line) >= LINE),
    ]


def _numbers(pem: bytes) -> list[bytes]:
    """What makes a private key private."""
    key = load_ssh_private_key(pem, None) if b"OPENSSH" in pem else load_pem_private_key(pem, None)
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return [key.private_bytes_raw()]
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return [_bytes(key.private_numbers().private_value)]
    if isinstance(key, rsa.RSAPrivateKey):
        numbers = key.private_numbers()
        return [_bytes(number) for number in (numbers.d, numbers.p, numbers.q)]
    raise TypeError(type(key))


def _bytes(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _forms(part: bytes) -> list[bytes]:
    return [part, part.hex().encode(), part.hex().upper().encode(), *_encodings(part)]


def _encodings(part: bytes) -> list[bytes]:
    """Base64 of a part that begins anywhere in a longer text, without the digits that its
    neighbours share."""
    found = []
    for shift in range(3):
        text = base64.b64encode(bytes(shift) + part).rstrip(b"=")
        text = text[(0, 2, 3)[shift] : len(text) - ((len(part) + shift) % 3 > 0)]
        found += [text, text.translate(bytes.maketrans(b"+/", b"-_"))]
    return list(dict.fromkeys(found))


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What a zip (as Terraform's plans are) or gzip (as Flux's artifacts are) holds; nothing while
    half written."""
    try:
        if data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())
        elif data.startswith(b"\x1f\x8b"):
            yield "gzip", gzip.decompress(data)
    except (EOFError, OSError, zlib.error, zipfile.BadZipFile):
        return
