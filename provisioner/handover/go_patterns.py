"""Regular expressions that programs in Go read."""

from __future__ import annotations

import functools
import re
import warnings

from provisioner.base.errors import BadInput

# What Python knows and Go does not: groups that look around, are kept whole or are named again,
# references to groups, and quantifiers that give nothing back.
_UNKNOWN = re.compile(r"\(\?(=|!|<=|<!|>|#|\(|P=)|[*+?}]\+|\\[1-9]")
_NOT_SYNTAX = re.compile(
    r"\\[pP]\{\^?\w+\}|\\[^1-9]|\[\^?\]?(\\.|[^\]\\])*\]"
)  # escaped letters and sets
# What Go knows and Python does not: classes of letters, the end of the text, another way to name a
# group, and flags in the middle.
_OF_GO = re.compile(
    r"(?P<letter>\\[pP](\{\^?\w+\}|[A-Za-z])|\[:\^?[a-z]+:\])|(?P<end>\\z)"
    r"|(?P<group>\(\?<(?=[A-Za-z_]))|(?P<flags>\(\?[imsU]+\))|\\."
)
_OF_PYTHON = {"letter": "x", "end": r"\Z", "group": "(?P<", "flags": ""}
_NAME = re.compile(r"\$(?:\$|\{(\w+)\}|(\w+))", re.ASCII)


def check(pattern: str, where: str) -> None:
    """BadInput for what is no regular expression, or one that Go does not know."""
    try:
        _compiled(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        cause = f"{pattern!r} is not a regular expression: {error}"
        raise BadInput(where, cause, "Correct it.") from None
    if unknown := _UNKNOWN.search(_NOT_SYNTAX.sub("x", pattern)):
        cause = f"{pattern!r} has {unknown[0]!r}, which regular expressions of Go do not have"
        raise BadInput(where, cause, "Write it without.")
    if not pattern:
        raise BadInput(where, "empty, so it matches everything", "Leave it out.")


def check_names(template: str, pattern: str, where: str) -> None:
    """BadInput for a template such as `$ts` that names no group of the pattern, which was checked:
    Go puts nothing there."""
    compiled = _compiled(pattern)
    known = {*compiled.groupindex, *map(str, range(compiled.groups + 1))}
    named = (braced or plain for braced, plain in _NAME.findall(template))
    if unknown := next((name for name in named if name and name not in known), ""):
        cause = f"{pattern!r} has no group {unknown!r}"
        raise BadInput(where, cause, "Name a group as (?P<name>...), and refer to it as $name.")


@functools.lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of sets in sets
        return re.compile(_OF_GO.sub(_as_python, pattern))


def _as_python(part: re.Match[str]) -> str:
    kind = part.lastgroup
    return _OF_PYTHON[kind] if kind else part[0]
