"""Label selectors as the API server reads them: `a=b`, `a!=b`, `a in (x,y)`, `a notin (x)`, `a`,
`!a`, joined by commas."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

from provisioner.base.errors import BadInput

Labels = Mapping[str, str]
REQUIREMENT = re.compile(
    r"\s*(?:(?P<absent>!)\s*)?(?P<key>[A-Za-z0-9][\w./-]*)\s*"
    r"(?:(?P<equals>==?|!=)\s*(?P<value>[\w.-]*)"
    r"|(?P<set>in|notin)\s*\((?P<values>[\w\s.,-]*)\))?\s*(?:,(?=\s*\S)|$)"
)
HINT = "Examples: `fleet=production`, `tier in (gold,silver),!legacy`."


def check(selector: str, where: str) -> None:
    """BadInput for text that is no selector."""
    place = 0
    while place < len(selector.rstrip()):
        match = REQUIREMENT.match(selector, place)
        if match is None or (match["absent"] and (match["equals"] or match["set"])):
            raise BadInput(where, f"{selector!r} is not a label selector", HINT)
        place = match.end()


def matches(selector: str, labels: Labels) -> bool:
    """An empty selector matches everything."""
    return all(holds(labels) for holds in _requirements(selector))


@functools.cache
def _requirements(selector: str) -> list[Callable[[Labels], bool]]:
    check(selector, "selector")
    return [_requirement(match) for match in REQUIREMENT.finditer(selector) if match[0].strip()]


def _requirement(match: re.Match[str]) -> Callable[[Labels], bool]:
    key = match["key"]
    if match["absent"]:
        return lambda labels: key not in labels
    if match["set"]:
        values = {value.strip() for value in match["values"].split(",")}
        wanted = match["set"] == "in"
        return lambda labels: (labels.get(key) in values) == wanted
    if match["equals"]:
        value, equal = match["value"], match["equals"] != "!="
        return lambda labels: (labels.get(key) == value) == equal
    return lambda labels: key in labels
