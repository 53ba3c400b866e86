"""Schemas of the bindings' data file as the plugin protocol wants them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tf import blocks, schema, types
from tf.gen import tfplugin_pb2 as pb

Block = dict[str, Any]
PRIMITIVES = {"string": types.String, "number": types.Number, "bool": types.Bool}
COLLECTIONS = {"list": types.List, "set": types.Set, "map": types.Map}


class ListBlock(blocks.SetNestedBlock):
    """Blocks in their order: the package knows sets only."""

    def to_pb(self) -> Any:
        made = super().to_pb()
        made.nesting = pb.Schema.NestedBlock.NestingMode.LIST
        return made


def of(
    block: Block,
    *,
    replaced_by: Collection[str] = (),
    defaults: Mapping[str, Any] | None = None,
    sensitive: Collection[str] = (),
    decided: Collection[str] = (),
) -> schema.Schema:
    """A schema that has a default for an attribute fills it in at the plan, as the real ones do."""
    defaults = defaults or {}
    attributes = [
        schema.Attribute(
            name,
            _type(found["type"]),
            required=found.get("required", False),
            optional=found.get("optional", False),
            computed=found.get("computed", False) or name in {"id", *defaults, *decided},
            sensitive=name in sensitive,
            requires_replace=name in replaced_by,
            **({"default": defaults[name]} if name in defaults else {}),
        )
        for name, found in block["attributes"].items()
        if name != "alias"
    ]
    return schema.Schema(attributes=attributes, block_types=_nested(block), version=0)


def _nested(block: Block) -> list[schema.NestedBlock]:
    # Those of mode "single" are time limits, which nothing here sets.
    modes = {"list": ListBlock, "set": blocks.SetNestedBlock}
    return [
        modes[found["nesting_mode"]](name, schema.Block(attributes=of(found["block"]).attributes))
        for name, found in block["block_types"].items()
        if found["nesting_mode"] in modes
    ]


def _type(found: Any) -> Any:
    if isinstance(found, str):
        return PRIMITIVES[found]()
    return COLLECTIONS[found[0]](_type(found[1]))
