"""What the documentation says of files and steps is true of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.pairing.removal import leaving

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "benchmarks").glob("*.md"),
]
FOLDERS = "provisioner|modules|stacks|tests|benchmarks|docs"
ROW = re.compile(r"^\| `([^`]+)` \| \[[^]]+\]\(\.\./([^)]+)\) \|$", re.MULTILINE)


def named(page: Path) -> Iterator[Path]:
    """The files that a page links to, or names from the top of the project in backticks."""
    text = page.read_text()
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        yield page.parent / target
    for path in re.findall(rf"`((?:{FOLDERS})/[\w./-]*(?:/|\.\w+))`", text):
        yield ROOT / path


def steps() -> Iterator[tuple[str, str]]:
    """The name of every step of pairing, with its file."""
    for path in (ROOT / "provisioner" / "pairing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Step", "Wait")
            ):
                values = {keyword.arg: keyword.value for keyword in node.keywords}
                yield ast.literal_eval(values["name"]), str(path.relative_to(ROOT))


def test_the_readme_has_the_table_of_leaving() -> None:
    rows = [
        f"| {' | '.join((row.when, row.workloads, row.flux, row.namespace, row.keys, row.files))} |"
        for row in leaving.TABLE.values()
    ]
    assert "\n".join(["|---|---|---|---|---|---|", *rows]) in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_a_page_names_exist(page: Path) -> None:
    assert [str(path) for path in named(page) if not path.exists()] == []


def test_the_code_map_lists_every_step() -> None:
    assert sorted(ROW.findall((ROOT / "docs" / "code-map.md").read_text())) == sorted(steps())
