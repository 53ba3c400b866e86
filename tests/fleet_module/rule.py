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


def narrowed(only: str, rules: Iterator[Rule]) -> Iterator[Rule]:
    for field, wrong, said in rules:
        yield field, f"{only} && ({wrong})", said


def at_most_one(names: tuple[str, ...]) -> Iterator[Rule]:
    """The second of those that are given is the one that is wrong."""
    texts = ", ".join(f'{{{one}}} == null ? "" : {hcl.quoted(one)}' for one in names)
    given = f'[for named in [{texts}] : named if named != ""]'
    for index, name in enumerate(names[1:], 1):
        earlier = ", ".join(f"{{{one}}} != null" for one in names[:index])
        yield (
            name,
            f"{{{name}}} != null && length([for one in [{earlier}] : one if one]) == 1",
            f'${{join(" and ", {given})}} are given. Leave all but one of them out.',
        )


def signing_in(kind: Kind) -> Iterator[Rule]:
    provider, named = or_default(kind, "provider"), "try(length({username}), 0) > 0"
    yield (
        "username",
        f"{{credential}} == null && {named}",
        "of no use without credential. Refer to a token, or leave it out.",
    )
    yield (
        "credential",
        f'{{credential}} != null && {provider} != "generic"',
        f"of no use with provider '${{{provider}}}', which signs in by itself. Leave one of them "
        "out.",
    )
    yield (
        "username",
        f'{{credential}} != null && {provider} == "generic" && !({named})',
        "missing. Name whose token it is.",
    )
