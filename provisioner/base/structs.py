"""From JSON or plain values to structs, in one thread at a time.

msgspec learns the fields of a struct when the first value of it is read. A second thread that reads
one meanwhile uses what is learned so far, and the interpreter crashes (seen with 0.22.0).
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_READING = threading.RLock()


def from_json(data: bytes | str, shape: type[T]) -> T:
    """Raises msgspec.DecodeError, and UnicodeDecodeError for what is no UTF-8."""
    with _READING:
        return msgspec.json.decode(data, type=shape)


def from_plain(value: Any, shape: type[T]) -> T:
    """`value` is what JSON could hold. Raises msgspec.ValidationError."""
    with _READING:
        return msgspec.convert(value, shape, strict=True)
