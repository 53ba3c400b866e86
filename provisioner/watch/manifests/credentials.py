"""What the templates take from the machine that pairs, for a pod that must have it too. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import trust
from provisioner.handover.strict import Strict
from provisioner.watch.template import FleetTemplate

HINT = "In a pod, refer to an environment variable or a file."


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """`environment`: names of variables. `files`: absolute paths of files that one key of a Secret
    each can hold. `others`: what the image has to bring, in words."""

    environment: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def of(templates: Mapping[str, FleetTemplate]) -> Credentials:
    """BadInput for what no pod can have: standard input, a file whose path is not absolute."""
    names, files, others = set(), set(), set()
    for source, template in templates.items():
        for where, noun, value in _uses(template, f"{source}: $"):
            if noun == "environment variable":
                names.add(str(value))
            elif noun == "file":
                files.add(_absolute(str(value), where))
            elif noun == "standard input":
                raise BadInput(where, "a pod has no standard input", HINT)
            else:
                others.add(_words(noun, value))
    return Credentials(
        environment=tuple(sorted(names)), files=tuple(sorted(files)), others=tuple(sorted(others))
    )


def _uses(struct: Strict, where: str) -> Iterator[tuple[str, str, object]]:
    """Place, noun and value of each field that names something of the machine."""
    for field in msgspec.structs.fields(struct):
        value, place = getattr(struct, field.name), f"{where}.{field.encode_name}"
        if not value or _replaced(struct, field.name):
            continue
        for path, inner in _structs(value, place):
            yield from _uses(inner, path)
        if not isinstance(value, Strict) and (use := trust.use_of(field.type)):
            yield place, use.noun, value


def _replaced(struct: Strict, field: str) -> bool:
    """Where an App writes, the token that a repository would write with by default is not read."""
    return field == "credential" and bool(getattr(struct, "app", None))


def _structs(value: object, place: str) -> Iterator[tuple[str, Strict]]:
    if isinstance(value, Strict):
        yield place, value
    elif isinstance(value, dict):
        for name, entry in value.items():
            yield from _structs(entry, f"{place}.{name}")
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _structs(entry, f"{place}[{index}]")


def _absolute(path: str, where: str) -> str:
    if not posixpath.isabs(path) or posixpath.dirname(posixpath.normpath(path)) == "/":
        raise BadInput(
            where,
            f"{path}: a pod needs an absolute path, with a folder for the file",
            "Example: /etc/provisioner/credentials/token.",
        )
    return posixpath.normpath(path)


def _words(noun: str, value: object) -> str:
    if isinstance(value, list):
        return f"command {value[0]}"
    return f"{noun or 'command'} {value}"
