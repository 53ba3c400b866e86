"""The structs of the handover as the generator needs them: fields by kind, and their HCL types."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import msgspec
from msgspec import inspect

from provisioner.handover import kinds
from provisioner.handover.repositories import base as repositories
from tests.fleet_module import hcl

SCALARS = (inspect.StrType, inspect.IntType, inspect.BoolType)
# In the handover only where they are set.
ONLY_IF_SET = frozenset(repositories.Delivery.__struct_fields__)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One alternative of a tagged union; `tag` is empty for a struct that has no alternatives."""

    tag: str
    struct: inspect.StructType

    @property
    def fields(self) -> tuple[inspect.Field, ...]:
        return self.struct.fields

    def field(self, name: str) -> inspect.Field | None:
        return next((field for field in self.fields if field.encode_name == name), None)


def of_folder(package: ModuleType) -> list[Kind]:
    """The kinds of a folder of the handover."""
    modules = (importlib.import_module(f"{package.__name__}.{n}") for n in kinds.names(package))
    return [_kind(inspect.type_info(module.Declaration)) for module in modules]


def of_type(kind: inspect.Type) -> list[Kind]:
    """The structs that a field may hold; none for other types."""
    options = [plain(option) for option in getattr(plain(kind), "types", (plain(kind),))]
    return [_kind(option) for option in options if isinstance(option, inspect.StructType)]


def _kind(struct: inspect.Type) -> Kind:
    assert isinstance(struct, inspect.StructType)
    return Kind(tag=str(struct.tag or ""), struct=struct)


def names(alternatives: list[Kind]) -> list[str]:
    """The fields of all alternatives, each once."""
    return list(dict.fromkeys(f.encode_name for kind in alternatives for f in kind.fields))


def unmarked(kind: inspect.Type) -> inspect.Type:
    return unmarked(kind.type) if isinstance(kind, inspect.Metadata) else kind


def plain(kind: inspect.Type) -> inspect.Type:
    """Without None and without what is said about the type. What may be a text or a number is a
    text: the values of a Terraform map are of one type."""
    if isinstance(kind, inspect.Metadata):
        return plain(kind.type)
    if isinstance(kind, inspect.UnionType):
        rest = [option for option in kind.types if not isinstance(option, inspect.NoneType)]
        texts = [one for one in rest if isinstance(unmarked(one), inspect.StrType)]
        scalars = all(isinstance(unmarked(one), SCALARS) for one in rest)
        alone = texts if texts and scalars else rest
        return plain(alone[0]) if len(alone) == 1 else inspect.UnionType(tuple(rest))
    return kind


def published_pattern(annotated: Any) -> str:
    """The pattern of a text that only the JSON Schema has."""
    return str(annotated.__metadata__[0].extra_json_schema["pattern"])


def marks(kind: inspect.Type) -> Iterator[inspect.Metadata]:
    """What is said about the type."""
    if isinstance(kind, inspect.UnionType):
        for option in kind.types:
            yield from marks(option)
    if isinstance(kind, inspect.Metadata):
        yield kind
        yield from marks(kind.type)


def is_json(kind: inspect.Type) -> bool:
    """Whether it is a map of anything. The values of a Terraform map are of one type, so such a map
    is given as a text, which `jsonencode` makes."""
    bare = plain(kind)
    return isinstance(bare, inspect.DictType) and isinstance(bare.value_type, inspect.AnyType)


def default(field: inspect.Field) -> Any:
    """As plain data; None where the field has none, or is left out unless it is set."""
    if is_json(field.type):
        return "{}"
    if field.default_factory is not msgspec.NODEFAULT:
        return msgspec.to_builtins(field.default_factory())
    return None if field.default is msgspec.NODEFAULT else msgspec.to_builtins(field.default)


def omits_defaults(kind: Kind) -> bool:
    return bool(kind.struct.cls.__struct_config__.omit_defaults)


def hcl_type(kind: inspect.Type) -> str:
    """The HCL type of a field."""
    bare = plain(kind)
    if alternatives := of_type(kind):
        return object_type(alternatives)
    if isinstance(bare, inspect.ListType):
        return f"list({hcl_type(bare.item_type)})"
    if isinstance(bare, inspect.DictType) and not is_json(bare):
        return f"map({hcl_type(bare.value_type)})"
    simple = {inspect.BoolType: "bool", inspect.IntType: "number"}
    return simple.get(type(bare), "string")


def object_type(alternatives: list[Kind]) -> str:
    """One object with the fields of all alternatives. Of several, none has its default here: it may
    differ from kind to kind. What is required is optional to Terraform, and missed by a validation,
    which says so in our words."""
    lines = ["kind = optional(string)"] if alternatives[0].tag else []
    lines += [f"{name} = {_attribute(alternatives, name)}" for name in names(alternatives)]
    return "object({\n" + "\n".join(lines) + "\n})"


def _attribute(alternatives: list[Kind], name: str) -> str:
    fields = [field for kind in alternatives if (field := kind.field(name))]
    types = {hcl_type(field.type) for field in fields}
    assert len(types) == 1, f"{name} is of several types: {types}"
    (written,) = types
    if alternatives[0].tag:
        return f"optional({written})"
    (field,) = fields
    value = default(field)
    return f"optional({written})" if value is None else f"optional({written}, {_short(value)})"


def has_default(alternatives: list[Kind], name: str) -> bool:
    """Whether the type of a variable has a default for the field."""
    fields = [field for kind in alternatives if (field := kind.field(name))]
    return not alternatives[0].tag and default(fields[0]) is not None


def _short(value: Any) -> str:
    """A default in a type. The parts of an object have their own."""
    return "{}" if isinstance(value, dict) else hcl.value(value)
