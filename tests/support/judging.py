"""Holds what constructs wrote against the providers' schemas, as Terraform itself would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.conftest import CASES

Block = dict[str, Any]
SECTIONS = {"resource": "resource_schemas", "data": "data_source_schemas"}
META = {"//", "provider", "lifecycle", "depends_on", "for_each", "count"}
COLLECTIONS = {"list": list, "set": list, "map": dict}
PLAIN = {"string": (str,), "bool": (bool,), "number": (int, float)}


def known() -> dict[str, Block]:
    """By provider: what the bindings' assemblies say, and for Gitea its published reference."""
    found: dict[str, Block] = {}
    for name in ("schemas.json", "gitea.json"):
        found |= json.loads((CASES / "provisioner_cdk" / name).read_text())
    return found


def complaints(written: Block, schemas: dict[str, Block] | None = None) -> list[str]:
    """All that a provider does not know or misses; Terraform's own resources are passed over.
    `schemas` stand in for those that are `known`."""
    providers = schemas or known()
    found: list[str] = []
    for section, type in sorted(_types(written)):
        schema = providers[type.split("_")[0]][SECTIONS[section]].get(type)
        if schema is None:
            found.append(f"{section}.{type}: not known")
            continue
        for name, given in written[section][type].items():
            found += _block(given, schema, f"{section}.{type}.{name}")
    for type, blocks in written.get("provider", {}).items():
        for given in blocks:
            found += _block(given, providers[type]["provider"], f"provider.{type}")
    return found


def emitted(written: Block) -> set[str]:
    """Every resource type and data source in it."""
    return {f"{section}.{type}" for section, type in _types(written)}


def _types(written: Block) -> set[tuple[str, str]]:
    found = {(section, type) for section in SECTIONS for type in written.get(section, {})}
    return {(section, type) for section, type in found if type != "terraform_data"}


def _block(given: Block, schema: Block, where: str) -> Iterator[str]:
    attributes, nested = schema["attributes"], schema["block_types"]
    needed = {name for name, one in attributes.items() if one.get("required")}
    needed |= {name for name, one in nested.items() if one.get("min_items")}
    yield from (f"{where}.{name}: missing" for name in sorted(needed - given.keys()))
    for name in given.keys() - META:
        if name in attributes:
            yield from _attribute(given[name], attributes[name], f"{where}.{name}")
        elif name in nested:
            for inner in given[name]:
                yield from _block(inner, nested[name]["block"], f"{where}.{name}")
        else:
            yield f"{where}.{name}: not known"


def _attribute(value: Any, attribute: Block, where: str) -> Iterator[str]:
    if not (attribute.get("required") or attribute.get("optional")) or where.endswith(".id"):
        yield f"{where}: the host decides it"
    kind = attribute["type"]
    wanted = PLAIN[kind] if isinstance(kind, str) else (COLLECTIONS[kind[0]],)
    reference = isinstance(value, str) and value.startswith("${")
    if not reference and type(value) not in wanted:
        yield f"{where}: {value!r} is no {kind}"
