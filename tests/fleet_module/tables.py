"""The tables of the module's README: what each kind takes, with its defaults."""

from __future__ import annotations

import inspect as python
from collections.abc import Iterable

from msgspec import inspect

from tests.fleet_module import entries, hcl, shapes
from tests.fleet_module.shapes import Kind

# What the module fills in.
NAME = "the name in the map"
FILLED = {"cluster": NAME, "path": "`clusters/NAME`", "cluster_name": NAME}
BEGIN = "<!-- Written by `python -m tests.fleet_module`. Do not edit below. -->\n"


def of_kinds(title: str, kinds: Iterable[Kind]) -> str:
    return "\n".join(_kind(title, kind) for kind in kinds)


def _kind(title: str, kind: Kind) -> str:
    head = f"### {title} `{kind.tag}`\n" if kind.tag else f"### {title}\n"
    text = python.getdoc(kind.struct.cls) or ""
    names = [field.encode_name for field in kind.fields]
    filled = {name: FILLED[name] for name in names if entries.filled(kind, name)}
    fields = sorted(kind.fields, key=lambda field: not field.required)
    rows = [_row(field, filled.get(field.encode_name, "")) for field in fields]
    table = ["| attribute | type | default |", "|---|---|---|", *rows, ""] if rows else []
    return "\n".join([head, text, "", *table])


def _row(field: inspect.Field, filled: str) -> str:
    return f"| `{field.encode_name}` | {_type(field.type)} | {filled or _default(field)} |"


def _type(kind: inspect.Type) -> str:
    bare = shapes.plain(kind)
    alternatives = shapes.of_type(kind)
    if alternatives:
        names = " or ".join(_link(alternative) for alternative in alternatives)
        return f"object: {names}" if not alternatives[0].tag else f"object, `kind`: {names}"
    if isinstance(bare, inspect.ListType):
        return _of_many("list", _type(bare.item_type))
    if shapes.is_json(bare):
        return "`jsonencode({...})` of a map"
    if isinstance(bare, inspect.DictType):
        return _of_many("map", _type(bare.value_type))
    if isinstance(bare, inspect.LiteralType):
        return ", ".join(f"`{value}`" for value in bare.values)
    return f"`{shapes.hcl_type(kind)}`"


def _of_many(many: str, inner: str) -> str:
    simple = inner.count("`") == 2 and inner.startswith("`")
    return f"`{many}({inner[1:-1]})`" if simple else f"{many} of {inner}"


def _link(kind: Kind) -> str:
    """To its own table. Only ways to sign in are chosen inside another object."""
    name = kind.struct.cls.__name__
    return f"[`{kind.tag}`](#sign-in-{kind.tag})" if kind.tag else f"[{name}](#{name.lower()})"


def _default(field: inspect.Field) -> str:
    if field.required:
        return "**required**"
    value = shapes.default(field)
    if value is None:
        return ""
    if isinstance(value, dict):
        set_ = {key: part for key, part in value.items() if part not in (None, False, [], "")}
        own = "its own defaults" if value else ""
        return f"`{hcl.value(set_)}`" if len(set_) == 1 else own
    return f"`{hcl.value(value)}`" if value not in ("", []) else ""
