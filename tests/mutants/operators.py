"""All mutants of a module. Pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutants import expressions, scope


@dataclass(frozen=True, order=True)
class Mutant:
    """Replaces the bytes `start` to `end` of a file. `lines`: first and last line of the statement;
    only tests that run them can detect the mutant."""

    path: str
    start: int
    end: int
    line: int
    before: str
    after: str
    lines: tuple[int, int]

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.after.encode() + source[self.end :]

    def __str__(self) -> str:
        before, after = (" ".join(text.split()) for text in (self.before, self.after))
        return f"{self.path}:{self.line}\n    - {before}\n    + {after}"


def mutants(path: str, source: str) -> list[Mutant]:
    """All mutants, sorted by position."""
    places = _Places(path, source)
    changes = _changes(ast.parse(source), None)
    return sorted({places.mutant(node, after, held) for node, after, held in changes})


class _Places:
    """Translates lines and columns of a syntax tree into byte offsets."""

    def __init__(self, path: str, source: str) -> None:
        self.path, self.data = path, source.encode()
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def mutant(self, node: Node, after: str, held: ast.stmt) -> Mutant:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        before = self.data[start:end].decode()
        return Mutant(self.path, start, end, node.lineno, before, after, _span(held))


Node = ast.expr | ast.stmt
Change = tuple[Node, str, ast.stmt]


def _span(statement: ast.stmt) -> tuple[int, int]:
    """First and last line of a statement; of a compound statement only its head."""
    body: list[ast.stmt] = getattr(statement, "body", [])
    end = body[0].lineno - 1 if body else (statement.end_lineno or statement.lineno)
    return statement.lineno, max(statement.lineno, end)


def _changes(tree: ast.AST, function: ast.AST | None = None) -> Iterator[Change]:
    """The changes to all statements below a node. `function`: the enclosing function."""
    for statement in scope.statements(tree):
        if scope.untouched(statement, function):
            continue
        yield from _of_statement(statement, function)
        for expression in scope.expressions(statement):
            for node in scope.walk(expression):
                for after in expressions.changed(node):
                    yield node, after, statement
        inner = statement if isinstance(statement, ast.FunctionDef) else function
        yield from _changes(statement, inner)


def _of_statement(statement: ast.stmt, function: ast.AST | None) -> Iterator[Change]:
    if isinstance(statement, ast.If | ast.While):
        yield from _decided(statement.test, statement)
    if isinstance(statement, ast.Return) and statement.value is not None:
        for value in _returned(statement.value, function):
            yield statement.value, value, statement
    deleted = isinstance(statement, ast.Raise | ast.AugAssign | ast.Continue | ast.Break)
    if deleted or (isinstance(statement, ast.Expr) and not scope.only_says(statement.value)):
        yield statement, "pass", statement


def _decided(test: ast.expr, statement: ast.stmt) -> Iterator[Change]:
    endless = isinstance(statement, ast.While)
    for value in ("False",) if endless else ("True", "False"):
        yield test, value, statement


def _returned(value: ast.expr, function: ast.AST | None) -> Iterator[str]:
    yes_or_no = (
        isinstance(function, ast.FunctionDef)
        and function.returns is not None
        and ast.unparse(function.returns) == "bool"
    )
    if isinstance(value, ast.Constant):
        return
    yield from ("True", "False") if yes_or_no else ("None",)
