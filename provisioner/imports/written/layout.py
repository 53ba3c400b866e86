"""Python expressions laid out as formatters do it: in one line if they fit, else a call's parts
in a line of their own, else with a line for each part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WIDTH = 100
STEP = "    "


@dataclass(frozen=True)
class Name:
    """A variable, not a text."""

    text: str


@dataclass(frozen=True)
class Call:
    function: str
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)
    spread: str = ""  # the name of a dictionary with more keywords


def statement(head: str, value: Any, indent: str, tail: str = "") -> str:
    flat = f"{indent}{head}{_flat(value)}{tail}"
    if len(flat) <= WIDTH or not _parts(value):
        return flat
    opening, closing = _brackets(value)
    inner = indent + STEP
    within = f"{inner}{', '.join(_flat_part(part) for part in _parts(value))}"
    if isinstance(value, Call) and len(within) <= WIDTH:
        body = within
    else:
        body = "\n".join(statement(key, one, inner, ",") for key, one in _parts(value))
    return f"{indent}{head}{opening}\n{body}\n{indent}{closing}{tail}"


def _flat(value: Any) -> str:
    opening, closing = _brackets(value)
    if opening:
        return opening + ", ".join(_flat_part(part) for part in _parts(value)) + closing
    if isinstance(value, Name):
        return value.text
    # Texts of a handover are printable, so JSON's escapes are Python's.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _flat_part(part: tuple[str, Any]) -> str:
    return part[0] + _flat(part[1])


def _brackets(value: Any) -> tuple[str, str]:
    if isinstance(value, Call):
        return f"{value.function}(", ")"
    if isinstance(value, Mapping):
        return "{", "}"
    return ("[", "]") if isinstance(value, list | tuple) else ("", "")


def _parts(value: Any) -> list[tuple[str, Any]]:
    """Each with what stands before it."""
    if isinstance(value, Call):
        more = [("**", Name(value.spread))] if value.spread else []
        keywords = [(f"{name}=", one) for name, one in value.keywords.items()]
        return [*(("", one) for one in value.arguments), *keywords, *more]
    if isinstance(value, Mapping):
        return [(f"{_flat(name)}: ", one) for name, one in value.items()]
    return [("", one) for one in value] if isinstance(value, list | tuple) else []
