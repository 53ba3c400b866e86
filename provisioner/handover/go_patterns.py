"""Regular expressions that programs in Go read."""

from __future__ import annotations

import re

from provisioner.base.errors import BadInput

# What Python knows and Go does not: groups that look around, are kept whole or are named again,
# references to groups, and quantifiers that give nothing back.
_UNKNOWN = re.compile(r"\(\?(=|!|<=|<!|>|#|\(|P=)|[*+?}]\+|\\[1-9]")
_NOT_SYNTAX = re.compile(r"\\[^1-9]|\[\^?\]?(\\.|[^\]\\])*\]")  # escaped letters and sets


def check(pattern: str, where: str) -> None:
    """BadInput for what is no regular expression, or one that Go does not know."""
    try:
        re.compile(pattern)
    except re.error as error:
        cause = f"{pattern!r} is not a regular expression: {error}"
        raise BadInput(where, cause, "Correct it.") from None
    if unknown := _UNKNOWN.search(_NOT_SYNTAX.sub("", pattern)):
        cause = f"{pattern!r} has {unknown[0]!r}, which regular expressions of Go do not have"
        raise BadInput(where, cause, "Write it without.")
    if not pattern:
        raise BadInput(where, "empty, so it matches every message", "Leave it out.")
