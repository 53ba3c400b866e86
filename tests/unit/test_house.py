"""The sizes and names that keep the code readable, measured on the code itself."""

from __future__ import annotations

import ast
import functools
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCE = ("provisioner", "modules", "stacks")
PAIRING = ROOT / "provisioner" / "pairing"
# Written so that it does not match itself.
WAIVERS = re.compile(r"#\s*(noq[a]|type: ignor[e]|pragma: no cove[r]|fmt: (skip|off))")
# Words that once stood for something else in this code; see docs/decisions.md.
METAPHORS = re.compile(r"\b(workshop|going|told|site|shop|road)\b")


def files() -> list[Path]:
    return [path for folder in SOURCE for path in (ROOT / folder).rglob("*.py")]


class Named(NamedTuple):
    """Something that code gives a name to. `lines` is 0 for all but functions."""

    path: str
    line: int
    name: str
    lines: int = 0


@functools.cache
def named() -> list[Named]:
    """Arguments, variables, functions, classes. All files are parsed once for all tests."""
    return [
        Named(str(path.relative_to(ROOT)), *known)
        for path in files()
        for node in ast.walk(ast.parse(path.read_text()))
        if (known := _name(node))
    ]


def _name(node: ast.AST) -> tuple[int, str, int] | None:
    if isinstance(node, ast.arg):
        return node.lineno, node.arg, 0
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.lineno, node.id, 0
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return node.lineno, node.name, (node.end_lineno or node.lineno) - node.lineno + 1
    return (node.lineno, node.name, 0) if isinstance(node, ast.ClassDef) else None


def test_functions_are_short() -> None:
    sizes = sorted((one.lines, one) for one in named() if one.lines)
    lines = [size for size, _ in sizes]
    assert statistics.median(lines) <= 6
    assert lines[int(len(lines) * 0.9)] <= 15
    assert lines[-1] <= 51, sizes[-1]


def test_files_are_short() -> None:
    longest = {**dict.fromkeys(files(), 320), **dict.fromkeys((ROOT / "tests").rglob("*.py"), 400)}
    long = [path for path, lines in longest.items() if path.read_text().count("\n") > lines]
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
    assert [one for one in named() if METAPHORS.search(one.name)] == []


def test_structs_are_read_in_one_place() -> None:
    """base/structs.py says why: elsewhere two threads could crash the interpreter."""
    reading = re.compile(r"msgspec\.(convert\(|\w+\.Decoder\(|\w+\.decode\([^\n]*\btype=)")
    places = [path for path in files() if reading.search(path.read_text())]
    assert places == [ROOT / "provisioner" / "base" / "structs.py"]
