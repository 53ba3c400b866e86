"""Python's patterns as RE2 has them, which Terraform uses: no lookaheads. Those at the beginning of
a pattern become patterns of their own, which must match, or must not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.fleet_module import hcl


@dataclass(frozen=True, kw_only=True)
class Part:
    """A pattern without lookaheads, and whether it must match."""

    pattern: str
    matches: bool = True


def parts(pattern: str) -> list[Part]:
    """ValueError for a lookahead anywhere but at the beginning."""
    rest, ahead = pattern.removeprefix("^"), []
    while rest.startswith(("(?=", "(?!")):
        end = _closing(rest)
        ahead.append(Part(pattern=f"^(?:{re2(rest[3:end])})", matches=rest[2] == "="))
        rest = rest[end + 1 :]
    if "(?=" in rest or "(?!" in rest:
        raise ValueError(f"a lookahead inside {rest!r}: RE2 cannot say that")
    return [Part(pattern=f"^{re2(rest)}"), *ahead]


def re2(pattern: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", pattern)


def _closing(text: str) -> int:
    """The index of the bracket that closes the first one."""
    depth, in_class, index = 0, False, 0
    while index < len(text):
        char = text[index]
        if char == "\\":
            index += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
            index += text[index + 1] == "^"
        else:
            depth += (char == "(") - (char == ")")
            if depth == 0:
                return index
        index += 1
    raise ValueError(f"no closing bracket in {text!r}")


def mismatch(pattern: str, ref: str) -> str:
    """A condition in HCL: whether the text breaks the pattern."""
    conditions = (
        f"{'!' if part.matches else ''}can(regex({hcl.quoted(part.pattern)}, {ref}))"
        for part in parts(pattern)
    )
    return " || ".join(conditions)
