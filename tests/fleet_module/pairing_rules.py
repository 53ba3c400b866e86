"""The rules of pairings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import inspect

from provisioner.handover import facts, fleet
from provisioner.handover.rules import LONGEST_NAME
from provisioner.handover.waves import Wave
from tests.fleet_module import hcl, shapes
from tests.fleet_module.rule import Rule, tagged
from tests.fleet_module.shapes import Kind


def _pairing(kind: Kind) -> Iterator[Rule]:
    yield from _path()
    if kind.field("prerequisites"):
        yield from _prerequisites()
    if kind.field("platform"):
        yield _alone("platform")
    if kind.field("facts"):
        yield from _fact_names("facts")
        yield from _fact_names("secret_facts")
        yield from _facts()


def _path() -> Iterator[Rule]:
    size = 'floor(length(replace(base64encode(part), "=", "")) * 3 / 4)'
    path = 'split("/", {path} == null ? "" : {path})'
    longest = f"max([for part in {path} : {size}]...)"
    yield (
        "path",
        f"{longest} > {LONGEST_NAME}",
        f"a part of it has ${{{longest}}} bytes. File systems take {LONGEST_NAME} at most.",
    )


def _prerequisites() -> Iterator[Rule]:
    listed = "{prerequisites}"
    again = f"[for n, part in {listed} : n if contains(slice({listed}[*].name, 0, n), part.name)]"
    first = f"try({again}[0], 0)"
    yield (
        f"prerequisites[${{{first.replace('{prerequisites}', 'entry.prerequisites')}}}].name",
        f"try(length({again}) > 0, false)",
        f"'${{try({listed}[{first}].name, \"\")}}' is declared twice. "
        "Give one of them another name.",
    )
    yield _alone("prerequisites")


def _alone(field: str) -> Rule:
    return (
        field,
        f"try(length({{{field}}}), 0) > 0 && {{shared_path}} == true",
        "every cluster of the shared path '${{path}}' would get them. Give the cluster a path of "
        "its own.",
    )


def _fact_names(field: str) -> Iterator[Rule]:
    (form,) = shapes.marks(inspect.type_info(facts.Name))
    assert isinstance(bare := shapes.plain(form), inspect.StrType)
    wrong = _fact(field, f"!can(regex({hcl.quoted(bare.pattern or '')}, fact))")
    words, example = (form.extra or {})["words"], (form.extra_json_schema or {})["examples"][0]
    yield (
        f"{field}, the key '${{try({_entry(wrong)}[0], \"\")}}'",
        f"length({wrong}) > 0",
        f"'${{try({wrong}[0], \"\")}}' is not {words}. Example: {example}",
    )


def _facts() -> Iterator[Rule]:
    missing = "[for fact, value in {facts} : fact if value == null]"
    yield (
        f'facts.${{try({_entry(missing)}[0], "")}}',
        f"length({missing}) > 0",
        f"Expected `bool | int | str`, got `null`. {facts.HINT}",
    )
    both = _fact("secret_facts", f"contains({_keys('facts')}, fact)")
    yield (
        f'secret_facts.${{try({_entry(both)}[0], "")}}',
        f"length({both}) > 0",
        f"'${{try({both}[0], \"\")}}' is a plain fact, too. Give one of them another name.",
    )
    listed = f'join("", concat({_keys("facts")}, values({{facts}})))'
    size = f'floor(length(replace(base64encode({listed}), "=", "")) * 3 / 4)'
    yield (
        "facts",
        f"try({size}, 0) > {facts.LARGEST}",
        f"have ${{{size}}} bytes; {facts.LARGEST} are possible. {facts.TOO_LARGE}",
    )


def _keys(field: str) -> str:
    return f"keys({{{field}}})"


def _fact(field: str, condition: str) -> str:
    return f"[for fact in {_keys(field)} : fact if {condition}]"


def _entry(expression: str) -> str:
    """For the path of a message, in which nothing is filled in."""
    return re.sub(r"{(secret_facts|facts)}", r"entry.\1", expression)


def _gitops(_kind: Kind) -> Iterator[Rule]:
    given = "try({components}, null) == null ? [] : {components}"
    missing = (
        f"setsubtract({hcl.value(sorted(fleet.REQUIRED_COMPONENTS, reverse=True))}, ({given}))"
    )
    wrong = f"length({missing}) > 0"
    order = hcl.value(fleet.REQUIRED_COMPONENTS)
    names = f"[for needed in {order} : needed if !contains(({given}), needed)]"
    yield (
        "components",
        wrong,
        f'${{join(", ", {names})}} missing. Flux cannot sync without them.',
    )
    yield (
        "flux_version",
        "try(length({distribution}), 0) == 0"
        f' && !startswith({{flux_version}}, "{fleet.RELEASED}")',
        "there is no release of Flux ${{flux_version}} that can be paired. Declare "
        f"{fleet.RELEASED}x.y, or a distribution of your own.",
    )
    yield from tagged("true")


def _wave(_kind: Kind) -> Iterator[Rule]:
    yield (
        "check",
        'try(trimspace({check}[0]) == "", false)',
        'names no program. Example: [\\"./smoke-test.sh\\"]',
    )


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    fleet.Pairing: _pairing,
    fleet.GitOps: _gitops,
    Wave: _wave,
}
