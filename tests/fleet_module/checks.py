"""What the struct of the handover says of each field, as `validation` blocks: which kinds have it,
and what it may hold. The words are those of `handover.convert`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgspec import inspect

from provisioner.handover import text
from tests.fleet_module import entries, hcl, patterns, rules, shapes
from tests.fleet_module.places import Check, Place
from tests.fleet_module.shapes import Kind

PRINTABLE = shapes.published_pattern(text.Line)
HIDDEN = hcl.template(f"[{patterns.re2(text.HIDDEN)}]")


def variable(name: str) -> Place:
    return Place(
        loops=(f"for name, entry in var.{name}",), where=f"$.{name}.${{name}}", ref="entry"
    )


def key(name: str) -> Check:
    """The names in a map."""
    place = Place(
        loops=(f"for name, entry in var.{name}",),
        where=f"$.{name}, the key '${{name}}'",
        ref="name",
    )
    (kind,) = [inspect.type_info(text.Name)]
    (found,) = form(place, kind)
    return found


def of_kinds(place: Place, kinds: list[Kind]) -> Iterator[Check]:
    """All of a union, or of one struct."""
    tagged = bool(kinds[0].tag)
    if tagged:
        yield from _kind(place, kinds)
    for name in shapes.names(kinds):
        having = [kind for kind in kinds if kind.field(name)]
        inner = place.below(name, filled=not tagged and shapes.has_default(kinds, name))
        yield from _belongs(place, inner, name, kinds, having)
        yield from _values(place, inner, name, having)
    yield from _rules(place, kinds)


def _kind(place: Place, kinds: list[Kind]) -> Iterator[Check]:
    tags = [kind.tag for kind in kinds]
    ref = f"{place.ref}.kind" if place.top else f"try({place.ref}.kind, null)"
    known = f"(known: {', '.join(sorted(tags))})"
    wrong = f"{ref} != null && !contains({hcl.value(tags)}, {_text(ref)})"
    said = f"Invalid value '${{{_text(ref)}}}' {known}"
    yield replace(place, where=f"{place.where}.kind").check(wrong, said)
    missing = f"{place.ref} != null && {ref} == null"
    yield place.check(missing, f"Object missing required field `kind` {known}")


def _is(place: Place, kinds: list[Kind]) -> str:
    """Whether it is there, and of one of these kinds."""
    if not kinds[0].tag:
        return f"{place.ref} != null"
    ref = _text(place.below("kind").ref)
    return f"contains({hcl.value([kind.tag for kind in kinds])}, {ref})"


def _belongs(
    place: Place, inner: Place, name: str, kinds: list[Kind], having: list[Kind]
) -> Iterator[Check]:
    others = [kind for kind in kinds if kind not in having]
    if others:
        wrong = f"{inner.ref} != null && {_is(place, others)}"
        yield place.check(wrong, f"Object contains unknown field `{name}`")
    needing = [kind for kind in having if _needs(kind, name)]
    if needing:
        wrong = f"{inner.ref} == null && {_is(place, needing)}"
        yield place.check(wrong, f"Object missing required field `{name}`")


def _needs(kind: Kind, name: str) -> bool:
    field = kind.field(name)
    return field is not None and field.required and not entries.filled(kind, name)


def _values(place: Place, inner: Place, name: str, having: list[Kind]) -> Iterator[Check]:
    """By kind only where the kinds differ."""
    fields = [(kind, field) for kind in having if (field := kind.field(name))]
    found = [(kind, list(of_type(inner, field.type))) for kind, field in fields]
    yield from _grouped(place, found)


def _rules(place: Place, kinds: list[Kind]) -> Iterator[Check]:
    yield from _grouped(place, [(kind, list(rules.of(place, kind))) for kind in kinds])


def _grouped(place: Place, found: list[tuple[Kind, list[Check]]]) -> Iterator[Check]:
    """Each check once, for the kinds that have it."""
    for check in dict.fromkeys(check for _, checks in found for check in checks):
        having = [kind for kind, checks in found if check in checks]
        yield _narrowed(place, check, having) if len(having) < len(found) else check


def _narrowed(place: Place, check: Check, kinds: list[Kind]) -> Check:
    return replace(check, wrong=f"{_is(place, kinds)} && ({check.wrong})")


def of_type(place: Place, kind: inspect.Type) -> Iterator[Check]:
    """Whatever the type of a field says, at any depth."""
    bare = shapes.plain(kind)
    if structs := shapes.of_type(kind):
        yield from of_kinds(place, structs)
    elif isinstance(bare, inspect.ListType):
        yield from of_type(place.each(), bare.item_type)
    elif shapes.is_json(bare):
        yield _json(place)
    elif isinstance(bare, inspect.DictType):
        yield from of_type(place.values(), bare.value_type)
    elif isinstance(bare, inspect.LiteralType):
        yield _choice(place, [str(value) for value in bare.values])
    elif isinstance(bare, inspect.IntType) and bare.ge is not None:
        wrong = f"try({place.ref} < {bare.ge}, false)"
        yield place.check(wrong, f"Expected `int` >= {bare.ge}")
    elif isinstance(bare, inspect.StrType):
        yield from form(place, kind)


def _json(place: Place) -> Check:
    wrong = f"{place.ref} != null && !can(keys(jsondecode({place.ref})))"
    return place.check(wrong, "not an object in JSON. Use jsonencode({ NAME = VALUE }).")


def _choice(place: Place, choices: list[str]) -> Check:
    wrong = f"{place.ref} != null && !contains({hcl.value(choices)}, {_text(place.ref)})"
    said = f"Invalid enum value '${{{_text(place.ref)}}}' (known: {', '.join(choices)})"
    return place.check(wrong, said)


def _text(ref: str) -> str:
    return f'({ref} == null ? "" : {ref})'


def form(place: Place, kind: inspect.Type) -> Iterator[Check]:
    """The pattern of a text, or that it is one line; its length."""
    marks = list(shapes.marks(kind))
    bare = shapes.plain(kind)
    assert isinstance(bare, inspect.StrType)
    words = next((extra["words"] for mark in marks if "words" in (extra := mark.extra or {})), None)
    value = quoted(place.ref)
    hidden = f"control characters in '{value}'. Use one line of plain text."
    if words and bare.pattern:
        example = next(m.extra_json_schema["examples"] for m in marks if m.extra_json_schema)[0]
        wrong = patterns.mismatch(bare.pattern, place.ref)
        form = f"'{value}' is not {words}. Example: {example}"
        said = f'${{can(regex("{HIDDEN}", {place.ref})) ? "{hidden}" : "{form}"}}'
    else:
        wrong = patterns.mismatch(PRINTABLE, place.ref)
        said = hidden
    yield place.check(f"{place.ref} != null && ({wrong})", said)


def quoted(ref: str) -> str:
    """The value in a message, with backslashes and line breaks as Python writes them. Other
    characters that nobody would see are shown as `?`."""
    text = f'replace({_text(ref)}, "\\\\", "\\\\\\\\")'
    return f'${{replace(replace({text}, "\\n", "\\\\n"), "/{HIDDEN}/", "?")}}'
