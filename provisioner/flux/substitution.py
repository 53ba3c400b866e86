"""Which variables Flux would replace in a manifest, and which it must know for that. Pure.

Flux puts values into `${name}` once a manifest is built, comments and quotes gone. `$${name}` stays
as `${name}`, and a name with a default, such as `${name:=3}`, need not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

OPTION = "kustomize.toolkit.fluxcd.io/substitute"
DISABLED = "disabled"
API = "kustomize.toolkit.fluxcd.io/"
VARIABLE = re.compile(r"\$\$|\$\{#?(?P<name>\w+)(?P<default>:[-=?+]|=)?")


def needed(value: Any) -> set[str]:
    """The names that a decoded manifest, or any part of one, cannot do without."""
    if disabled(value):
        return set()
    return {name for text in texts(value) for name in _names(text)}


def disabled(value: Any) -> bool:
    """Whether an object says that nothing is to be replaced in it."""
    meta = value.get("metadata") if isinstance(value, Mapping) else None
    if not isinstance(meta, Mapping):
        return False
    return any(switches_off(meta.get(field)) for field in ("labels", "annotations"))


def switches_off(values: Any) -> bool:
    """Whether these labels or annotations do so."""
    return isinstance(values, Mapping) and values.get(OPTION) == DISABLED


def texts(value: Any) -> Iterator[str]:
    """Every text in a decoded value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from texts(key)
            yield from texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts(part)


def _names(text: str) -> Iterable[str]:
    matches = VARIABLE.finditer(text) if "${" in text else ()
    return (match["name"] for match in matches if match["name"] and not match["default"])
