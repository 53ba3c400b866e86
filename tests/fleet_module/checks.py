"""What the struct of the handover says of each field, as `validation` blocks: which kinds have it,
and what it may hold. The words are those of `handover.convert`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgspec import inspect

from provisioner.handover import text
from tests.fleet_module import entries, hcl, patterns, rules, shapes
from tests.fleet_module.places import Check, Loop, Place
from tests.fleet_module.shapes import Kind

PRINTABLE = shapes.published_pattern(text.Line)
HIDDEN = hcl.template(f"[{patterns.re2(text.HIDDEN)}]")


def variable(name: str) -> Place:
    return looked_at(f"for name, entry in var.{name}", f"$.{name}.${{name}}", "entry")


def looked_at(clause: str, where: str, ref: str) -> Place:
    """What a loop over a variable goes through."""
    return Place(loops=(Loop(clause=clause),), where=where, ref=ref, filled=True)


def key(name: str) -> Check:
    """The names in a map."""
    clause, where = f"for name, entry in var.{name}", f"$.{name}, the key '${{name}}'"
    (kind,) = [inspect.type_info(text.Name)]
    (found,) = form(looked_at(clause, where, "name"), kind)
    return found


def of_kinds(place: Place, kinds: list[Kind]) -> Iterator[Check]:
    """All of a union, or of one struct."""
    tagged = bool(kinds[0].tag)
    if tagged:
        yield from _kind(place, kinds)
        yield from _unknown(place, kinds)
    for name in shapes.names(kinds):
        having = [kind for kind in kinds if kind.field(name)]
        inner = place.below(name, filled=not tagged and shapes.has_default(kinds, name))
        yield from _missing(place, inner, name, kinds, having)
        yield from _values(place, inner, name, having)
    yield from _rules(place, kinds)


def _kind(place: Place, kinds: list[Kind]) -> Iterator[Check]:
    tags = [kind.tag for kind in kinds]
    kind = place.below("kind")
    known = f"(known: {', '.join(sorted(tags))})"
    wrong = f"!contains({hcl.value(tags)}, {kind.ref})"
    yield kind.given().check(wrong, f"Invalid value '${{{kind.ref}}}' {known}")
    missing = f"Object missing required field `kind` {known}"
    yield _there(place, kinds).check(f"{kind.ref} == null", missing)


def _there(place: Place, kinds: list[Kind]) -> Place:
    """Only where there is an object, which may be a large one."""
    if place.filled:
        return place
    if place.sure and not kinds[0].tag:
        return place.given()
    first = "kind" if kinds[0].tag else shapes.names(kinds)[0]
    return place.only(f"can({place.ref}.{first})", sure=True)


def _is(place: Place, kinds: list[Kind]) -> str:
    """Whether it is of one of these kinds. Fails where it is null."""
    ref = place.below("kind").ref
    if len(kinds) == 1:
        return f"{ref} == {hcl.quoted(kinds[0].tag)}"
    return f"contains({hcl.value([kind.tag for kind in kinds])}, {ref})"


def _unknown(place: Place, kinds: list[Kind]) -> Iterator[Check]:
    """The fields that only other kinds have. Sets would cost more than the long table does."""
    names = shapes.names(kinds)
    others = {kind.tag: [name for name in names if not kind.field(name)] for kind in kinds}
    if not any(others.values()):
        return
    table = "\n".join(f"{tag} = {hcl.value(fields)}" for tag, fields in others.items())
    of_others = f"foreign[{place.ref}.kind]"
    there = place.only(f"can({of_others})", sure=True)
    tables = Loop(clause=f"for foreign in [{{\n{table}\n}}]")
    loops = (tables, *there.loops, Loop(clause=f"for field in {of_others}"))
    wrong = f"{place.ref}[field] != null"
    yield replace(there, loops=loops).check(wrong, "Object contains unknown field `${field}`")


def _missing(
    place: Place, inner: Place, name: str, kinds: list[Kind], having: list[Kind]
) -> Iterator[Check]:
    needing = [kind for kind in having if _needs(kind, name)]
    if needing:
        said = f"Object missing required field `{name}`"
        found = place.check(f"{inner.ref} == null", said)
        yield from _grouped(place, [(kind, [found] if kind in needing else []) for kind in kinds])


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
        yield _narrowed(place, check, having, len(having) == len(found))


def _narrowed(place: Place, check: Check, kinds: list[Kind], all_: bool) -> Check:
    """A check of the object itself needs the object."""
    if all_:
        alone = check.loops == place.loops
        return replace(check, loops=_there(place, kinds).loops) if alone else check
    return check.narrowed(len(place.loops) - 1, tried=_is(place, kinds))


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
        yield place.given().check(f"{place.ref} < {bare.ge}", f"Expected `int` >= {bare.ge}")
    elif isinstance(bare, inspect.StrType):
        yield from form(place, kind)


def _json(place: Place) -> Check:
    wrong = f"!can(keys(jsondecode({place.ref})))"
    return place.given().check(wrong, "not an object in JSON. Use jsonencode({ NAME = VALUE }).")


def _choice(place: Place, choices: list[str]) -> Check:
    wrong = f"!contains({hcl.value(choices)}, {place.ref})"
    said = f"Invalid enum value '${{{place.ref}}}' (known: {', '.join(choices)})"
    return place.given().check(wrong, said)


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
    yield place.given().check(wrong, said)


def quoted(ref: str) -> str:
    """The value in a message, with backslashes and line breaks as Python writes them. Other
    characters that nobody would see are shown as `?`."""
    text = f'replace({ref}, "\\\\", "\\\\\\\\")'
    return f'${{replace(replace({text}, "\\n", "\\\\n"), "/{HIDDEN}/", "?")}}'
