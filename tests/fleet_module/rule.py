"""What rules are made of, and what several of them share."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.handover import text
from tests.fleet_module import hcl, shapes
from tests.fleet_module.shapes import Kind

Rule = tuple[str, str, str]  # the field that is wrong, or an empty text; the condition; the message
SECRET = "A handover holds no secret."
HTTPS = "Use https://host[:port][/prefix]."
PORT = (  # up to 65535
    r"(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
)
HOST = rf"({text._HOST}+|{text._ADDRESS}){PORT}"


def or_default(kind: Kind, name: str) -> str:
    field = kind.field(name)
    assert field
    return f"({{{name}}} == null ? {hcl.value(shapes.default(field))} : {{{name}}})"


def without_password(field: str, url: str = "") -> str:
    """The URL in a field, or the one that is made of it, for a message."""
    return (
        f'${{replace({{{field}}} == null ? "" : {url or f"{{{field}}}"}, "/:[^/@]*@/", ":***@")}}'
    )


def choices(kind: Kind, name: str) -> list[str]:
    field = kind.field(name)
    assert field
    return [str(value) for value in getattr(shapes.plain(field.type), "values", ())]


def tagged(untagged: str) -> Iterator[Rule]:
    """What `verify` says of tags is of use only where one is followed."""
    mode = "try({verify}.mode, null)"
    yield (
        "verify.mode",
        f'({mode} == "Tag" || {mode} == "TagAndHEAD") && {untagged}',
        f"'${{{mode}}}' needs a tag, and none is declared. Use HEAD.",
    )
