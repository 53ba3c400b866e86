"""`python -m tests.check`: everything that must hold before a commit, in under a minute."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CHECKS = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports", "--no-logo"]),
    ("unit", ["pytest", "-q", "-m", "not real", "-n", "2", "--dist", "worksteal", "tests/unit"]),
)
MEMORY = Path("/dev/shm")  # where Linux has one


def main() -> int:
    with _temporary_files() as environment:
        return _checked({**os.environ, **environment})


def _checked(environment: dict[str, str]) -> int:
    failed = []
    for name, argv in CHECKS:
        started = time.monotonic()
        module = "importlinter.cli" if argv[0] == "lint-imports" else argv[0]
        done = subprocess.run(
            _argv(module, argv[1:]), env=environment, capture_output=True, text=True, check=False
        )
        print(
            f"{name:8} {'ok' if done.returncode == 0 else 'FAILED'}  "
            f"{time.monotonic() - started:.1f} s",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
        elif name == "unit":
            print(done.stdout.strip().splitlines()[-1], flush=True)
    return 1 if failed else 0


@contextlib.contextmanager
def _temporary_files() -> Iterator[dict[str, str]]:
    """Unit tests write thousands of small files, which take seconds on a disk, and seconds to
    remove in Python."""
    folder = tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    try:
        yield {"TMPDIR": folder}
    finally:
        subprocess.run(["rm", "-rf", folder], check=False)


def _argv(module: str, arguments: list[str]) -> list[str]:
    if module == "importlinter.cli":
        return [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
        ]
    return [sys.executable, "-m", module, *arguments]


if __name__ == "__main__":
    sys.exit(main())
