"""`python -m tests.mutants`: the share of mutants that survive the unit tests.

    python -m tests.mutants --paths provisioner/pairing --sample 200 --seed 1 --at-most 10
    python -m tests.mutants --planted

Exit code 1: more than `--at-most` per cent of the mutants survived, a planted fault survived, or an
anchor is lost.
"""

from __future__ import annotations

import argparse
import queue
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants import coverage_map, operators, planted
from tests.mutants.operators import Mutant
from tests.mutants.trial import ROOT, Judged, Tree, Verdict

TESTS = ("tests/unit/pairing", "tests/unit/fakes", "tests/unit/reports", "tests/unit/runs")


def main(argv: Sequence[str] | None = None) -> int:
    given = _arguments().parse_args(argv)
    try:
        chosen = planted.mutants(ROOT) if given.planted else sampled(given)
    except planted.Unanchored as error:
        print(f"tests/mutants/planted.py: {error}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        judged = _judged(chosen, given, Path(folder))
    return summary(judged, at_most=0.0 if given.planted else given.at_most)


def sampled(given: argparse.Namespace) -> list[Mutant]:
    """The same sample for the same seed and source; without `--sample` all mutants."""
    files = sorted(file for path in given.paths for file in _modules(ROOT / path))
    every = [
        mutant
        for file in files
        for mutant in operators.mutants(str(file.relative_to(ROOT)), file.read_text())
    ]
    count = min(given.sample or len(every), len(every))
    return sorted(random.Random(given.seed).sample(every, count))


def summary(judged: Sequence[Judged], *, at_most: float) -> int:
    """Print the survivors and their share. Returns the exit code."""
    survivors = [entry for entry in judged if entry.survived]
    for entry in survivors:
        print(f"{entry.mutant}\n    {entry.verdict}")
    tried = sum(entry.verdict is not Verdict.INVALID for entry in judged)
    share = 100 * len(survivors) / max(tried, 1)
    print(
        f"{tried} mutants, {tried - len(survivors)} killed, {len(survivors)} survived "
        f"({share:.1f} %)"
    )
    return 1 if share > at_most else 0


def _judged(chosen: Sequence[Mutant], given: argparse.Namespace, folder: Path) -> list[Judged]:
    """Try all mutants, `given.jobs` at once; each job has its own tree."""
    trees: queue.SimpleQueue[Tree] = queue.SimpleQueue()
    for number in range(given.jobs):
        trees.put(Tree(folder / str(number)))
    began = time.monotonic()
    covered = coverage_map.record(folder / "0", given.tests, folder / "coverage.json")
    print(f"{len(covered.seconds)} tests ran in {time.monotonic() - began:.0f} s", flush=True)

    def judge(mutant: Mutant) -> Judged:
        tree = trees.get()
        try:
            return _reported(tree.judge(mutant, covered), quiet=given.quiet)
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(given.jobs) as pool:
        return list(pool.map(judge, chosen))


def _reported(judged: Judged, *, quiet: bool) -> Judged:
    if not quiet:
        print(f"{judged.verdict:10} {judged.mutant.path}:{judged.mutant.line}", flush=True)
    return judged


def _modules(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("*.py"))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("--paths", nargs="+", default=["provisioner/pairing"])
    parser.add_argument("--tests", nargs="+", default=list(TESTS))
    parser.add_argument("--sample", type=int, default=0, help="number of mutants (default: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--at-most", type=float, default=10.0, help="per cent of mutants that may survive"
    )
    parser.add_argument(
        "--planted", action="store_true", help="try the named faults of planted.py instead"
    )
    parser.add_argument("--quiet", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
