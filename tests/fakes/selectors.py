"""Label selectors as the API server reads them: `a=b`, `a!=b`, `a in (x,y)`, `a notin (x)`, `a`,
`!a`, joined by commas."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

Labels = Mapping[str, str]
_REQUIREMENT = re.compile(
    r"\s*(?:(?P<absent>!)\s*)?(?P<key>[\w./-]+)\s*"
    r"(?:(?P<equals>==?|!=)\s*(?P<value>[\w.-]*)|(?P<set>in|notin)\s*\((?P<values>[^)]*)\))?\s*"
    r"(?:,|$)"
)


def matches(selector: str, labels: Labels) -> bool:
    """An empty selector matches everything; ValueError for text that is no selector."""
    return all(holds(labels) for holds in _parsed(selector))


@functools.cache
def _parsed(selector: str) -> list[Callable[[Labels], bool]]:
    requirements, place = [], 0
    while place < len(selector):
        match = _REQUIREMENT.match(selector, place)
        if match is None:
            raise ValueError(f"not a label selector: {selector!r}")
        requirements.append(_requirement(match))
        place = match.end()
    return requirements


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
