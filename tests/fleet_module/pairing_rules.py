"""The rules of pairings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover import fleet
from provisioner.handover.rules import LONGEST_NAME
from provisioner.handover.waves import Wave
from tests.fleet_module import hcl
from tests.fleet_module.rule import Rule
from tests.fleet_module.shapes import Kind


def _pairing(kind: Kind) -> Iterator[Rule]:
    yield from _path()
    if kind.field("prerequisites"):
        yield from _prerequisites()
    if kind.field("platform"):
        yield _alone("platform")


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
    listed = "({prerequisites} == null ? [] : {prerequisites})"
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
