"""The rules of progressive delivery. Names that are there twice are left to the reader of the
handover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover import canary_analysis
from provisioner.handover.platform import progressive_delivery
from tests.fleet_module import hcl
from tests.fleet_module.rule import Rule, or_default
from tests.fleet_module.shapes import Kind

NAMED = "try(length({username}), 0) > 0"


def _progressive_delivery(kind: Kind) -> Iterator[Rule]:
    yield (
        "username",
        f"{{credential}} == null && {NAMED}",
        "of no use without credential. Refer to a token, or leave it out.",
    )
    yield (
        "username",
        f"{{credential}} != null && !({NAMED})",
        "missing. Name whose token it is.",
    )
    major, minor = (f'tonumber(split(".", {or_default(kind, "version")})[{n}])' for n in (0, 1))
    yield (
        "version",
        f'{{provider}} == "traefik" && try({major} * 1000000 + {minor} < 1000043, false)',
        "Flagger before 1.43.0 knows only Traefik 2. Choose 1.43.0 or newer.",
    )
    for name, field in progressive_delivery.OWN_VALUES.items():
        yield (
            f"values.{name}",
            f'try(contains(keys(jsondecode({{values}})), "{name}"), false)',
            f"is what the piece itself says. Use {field} instead.",
        )
    for name in progressive_delivery.OF_LOAD_TESTER:
        yield (
            name,
            f"{{load_tester}} != true && {_given(kind, name)}",
            "of no use without load_tester. Set load_tester, or leave it out.",
        )


def _given(kind: Kind, name: str) -> str:
    if name.endswith("values"):
        return f"try(length(jsondecode({{{name}}})), 0) > 0"
    default = or_default(kind, name).partition("? ")[2].partition(" :")[0]
    return f"{{{name}}} != null && {{{name}}} != {default}"


def _metric(kind: Kind) -> Iterator[Rule]:
    provider = or_default(kind, "provider")
    given = "keys({credentials} == null ? {} : {credentials})"
    for name, (needed, others) in canary_analysis.ENTRIES.items():
        known = [*needed, *others]
        other = f"setsubtract({given}, {hcl.value(known)})"
        mine = f'{provider} == "{name}"'
        yield (
            "credentials",
            f"{mine} && length({other}) > 0",
            f"{name} has no entry '${{try(sort({other})[0], \"\")}}'. "
            f"Known: {', '.join(known) or 'none'}.",
        )
        for entry in (*needed, *(canary_analysis.PAIR if "username" in others else ())):
            wanted = f"!contains({given}, {hcl.quoted(entry)})"
            if entry in others:
                pair = hcl.value(list(canary_analysis.PAIR))
                wanted += f" && length(setintersection({given}, {pair})) > 0"
            yield (
                "credentials",
                f"{mine} && {wanted} && length({other}) == 0",
                f"{name} needs {entry}. Refer to it.",
            )
    yield from _region(provider)


def _region(provider: str) -> Iterator[Rule]:
    named = "try(length({region}), 0) > 0"
    yield (
        "region",
        f'{provider} == "cloudwatch" && !({named})',
        "missing. Name the region of CloudWatch.",
    )
    yield (
        "region",
        f'{provider} != "cloudwatch" && {named}',
        f"of no use with provider '${{{provider}}}'. Leave it out.",
    )


def _alert_provider(_kind: Kind) -> Iterator[Rule]:
    yield (
        "token",
        '{token} != null && {service} != "slack"',
        "of no use with ${{service}}. Leave it out.",
    )


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    progressive_delivery.Declaration: _progressive_delivery,
    canary_analysis.Metric: _metric,
    canary_analysis.AlertProvider: _alert_provider,
}
