"""The same for `modules/fleet`, in HCL."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from provisioner.handover.fleet import Fleet
from provisioner.imports.entries import Imported
from provisioner.imports.written import comments
from provisioner.imports.written.options import differing, shared_path

STEP = "  "
SOURCE = "./modules/fleet"
HEAD = """\
# The fleet {fleet}, as `provisioner import` found it. Set `source` to where you have the module.
#
# `terraform apply` makes nothing: it only writes the output. `provisioner plan .` then shows what
# `provisioner pair .` would do: record each cluster, and take over the fields that the flux command
# line owns. Flux and what it delivers go on as they are.
"""
END = """
output "provisioner_handover" {
  value = module.fleet.provisioner_handover
}
"""


def render(imported: Imported, fleet: Fleet, source: str = SOURCE) -> str:
    parts = {
        "source": source,
        "fleet": fleet.fleet,
        "clusters": {name: _tagged(one) for name, one in fleet.clusters.items()},
        "repositories": {name: _tagged(one) for name, one in fleet.repositories.items()},
        "pairings": {name: _pairing(fleet, name) for name in fleet.pairings},
    }
    return HEAD.format(fleet=fleet.fleet) + _about(imported) + _module(parts) + END


def _about(imported: Imported) -> str:
    lines: list[str] = []
    for entry in imported.entries:
        named = (f"{entry.name}: {text}" for text in comments.about(entry))
        lines += named if entry.description else comments.left_out(entry)
    return "#\n" + "".join(comments.comment(text, "") for text in lines) if lines else ""


def _module(parts: Mapping[str, Any]) -> str:
    body = "\n\n".join(f"{STEP}{name} = {value(one, STEP)}" for name, one in parts.items())
    return f'\nmodule "fleet" {{\n{body}\n}}\n'


def _tagged(declared: msgspec.Struct) -> dict[str, Any]:
    return {"kind": declared.__struct_config__.tag, **differing(declared)}


def _pairing(fleet: Fleet, name: str) -> dict[str, Any]:
    pairing = fleet.pairings[name]
    parts = {"deploy_key": differing(pairing.deploy_key), "gitops": differing(pairing.gitops)}
    written = {part: one for part, one in parts.items() if one}
    return {
        "cluster": name,
        "repository": pairing.repository,
        "path": pairing.path,
        **shared_path(pairing),
        **written,
    }


def value(given: Any, indent: str) -> str:
    """An HCL expression that continues a line with this indentation."""
    inner = indent + STEP
    if isinstance(given, Mapping):
        parts = [(key(name), value(one, inner)) for name, one in given.items()]
        lines = (f"{inner}{line}\n" for line in aligned(parts))
        return "{\n" + "".join(lines) + f"{indent}}}" if given else "{}"
    if isinstance(given, list | tuple):
        return "[" + ", ".join(value(one, inner) for one in given) + "]"
    return quoted(given) if isinstance(given, str) else json.dumps(given)


def aligned(parts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """As `terraform fmt` has it: neighbours of one line each have their equal signs in a column."""
    for several, group in itertools.groupby(parts, key=lambda part: "\n" in part[1]):
        listed = list(group)
        width = 0 if several else max(len(name) for name, _ in listed)
        yield from (f"{name:{width}} = {text}" for name, text in listed)


def key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) else quoted(name)


def quoted(text: str) -> str:
    """With the marks of templates escaped."""
    return re.sub(r"([$%])\{", r"\1\1{", json.dumps(text, ensure_ascii=False))
