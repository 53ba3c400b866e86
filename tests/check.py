"""`python -m tests.check`: everything that must hold before a commit, in under a minute."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", LINT_IMPORTS, "--no-logo"]),
)
UNIT = ("-m", "pytest", "-q", "-m", "not real")
FILES = Path(__file__).parent / "unit"
CONSTRUCTS, FLEETS = "provisioner_cdk", re.compile("fake_fleet|FakeFleet")
SIDE_BY_SIDE = 3  # on two cores: tests also wait for locks, watches and processes
MEMORY = Path("/dev/shm")  # where Linux has one


def main() -> int:
    with _temporary_files() as environment:
        failed = [name for name, argv in CHECKS if not _holds(name, [argv], environment)]
        shares = [[*UNIT, *map(str, share)] for share in _shares(FILES.rglob("test_*.py"))]
        failed += [] if _holds("unit", shares, environment, tells=True) else ["unit"]
    return 1 if failed else 0


def _holds(
    name: str, commands: Sequence[list[str]], environment: dict[str, str], *, tells: bool = False
) -> bool:
    """Run the commands side by side. Those that fail are printed whole; of the others the last
    line, if it `tells` something."""
    started = time.monotonic()
    running = [
        subprocess.Popen(
            [sys.executable, *argv],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for argv in commands
    ]
    printed = [process.communicate()[0] for process in running]
    good = [process.returncode == 0 for process in running]
    took = f"{time.monotonic() - started:.1f} s"
    print(f"{name:8} {'ok' if all(good) else 'FAILED'}  {took}", flush=True)
    for ok, text in zip(good, printed, strict=True):
        if not ok:
            print(text, flush=True)
        elif tells:
            print(text.strip().splitlines()[-1], flush=True)
    return all(good)


def _shares(files: Iterator[Path]) -> list[list[Path]]:
    """The files in as many shares of about one size. Each is a pytest of its own: the workers of
    pytest-xdist would each collect all tests, which takes seconds."""
    shares: list[list[Path]] = [[] for _ in range(SIDE_BY_SIDE)]
    sizes = [0] * SIDE_BY_SIDE
    for size, group in sorted(_groups(files), reverse=True):
        lightest = sizes.index(min(sizes))
        shares[lightest] += group
        sizes[lightest] += size
    return shares


def _groups(files: Iterator[Path]) -> Iterator[tuple[int, list[Path]]]:
    """Each file with its size, which counts more often where a line takes longer. Those that import
    the constructs are one group, as a process that does so starts a Node."""
    starting_node = []
    for file in files:
        text = file.read_text()
        if CONSTRUCTS in f"{file} {text}":
            starting_node.append(file)
        else:
            yield len(text) * (5 if FLEETS.search(text) else 1), [file]
    yield 4 * sum(file.stat().st_size for file in starting_node), starting_node


@contextlib.contextmanager
def _temporary_files() -> Iterator[dict[str, str]]:
    """Unit tests write thousands of small files, which take seconds on a disk, and seconds to
    remove in Python. What Python compiles is kept all the same: it takes seconds too."""
    folder = tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    try:
        yield {"TMPDIR": folder, "PYTHONDONTWRITEBYTECODE": ""}
    finally:
        subprocess.run(["rm", "-rf", folder], check=False)


if __name__ == "__main__":
    sys.exit(main())
