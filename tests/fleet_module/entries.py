"""The entries of the handover out of the variables: each kind with its own fields and defaults, and
without what is null. Lists become tuples and maps objects, as the constructs write them."""

from __future__ import annotations

from typing import Any

from msgspec import inspect

from provisioner.handover.fleet import Pairing
from tests.fleet_module import hcl, shapes
from tests.fleet_module.shapes import Kind

# What the module computes in place of a value that was left out, or is written otherwise.
SERVER = '(can(regex("://", {0})) ? {0} : format("https://%s", {0}))'
COMPUTED = {"server": SERVER}
# The same by kind.
NAMED = "({0} == null ? name : {0})"
COMPUTED_OF = {("cluster_api", "cluster_name"): NAMED}
PATH = """join("/", [
  for part in split("/", ({0} == null ? "clusters/${{name}}" : {0})) : part
  if !contains(["", "."], part)
])"""
PAIRING = {
    "cluster": NAMED,
    # As Git has it: `./a//b/` is `a/b`.
    "path": f'coalesce({PATH}, ".")',
}


def of_kind(variable: str, kind: Kind) -> str:
    """All entries of one kind, as the value of a local."""
    body = struct(kind, "entry")
    return f"""{{
for name, entry in var.{variable} : name => {body}
if entry.kind == "{kind.tag}"
}}"""


def pairings(kind: Kind) -> str:
    return f"{{\nfor name, entry in var.pairings : name => {struct(kind, 'entry')}\n}}"


def struct(kind: Kind, ref: str, default: Any = None) -> str:
    """The object of one struct. `default` takes its place where `ref` is null."""
    always: list[str] = []
    nullable: list[str] = []
    if kind.tag:
        always.append(f'kind = "{kind.tag}"')
    for field in kind.fields:
        name = field.encode_name
        place = f"{ref}.{name}" if default is None else _or_default(ref, name, default)
        needed, text = _attribute(kind, field, place)
        (always if needed else nullable).append(f"{name} = {text}")
    return _merged(always, nullable)


def _or_default(ref: str, name: str, default: Any) -> str:
    value = default.get(name)
    if value:
        return f"({ref} == null ? {hcl.value(value)} : {ref}.{name})"
    return f"try({ref}.{name}, {hcl.value(value)})"


def _merged(always: list[str], nullable: list[str]) -> str:
    fixed = "{\n" + "\n".join(always) + "\n}"
    optional = (
        "{ for field, value in {\n"
        + "\n".join(nullable)
        + "\n} : field => value if value != null }"
    )
    if not nullable:
        return fixed
    return f"merge({fixed}, {optional})" if always else optional


def _attribute(kind: Kind, field: inspect.Field, ref: str) -> tuple[bool, str]:
    """Whether it is always there, and its expression. Only where kinds differ has the type of the
    variable no defaults."""
    default = shapes.default(field)
    whole = value(field.type, ref)
    if default is None and not field.required or _only_if_set(kind, field):
        return False, whole if whole == ref else f"{ref} == null ? null : {whole}"
    if shapes.omits_defaults(kind) and not field.required:
        return False, f"{ref} == {hcl.value(default)} ? null : {whole}"
    if field.required:
        return True, _required(kind, field, ref)
    if not kind.tag:
        return True, whole
    if isinstance(default, dict) and (alternatives := shapes.of_type(field.type)):
        (inner,) = alternatives
        return True, struct(inner, ref, default)
    return True, value(field.type, f"({ref} == null ? {hcl.value(default)} : {ref})")


def _only_if_set(kind: Kind, field: inspect.Field) -> bool:
    return kind.tag != "" and field.encode_name in shapes.ONLY_IF_SET


def _required(kind: Kind, field: inspect.Field, ref: str) -> str:
    computed = filled(kind, field.encode_name) or COMPUTED.get(field.encode_name)
    return computed.format(ref) if computed else value(field.type, ref)


def filled(kind: Kind, name: str) -> str:
    """The expression of a required field that may be left out; empty if it may not."""
    if kind.struct.cls is Pairing:
        return PAIRING.get(name, "")
    return COMPUTED_OF.get((kind.tag, name), "")


def value(kind: inspect.Type, ref: str) -> str:
    bare = shapes.plain(kind)
    alternatives = shapes.of_type(kind)
    if len(alternatives) == 1:
        return struct(alternatives[0], ref)
    if alternatives:
        return _chosen(alternatives, ref)
    if isinstance(bare, inspect.ListType):
        return f"[for part in {ref} : {value(bare.item_type, 'part')}]"
    if shapes.is_json(bare):
        return f"jsondecode({ref})"
    if isinstance(bare, inspect.DictType):
        return f"{{ for key, part in {ref} : key => {value(bare.value_type, 'part')} }}"
    return ref


def _chosen(alternatives: list[Kind], ref: str) -> str:
    """Of several structs the one that `kind` names."""
    cases = (
        f"""[for chosen in [{ref}] : {struct(kind, "chosen")} if chosen.kind == "{kind.tag}"],"""
        for kind in alternatives
    )
    return "one(concat(\n" + "\n".join(cases) + "\n))"
