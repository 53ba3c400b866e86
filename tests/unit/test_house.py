"""The sizes and names that keep the code readable, measured on the code itself."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ("provisioner", "modules", "stacks")
PAIRING = ROOT / "provisioner" / "pairing"
# Written so that it does not match itself.
WAIVERS = re.compile(r"#\s*(noq[a]|type: ignor[e]|pragma: no cove[r]|fmt: (skip|off))")
# Words that once stood for something else in this code; see docs/decisions.md.
METAPHORS = re.compile(r"\b(workshop|wave|going|told|site|shop|road)\b")


def files() -> list[Path]:
    return [path for folder in SOURCE for path in (ROOT / folder).rglob("*.py")]


def functions() -> Iterator[tuple[int, str]]:
    """The lines of every function, with its place."""
    for path in files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield lines, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def names(tree: ast.AST) -> Iterator[str]:
    """Everything that code gives a name to: arguments, variables, functions, classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def test_functions_are_short() -> None:
    sizes = sorted(functions())
    lines = [size for size, _ in sizes]
    assert statistics.median(lines) <= 6
    assert lines[int(len(lines) * 0.9)] <= 15
    assert lines[-1] <= 51, sizes[-1]


def test_files_are_short() -> None:
    long = [path for path in files() if path.read_text().count("\n") > 320]
    assert long == []


def test_a_folder_holds_what_one_reader_needs_together() -> None:
    folders = Counter(path.parent for path in files() if path.is_relative_to(PAIRING))
    assert {folder: count for folder, count in folders.items() if count > 12} == {}


def test_no_rule_is_waived_in_a_line() -> None:
    waived = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (*files(), *(ROOT / "tests").rglob("*.py"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if WAIVERS.search(line)
    ]
    assert waived == []


def test_names_are_no_metaphors() -> None:
    used = {
        str(path.relative_to(ROOT)): found
        for path in files()
        if (found := sorted(set(filter(METAPHORS.search, names(ast.parse(path.read_text()))))))
    }
    assert used == {}
