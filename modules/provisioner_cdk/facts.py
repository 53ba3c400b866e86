"""The facts of a cluster on their way into the handover: their names and types are checked where
they are declared, so that a missing or a renamed one is an error of the synthesis."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert, rules
from provisioner.handover import facts as handover
from provisioner.handover.reference import Reference
from provisioner_cdk import cdk, text

TYPES: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "a boolean",
    Reference: "a secret",
}
Types = Mapping[str, type]
Entries = dict[str, dict[str, Any]]


def entries(plain: Mapping[str, Any], secret: Mapping[str, Reference], where: str) -> Entries:
    """`facts` and `secret_facts` of a pairing, as Terraform text. Values that the engine marks as
    known later become references, whatever their type."""
    values = {name: cdk.reference(value) for name, value in plain.items()}
    given = {"facts": values, "secret_facts": msgspec.to_builtins(dict(secret))}
    rules.printable(given, where)
    handover.check_named(given, where)
    handover.check(
        values,
        convert.to(handover.References, given["secret_facts"], f"{where}.secret_facts"),
        where,
    )
    written: Entries = text.literal(given)
    return written


def check_types(types: Types, where: str) -> None:
    """What a stack declares for all its clusters."""
    for name, kind in types.items():
        if kind not in TYPES:
            hint = "Use str, int, bool, or Reference for a secret one."
            raise BadInput(f"{where}.facts.{name}", f"{kind!r} is no type of a fact", hint)
    handover.check_named({"facts": dict.fromkeys(types, "")}, where)


def check_declared(types: Types, given: Entries, where: str) -> None:
    """Every cluster of a stack that declares facts has these facts and no others."""
    facts = {**given["facts"], **dict.fromkeys(given["secret_facts"], Reference())}
    for name in facts:
        if name not in types:
            raise BadInput(where, f"the stack declares no fact {name!r}", similar(name, types))
    for name, kind in types.items():
        if name not in facts:
            cause = f"fact {name!r} is missing, which the stack declares for every cluster"
            raise BadInput(where, cause, similar(name, facts))
        if not _is(facts[name], kind):
            cause = f"{facts[name]!r} is not {TYPES[kind]}, as the stack declares fact {name!r}"
            raise BadInput(where, cause, "Change the value, or the type in the stack.")


def similar(name: str, known: Collection[str]) -> str:
    """A hint: what may have been meant."""
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return f"{meant}Known: {', '.join(known) or 'none'}."


def _is(value: Any, kind: type) -> bool:
    """Terraform alone knows the type of a reference."""
    if isinstance(value, str) and text.REFERENCE in value:
        return kind is not Reference
    return type(value) is kind
