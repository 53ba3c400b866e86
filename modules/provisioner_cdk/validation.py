"""Check what users declare with the handover's own rules, before it becomes Terraform text.

A reference of the engine (`${TfToken[...]}`) stands for a value that Terraform computes. It is
checked when the finished handover is read; here an example of what the field takes stands in for
it, so that everything around it is still checked. The contract itself knows nothing of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert, rules
from provisioner.handover.strict import Strict
from provisioner_cdk import text

S = TypeVar("S", bound=Strict)


def declaration(shape: type[Strict], given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The checked values with all defaults, as Terraform text: the user's text escaped, references
    kept."""
    rules.printable(given, where)
    checked = stand_in(shape, given, where)
    checked.check(where)
    complete = _replaced(msgspec.to_builtins(checked), dict(_references(given)))
    terraform: dict[str, Any] = text.literal(complete)
    return terraform


def stand_in(shape: type[S], given: Mapping[str, Any], where: str) -> S:
    """The struct with an example in place of each reference."""
    references = dict(_references(given))
    return convert.to(shape, _replaced(given, _stand_ins(shape, given, references)), where)


def value(shape: Any, given: Any, where: str) -> None:
    """Check one value by itself."""
    rules.printable(given, where)
    if not (isinstance(given, str) and text.REFERENCE in given):
        convert.to(shape, given, where)


def plain(given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Each value as what JSON has: structs become objects."""
    values = {}
    for name, value in given.items():
        try:
            values[name] = msgspec.to_builtins(value)
        except TypeError as error:
            raise BadInput(f"{where}.{name}", str(error), "Use text, numbers and lists.") from error
    return values


def known(given: Any, where: str) -> None:
    """Refuse references, at any depth, where other values are made from the text."""
    for path, _ in _references(given):
        cause = "a reference, which only Terraform can read"
        raise BadInput(where + path, cause, "Write it as it is: other values are made from it.")


def _stand_ins(
    shape: type[Strict], given: Mapping[str, Any], references: Mapping[str, str]
) -> dict[str, str]:
    """By path: a text that the field accepts. A field that takes no text gets none, and refuses the
    reference."""
    examples = {
        path: convert.example(shape, given, path, number)
        for number, path in enumerate(references, 1)
    }
    return {path: example for path, example in examples.items() if example is not None}


def _references(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts that hold a reference, each with its path as in msgspec's messages."""
    if isinstance(value, str) and text.REFERENCE in value:
        yield path, value
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _references(part, f"{path}.{key}")
    if isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from _references(part, f"{path}[{index}]")


def _replaced(value: Any, texts: Mapping[str, str], path: str = "") -> Any:
    """The value with other texts at some paths."""
    if isinstance(value, str):
        return texts.get(path, value)
    if isinstance(value, Mapping):
        return {key: _replaced(part, texts, f"{path}.{key}") for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(part, texts, f"{path}[{n}]") for n, part in enumerate(value)]
    return value
