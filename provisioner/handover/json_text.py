"""From the bytes of a file or a pipe to decoded JSON."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any

import msgspec

from provisioner.base.errors import BadInput

# UTF-32 first: its mark begins like that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


def decoded(data: bytes, source: str, hint: str) -> Any:
    """BadInput if it is not JSON, or has a key twice: readers differ in which of the two counts."""
    try:
        text = data.decode(_encoding(data))
        value = msgspec.json.decode(text)
        repeated = next(_repeated(text), "")
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadInput(source, f"not JSON: {error}", hint) from error
    except RecursionError as error:
        raise BadInput(source, "nested too deeply", hint) from error
    if repeated:
        raise BadInput(f"{source}: ${repeated}", "occurs twice", "Remove one of the two.")
    return value


def _encoding(data: bytes) -> str:
    """PowerShell writes UTF-16, or UTF-8 with a byte-order mark. Without a mark, JSON begins with
    an ASCII character, so that zero bytes say where the rest of each character is."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    if data[:1] == b"\0":
        return "utf-16-be"
    return "utf-16-le" if data[1:2] == b"\0" else "utf-8"


class _Repeating(dict[str, Any]):
    """An object that has `key` twice."""

    key = ""


def _repeated(text: str) -> Iterator[str]:
    """The paths of keys that are there twice."""
    import json

    repeating: list[_Repeating] = []

    def read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(pairs)
        if len(values) == len(pairs):
            return values
        repeated = _Repeating(values)
        names = [name for name, _ in pairs]
        repeated.key = next(name for name in names if names.count(name) > 1)
        repeating.append(repeated)
        return repeated

    # Numbers stay text: Python refuses to convert very long ones.
    whole = json.loads(text, object_pairs_hook=read, parse_int=str, parse_float=str)
    if repeating:  # hardly ever
        yield from _places(whole)


def _places(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, _Repeating):
        yield path + _step(value.key)
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _places(part, path + _step(key))
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from _places(part, f"{path}[{index}]")


def _step(key: str) -> str:
    return f".{key}" if key.isprintable() else f"[{key!r}]"
