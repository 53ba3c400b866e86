"""From plain values to a struct. Errors of msgspec become BadInput: the path, what is wrong, and
what would be right."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from provisioner.base import structs
from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.unknown import UNKNOWN

T = TypeVar("T")
OF_KEY = "`key` in `"  # how msgspec says that a key of a map is wrong


def to(shape: type[T], value: Any, where: str, hint: str = "") -> T:
    """`value` as `shape`. `where` takes the place of msgspec's `$` in the message; `hint` serves
    where the type of the field does not have a better one."""
    try:
        return structs.from_plain(value, shape)
    except msgspec.ValidationError as error:
        cause, path = _parted(str(error))
        wrong = value_at(value, path)
        if OF_KEY in str(error):
            raise _bad_key(shape, value, where, path, cause, hint) from error
        if wrong is UNKNOWN:
            raise BadInput(where + path, "is known only after the apply", hint) from None
        form = _form(shape, value, path) if "matching regex" in cause else None
        if form and form.extra:
            said = f"{wrong!r} is not {form.extra['words']}"
            raise BadInput(where + path, said, f"Example: {_examples(form)[0]}") from error
        raise BadInput(where + path, cause + _choices(shape, value, cause, path), hint) from error


def _bad_key(shape: Any, value: Any, where: str, path: str, cause: str, hint: str) -> BadInput:
    """Of a map, whose keys msgspec does not name."""
    kinds = (getattr(kind, "key_type", None) for kind in _fields(shape, value, path))
    form = next((kind for kind in kinds if getattr(kind, "extra", None)), None)
    wrong = [key for key in value_at(value, path) if form and not _fits(form, key)]
    if form is None or not wrong:
        return BadInput(f"{where}{path}, a key", cause, hint)
    cause = f"{wrong[0]!r} is not {form.extra['words']}"
    return BadInput(f"{where}{path}, a key", cause, f"Example: {_examples(form)[0]}")


def _fits(form: Any, key: object) -> bool:
    return isinstance(key, str) and bool(re.search(_pattern(form), key))


def entries(
    shape: Any, value: Any, where: str, hint: str = "", *, key: Any = text.Name
) -> dict[str, Any]:
    """A map converted entry by entry, so that a message names the key where msgspec says
    `[...]`."""
    given = to(dict[str, Any], value, where, hint)
    for name in given:
        to(key, name, f"{where}, the key {name!r}", hint)
    return {name: to(shape, entry, f"{where}.{name}", hint) for name, entry in given.items()}


def example(shape: Any, value: Any, path: str, number: int) -> str | None:
    """A text that the field at `path` takes, if possible another one for each number; None where
    the field does not take text."""
    for kind in _fields(shape, value, path):
        if isinstance(kind, msgspec.inspect.Metadata | msgspec.inspect.StrType):
            first = (_examples(kind) or ["example "])[0]
            numbered = f"{first}{number}"
            return numbered if re.search(_pattern(kind), numbered) else first
    return None


def value_at(value: Any, path: str) -> Any:
    """What lies at a path such as `.gitops.components[0]`; None if nothing does."""
    for name, index in _steps(path):
        value = _part(value, name, index)
    return value


def _part(value: Any, name: str, index: str) -> Any:
    if isinstance(value, dict) and name:
        return value.get(name)
    if isinstance(value, list | tuple) and index and int(index) < len(value):
        return value[int(index)]
    return None


def _parted(message: str) -> tuple[str, str]:
    cause, _, place = message.rpartition(" - at ")
    place = place.removeprefix(OF_KEY).strip("`")
    return (cause, place.removeprefix("$")) if cause else (message, "")


def _form(shape: Any, value: Any, path: str) -> msgspec.inspect.Metadata | None:
    forms = (
        kind
        for kind in _fields(shape, value, path)
        if isinstance(kind, msgspec.inspect.Metadata) and kind.extra
    )
    return next(forms, None)


def _examples(form: Any) -> list[str]:
    return list((getattr(form, "extra_json_schema", None) or {}).get("examples", []))


def _pattern(kind: Any) -> str:
    """Of the type, or of the JSON Schema alone."""
    schema = getattr(kind, "extra_json_schema", None) or {}
    return str(getattr(getattr(kind, "type", kind), "pattern", None) or schema.get("pattern", ""))


def _choices(shape: Any, value: Any, cause: str, path: str) -> str:
    """For a value out of a fixed set: the set. msgspec's message has only the wrong value."""
    kinds = path.endswith(".kind") or cause.endswith("missing required field `kind`")
    if not kinds and not cause.startswith("Invalid"):
        return ""
    place = path.removesuffix(".kind")
    known = _kinds(shape, value, place) if kinds else _literals(shape, value, path)
    return f" (known: {', '.join(known)})" if known else ""


def _kinds(shape: Any, value: Any, path: str) -> list[str]:
    kinds = _fields(shape, value, path) if path else _alternatives(shape)
    return sorted(str(tag) for kind in kinds if (tag := getattr(kind, "tag", None)))


def _literals(shape: Any, value: Any, path: str) -> list[str]:
    fields = _fields(shape, value, path)
    return [str(literal) for kind in fields for literal in getattr(kind, "values", ())]


def _fields(shape: Any, value: Any, path: str) -> list[Any]:
    """The types that the place at `path` may have, of the structs that `value` says they are."""
    types, here = _alternatives(shape), value
    for name, index in _steps(path):
        types = [inner for kind in _chosen(types, here) for inner in _inner(kind, name)]
        here = _part(here, name, index)
    return types


def _chosen(types: list[Any], value: Any) -> list[Any]:
    """Those that are of the kind that a value names."""
    tag = value.get("kind") if isinstance(value, dict) else None
    return [kind for kind in types if getattr(kind, "tag", None) in (None, tag)]


def _steps(path: str) -> Iterator[tuple[str, str]]:
    """Each step of a path: the name of a field, or the index of an entry."""
    return ((step[1], step[2]) for step in re.finditer(r"\.(\w+)|\[(\d*)[^\]]*\]", path))


def _inner(kind: Any, name: str) -> Iterator[Any]:
    kind = getattr(kind, "type", kind)
    if not name and hasattr(kind, "item_type"):
        yield from _options(kind.item_type)
    for field in getattr(kind, "fields", ()):
        if field.encode_name == name:
            yield from _options(field.type)


# msgspec walks all types below the shape, and a stack asks for the same few shapes again and again.
@functools.cache
def _alternatives(shape: Any) -> list[Any]:
    return _options(msgspec.inspect.type_info(shape))


def _options(kind: Any) -> list[Any]:
    """The members of a union, or the type itself."""
    return list(getattr(kind, "types", (kind,)))
