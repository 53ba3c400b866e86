"""Runs the tests of one mutant on a private copy of the tree."""

from __future__ import annotations

import compileall
import enum
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.coverage_map import PLAIN, CoverageMap, environment
from tests.mutants.operators import Mutant

ROOT = Path(__file__).parents[2]
COPIED = ("provisioner", "modules", "stacks", "tests")
FILES = ("pyproject.toml", "cdktf.json", "README.md")
LEAST, FACTOR = 20.0, 5.0  # time limit: seconds, plus a multiple of the usual duration


class Verdict(enum.StrEnum):
    KILLED = "killed"
    SURVIVED = "survived"
    UNCOVERED = "survived, and no test runs it"
    TIMED_OUT = "killed: it never ended"
    INVALID = "not valid Python"


@dataclass(frozen=True, kw_only=True)
class Judged:
    mutant: Mutant
    verdict: Verdict

    @property
    def survived(self) -> bool:
        return self.verdict in (Verdict.SURVIVED, Verdict.UNCOVERED)


class Tree:
    """A private copy of the source, for one mutant at a time."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        self.folder = folder
        ignored = shutil.ignore_patterns("__pycache__", ".provisioner", "cdktf.out", "real")
        for name in COPIED:
            if (root / name).is_dir():
                shutil.copytree(root / name, folder / name, ignore=ignored)
        for name in FILES:
            if (root / name).is_file():
                shutil.copy2(root / name, folder / name)
        # Cached by content: a mutant may have the same time and size as the original.
        checked = py_compile.PycInvalidationMode.CHECKED_HASH
        compileall.compile_dir(folder / "provisioner", quiet=2, invalidation_mode=checked)

    def judge(self, mutant: Mutant, covered: CoverageMap) -> Judged:
        tests = covered.covering(mutant.path, *mutant.lines)
        if not tests:
            return Judged(mutant=mutant, verdict=Verdict.UNCOVERED)
        limit = LEAST + FACTOR * sum(covered.seconds.get(test, 1.0) for test in tests)
        return Judged(mutant=mutant, verdict=self.run(mutant, tests, limit))

    def run(self, mutant: Mutant, tests: Sequence[str], seconds: float) -> Verdict:
        """Run the tests on the mutant, then restore the file."""
        file = self.folder / mutant.path
        source = file.read_bytes()
        changed = mutant.applied(source)
        try:
            compile(changed, mutant.path, "exec")
        except SyntaxError:
            return Verdict.INVALID
        try:
            file.write_bytes(changed)
            return self._tested(tests, seconds)
        finally:
            file.write_bytes(source)

    def _tested(self, tests: Sequence[str], seconds: float) -> Verdict:
        argv = [sys.executable, "-m", "pytest", "-x", *PLAIN, *tests]
        try:
            done = subprocess.run(
                argv,
                cwd=self.folder,
                env=environment(self.folder),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Verdict.TIMED_OUT
        return Verdict.SURVIVED if done.returncode == 0 else Verdict.KILLED
