"""Records which tests run each line of the program, in a process of its own.

python -m tests.mutants.coverage_map FILE PYTEST-ARGUMENT...
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PLAIN = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not real")


@dataclass
class CoverageMap:
    """`lines`: the tests by file (relative to the tree) and line. `seconds`: duration by test."""

    lines: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def covering(self, path: str, first: int, last: int) -> list[str]:
        """The tests that run any of these lines, fastest first. For lines that only run on import:
        all tests that use the module."""
        held = self.lines.get(path, {})
        lines = [str(line) for line in range(first, last + 1)]
        tests = {test for line in lines for test in held.get(line, [])}
        if not tests and any(line in held for line in lines):
            tests = {test for entries in held.values() for test in entries}
        return sorted(tests, key=lambda test: (self.seconds.get(test, 0.0), test))


def record(tree: Path, tests: Sequence[str], into: Path) -> CoverageMap:
    """Run the tests in a tree; AssertionError when they do not pass as they are."""
    argv = [sys.executable, "-m", "tests.mutants.coverage_map", str(into), *tests]
    done = subprocess.run(argv, cwd=tree, env=environment(tree), capture_output=True, text=True)
    assert done.returncode == 0, (
        f"the tests fail without any mutant:\n{done.stdout[-3000:]}{done.stderr[-1000:]}"
    )
    return CoverageMap(**json.loads(into.read_text()))


def environment(tree: Path) -> dict[str, str]:
    """The environment in which a tree runs its own code, not the installed package."""
    import os

    return {**os.environ, "PYTHONPATH": f"{tree}:{tree / 'modules'}", "PYTHONHASHSEED": "0"}


class _Contexts:
    """A pytest plugin that tells coverage the current test."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self.coverage.switch_context(item.nodeid)
        result = yield
        self.coverage.switch_context("")
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def main(into: Path, arguments: Sequence[str]) -> int:
    import coverage

    measuring = coverage.Coverage(data_file=None, source=["provisioner"], messages=False)
    contexts = _Contexts(measuring)
    measuring.start()
    code = pytest.main([*PLAIN, *arguments], plugins=[contexts])
    measuring.stop()
    data = measuring.get_data()
    root = Path.cwd()
    lines = {
        str(Path(name).relative_to(root)): {
            str(line): [test for test in tests if test]
            for line, tests in data.contexts_by_lineno(name).items()
        }
        for name in data.measured_files()
    }
    into.write_text(json.dumps({"lines": lines, "seconds": contexts.seconds}))
    return int(code)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
