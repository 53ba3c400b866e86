"""Facts: what Terraform knows of a cluster, for the manifests in Git, by Flux's substitution.

Plain facts end in a ConfigMap, secret ones in a Secret. Flux puts their text into manifests, so
each is one line of text there: numbers as they are, booleans as `true` and `false`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from provisioner.base.errors import BadInput
from provisioner.handover import convert, text
from provisioner.handover.reference import Reference
from provisioner.handover.unknown import UNKNOWN

LARGEST = 2**20  # bytes of all names and values: more do not fit into a ConfigMap or a Secret
ALL = "*"  # in place of a name: which facts there are is known only after the apply
HINT = "A fact is a text, a whole number or a boolean; write anything else as a text."
REFER = 'Refer to it, such as {"env": "NAME"}: a handover holds no secret.'
TOO_LARGE = "Keep large data in a ConfigMap of your own, in Git."

# What Flux takes for the name of a variable, and Kubernetes for a key.
Name = Annotated[
    str,
    text.form(
        r"[A-Za-z_][A-Za-z0-9_]{0,252}",
        "the name of a fact: letters, digits and `_`, beginning with no digit",
        "vpc_id",
    ),
]
Value = text.Line | int | bool
Values = dict[Name, Value]
References = dict[Name, Reference]


def written(value: str | int | bool) -> str:
    """The text that manifests get."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def check(
    facts: Mapping[str, str | int | bool], secret: Mapping[str, Reference], where: str
) -> None:
    """`where`: the path of the pairing."""
    for name, reference in secret.items():
        if name in facts:
            cause = f"{name!r} is a plain fact, too"
            raise BadInput(f"{where}.secret_facts.{name}", cause, "Give one of them another name.")
        reference.check(f"{where}.secret_facts.{name}")
    check_size({name: written(value) for name, value in facts.items()}, f"{where}.facts")


def check_size(texts: Mapping[str, str], where: str) -> None:
    """BadInput for more than one object of Kubernetes holds."""
    size = sum(len(name.encode()) + len(text.encode()) for name, text in texts.items())
    if size > LARGEST:
        raise BadInput(where, f"have {size} bytes; {LARGEST} are possible", TOO_LARGE)


def check_named(pairing: Any, where: str) -> None:
    """The same as the struct's own types, but messages name the fact."""
    given = pairing if isinstance(pairing, Mapping) else {}
    for field, shape, hint in (("facts", Value, HINT), ("secret_facts", Reference, REFER)):
        if isinstance(given.get(field), Mapping):
            convert.entries(shape, given[field], f"{where}.{field}", hint, key=Name)


def planned(pairing: Any) -> Any:
    """A pairing of a plan, with the names of the facts that are known only after the apply in
    `unknown_facts`, and without their values."""
    given = pairing.get("facts") if isinstance(pairing, dict) else None
    if given is UNKNOWN:
        return {**pairing, "facts": {}, "unknown_facts": [ALL]}
    if not isinstance(given, dict) or UNKNOWN not in given.values():
        return pairing
    known = {name: value for name, value in given.items() if value is not UNKNOWN}
    return {
        **pairing,
        "facts": known,
        "unknown_facts": [name for name in given if name not in known],
    }


def without(pairing: Any) -> Any:
    """A pairing of a plan without its facts: nobody has to wait for the apply because of them."""
    known = ("facts", "unknown_facts")
    if not isinstance(pairing, dict):
        return pairing
    return {name: value for name, value in pairing.items() if name not in known}
