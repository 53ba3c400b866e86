"""Keys of age, made and read in memory only: X25519, written in bech32."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from provisioner.base.secret import Secret

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
PUBLIC, PRIVATE = "age", "age-secret-key-"
IDENTITY = re.compile(r"^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$")
BYTES = 32
CHECKSUM = 6  # letters


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """`private` as `AGE-SECRET-KEY-1...`, `recipient` as `age1...`."""

    private: Secret
    recipient: str


def make() -> Key:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return _key(X25519PrivateKey.generate().private_bytes_raw())


def keys(text: str) -> list[Key]:
    """The usable keys of an identity file, which may have comments and several lines."""
    lines = (line.strip() for line in text.splitlines())
    decoded = (_decoded(PRIVATE, line.lower()) for line in lines if IDENTITY.match(line))
    return [_key(raw) for raw in decoded if raw]


def has_others(text: str) -> bool:
    """Whether an identity file has more than comments and usable keys: one of a plugin, say."""
    lines = [line.strip() for line in text.splitlines()]
    return len([line for line in lines if line and line[0] != "#"]) > len(keys(text))


def is_recipient(text: str) -> bool:
    """Whether this is the public half of an X25519 key, without a typing error."""
    return _decoded(PUBLIC, text) is not None


def _key(raw: bytes) -> Key:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    public = X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()
    return Key(private=Secret(_encoded(PRIVATE, raw).upper()), recipient=_encoded(PUBLIC, public))


def _encoded(prefix: str, raw: bytes) -> str:
    values = _regrouped(raw, 8, 5, pad=True)
    return f"{prefix}1{''.join(LETTERS[value] for value in [*values, *_sum(prefix, values)])}"


def _decoded(prefix: str, text: str) -> bytes | None:
    """None for what is no key of this kind, or has a wrong letter."""
    head, _, data = text.rpartition("1")
    if head != prefix or not data or set(data) - set(LETTERS):
        return None
    values = [LETTERS.index(letter) for letter in data]
    if _sum(prefix, values[:-CHECKSUM]) != values[-CHECKSUM:]:
        return None
    raw = bytes(_regrouped(values[:-CHECKSUM], 5, 8, pad=False))
    return raw if len(raw) == BYTES else None


def _sum(prefix: str, values: list[int]) -> list[int]:
    """The checksum of bech32 (BIP 173)."""
    expanded = [*(ord(one) >> 5 for one in prefix), 0, *(ord(one) & 31 for one in prefix)]
    left = 1
    for value in [*expanded, *values, *([0] * CHECKSUM)]:
        top, left = left >> 25, (left & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate(GENERATOR):
            left ^= part if (top >> bit) & 1 else 0
    left ^= 1
    return [(left >> 5 * (CHECKSUM - 1 - place)) & 31 for place in range(CHECKSUM)]


def _regrouped(values: Iterable[int], width: int, wanted: int, *, pad: bool) -> list[int]:
    """The same bits in groups of another size."""
    held, bits, groups = 0, 0, list[int]()
    for value in values:
        held, bits = held << width | value, bits + width
        while bits >= wanted:
            bits -= wanted
            groups.append(held >> bits & ((1 << wanted) - 1))
    if pad and bits:
        groups.append(held << (wanted - bits) & ((1 << wanted) - 1))
    return groups
