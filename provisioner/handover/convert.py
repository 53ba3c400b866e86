"""From plain values to a struct: msgspec's errors become BadInput that name the place and what was
expected."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import fleet

T = TypeVar("T")

WORDS = (
    (fleet.Name, "a name of lower-case letters, digits, `-` and `.`, at most 63 of them"),
    (fleet.Duration, "a duration such as `1m0s`"),
    (fleet.FluxVersion, "a version such as `v2.9.4`"),
)


def to(shape: type[T], found: Any, where: str, hint: str = "") -> T:
    """`found` as `shape`. `where` takes the place of msgspec's `$` in the message."""
    try:
        return msgspec.convert(found, shape, strict=True)
    except msgspec.ValidationError as error:
        cause, path = _parted(str(error))
        raise BadInput(
            where + path, _in_words(cause) + _known(shape, found, cause, path), hint
        ) from error


def entries(shape: Any, found: Any, where: str, hint: str = "") -> dict[str, Any]:
    """A map converted entry by entry, so that a message names the key where msgspec says
    `[...]`."""
    given = to(dict[str, Any], found, where, hint)
    for key in given:
        to(fleet.Name, key, f"{where}, the key {key!r}", hint)
    return {key: to(shape, value, f"{where}.{key}", hint) for key, value in given.items()}


def _parted(message: str) -> tuple[str, str]:
    cause, _, place = message.rpartition(" - at ")
    return (cause, place.strip("`").removeprefix("$")) if cause else (message, "")


def _in_words(cause: str) -> str:
    for kind, words in WORDS:
        pattern = msgspec.json.schema(kind)["pattern"]
        cause = cause.replace(f"`str` matching regex {pattern!r}", words)
    return cause


def _known(shape: Any, found: Any, cause: str, path: str) -> str:
    """For a value out of a fixed set: the set. msgspec's message has only the wrong value."""
    kinds = path == ".kind" or cause.endswith("missing required field `kind`")
    if not kinds and not cause.startswith("Invalid"):
        return ""
    known = _kinds(shape) if kinds else _literals(shape, found, path)
    return f" (known: {', '.join(known)})" if known else ""


def _kinds(shape: Any) -> list[str]:
    return sorted(str(tag) for kind in _alternatives(shape) if (tag := getattr(kind, "tag", None)))


def _literals(shape: Any, given: Any, path: str) -> list[str]:
    """The values that the place at `path` (such as `.gitops.components[0]`) may have."""
    kind = given.get("kind") if isinstance(given, dict) else None
    found = [one for one in _alternatives(shape) if getattr(one, "tag", None) in (None, kind)]
    for name in re.findall(r"\.(\w+)|\[", path):
        found = [inner for kind in found for inner in _inner(kind, name)]
    return [str(value) for kind in found for value in getattr(kind, "values", ())]


def _inner(kind: Any, name: str) -> list[Any]:
    if not name:
        return [kind.item_type] if hasattr(kind, "item_type") else []
    return [field.type for field in getattr(kind, "fields", ()) if field.encode_name == name]


def _alternatives(shape: Any) -> list[Any]:
    info = msgspec.inspect.type_info(shape)
    return list(getattr(info, "types", (info,)))
