"""Finds API versions in the user's manifests that a Flux release does not serve. Pure; nothing is
rewritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provisioner.base import yaml_reader
from provisioner.flux.schemas import Kind, Schema

if TYPE_CHECKING:
    import yaml

GROUPS = "toolkit.fluxcd.io/"  # part of every apiVersion of Flux
FILES = (".yaml", ".yml")


@dataclass(frozen=True, kw_only=True)
class Outdated:
    """`line` counts from 1; `instead` is the version to write."""

    file: str
    line: int
    kind: str
    name: str
    api_version: str
    instead: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line} {self.kind} {self.name} {self.api_version} -> {self.instead}"
        )


def find(file: str, text: str, served: Mapping[Kind, Schema]) -> list[Outdated]:
    """In order, also inside lists and templates of other objects. Files that are not YAML are
    ignored: their users report them."""
    if GROUPS not in text:  # most files have nothing of Flux, and parsing is slow
        return []
    outdated: list[Outdated] = []
    for node in yaml_reader.nodes(text, file):
        outdated += filter(None, (_outdated(file, item, served) for item in _mappings(node)))
    return outdated


def _outdated(file: str, node: yaml.MappingNode, served: Mapping[Kind, Schema]) -> Outdated | None:
    fields = {key.value: value for key, value in node.value if isinstance(key.value, str)}
    group, _, version = _text(fields, "apiVersion").partition("/")
    schema = served.get((group, _text(fields, "kind")))
    if schema is None or version in schema.served:
        return None
    return Outdated(
        file=file,
        line=fields["apiVersion"].start_mark.line + 1,
        kind=schema.kind,
        name=_name(fields),
        api_version=f"{group}/{version}",
        instead=schema.api_version,
    )


def _name(fields: Mapping[str, yaml.Node]) -> str:
    import yaml

    meta = fields.get("metadata")
    entries = meta.value if isinstance(meta, yaml.MappingNode) else []
    inner = {key.value: value for key, value in entries}
    return "/".join(filter(None, (_text(inner, "namespace"), _text(inner, "name"))))


def _text(fields: Mapping[str, yaml.Node], name: str) -> str:
    import yaml

    node = fields.get(name)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    import yaml

    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, yaml.MappingNode):
            yield node
            left += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            left += reversed(node.value)
