"""Selects the parts of a module that are mutated. Pure.

Not mutated: docstrings, annotations, decorators, imports, `if TYPE_CHECKING`, texts for users
(arguments of errors and events), tunables (constants in capitals), progress messages.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

TEXTS = {"subject", "cause", "hint", "detail", "text", "how"}  # arguments that users read
ERRORS = {
    "BadInput",
    "Cause",
    "DeliveryFailing",
    "Failure",
    "Held",
    "Interrupted",
    "Note",
    "Pending",
    "ProvisionerError",
    "Refused",
    "TimedOut",
    "Unreachable",
}
PROGRESS = {"waiting", "notify"}  # calls that only report progress
LIMITS = {"ThreadPoolExecutor", "lru_cache"}  # their numbers are tunables
# `field(repr=False)` only keeps debugging output short: secrets hide themselves (base/secret.py).
SHOWN = {"repr"}


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    for part in ast.iter_child_nodes(tree):
        if isinstance(part, ast.stmt):
            yield part
        elif isinstance(part, ast.ExceptHandler | ast.match_case):
            yield from statements(part)


def untouched(statement: ast.stmt, function: ast.AST | None) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.Assert):
        return True
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True
    if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
        return True
    return function is None and _tunable(statement)


def _tunable(statement: ast.stmt) -> bool:
    """Whether it assigns numbers and texts to constants in capitals."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return all(name.isupper() or name == "__all__" for name in map(ast.unparse, targets)) and all(
        not isinstance(node, ast.Compare | ast.BoolOp | ast.Attribute | ast.Call)
        for node in ast.walk(statement.value)
    )


def expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """The expressions that the statement itself evaluates."""
    if isinstance(statement, ast.FunctionDef):
        yield from statement.args.defaults
        yield from filter(None, statement.args.kw_defaults)
        return
    if isinstance(statement, ast.ClassDef):
        return
    for name, value in ast.iter_fields(statement):
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.withitem):
                yield part.context_expr
            elif isinstance(part, ast.expr) and name not in ("annotation", "targets", "target"):
                yield part


def walk(node: ast.AST) -> Iterator[ast.expr]:
    """All expressions inside. Parts of f-strings have no positions in Python 3.11."""
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.expr):
        yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Call) and child in _spoken(node)):
            yield from walk(child)


def _spoken(call: ast.Call) -> list[ast.AST]:
    """Arguments that are not mutated: texts for users, tunables, and `repr` of a field."""
    name = ast.unparse(call.func).rpartition(".")[2]
    if name in ERRORS or name in PROGRESS or name in LIMITS:
        return [*call.args, *call.keywords]
    return [keyword for keyword in call.keywords if keyword.arg in TEXTS | SHOWN]


def only_says(value: ast.expr) -> bool:
    """Whether a call only reports something to the user."""
    if not isinstance(value, ast.Call):
        return True
    name = ast.unparse(value.func).rpartition(".")[2]
    spoken = value.args and isinstance(value.args[0], ast.Call)
    first = ast.unparse(value.args[0]).partition("(")[0] if spoken else ""
    return name in PROGRESS or (name == "sink" and first in ("Note", "Waiting"))
