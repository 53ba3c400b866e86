"""The one place that runs programs: argv lists, no shell, output captured, secrets only on standard input."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.secret import Secret


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a program ended. `out` and `err` are text; invalid UTF-8 is replaced."""

    argv: tuple[str, ...]
    code: int
    out: str
    err: str

    def must(self, subject: str, hint: str = "") -> str:
        """`out`, or ProvisionerError with the last lines that the program wrote."""
        if self.code != 0:
            last = "; ".join((self.err.strip() or self.out.strip()).splitlines()[-3:])
            raise ProvisionerError(subject, f"{Path(self.argv[0]).name} ended with {self.code}: {last}", hint)
        return self.out


def find(name: str, hint: str) -> str:
    """The program's path, or BadInput with `hint` (what to install)."""
    found = shutil.which(name)
    if not found:
        raise BadInput(name, "not found on PATH", hint)
    return found


def run(
    argv: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: Secret | str = "",
    timeout: float | None = None,
) -> Outcome:
    """Run to the end. `env` is added to ours. Raises ProvisionerError when it cannot start or takes too long."""
    text = stdin.reveal() if isinstance(stdin, Secret) else stdin
    try:
        done = subprocess.run(
            list(argv), cwd=cwd, env={**os.environ, **(env or {})}, input=text, timeout=timeout,
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ProvisionerError(Path(argv[0]).name, f"did not end within {timeout:.0f} s") from None
    except OSError as error:
        raise BadInput(argv[0], f"cannot be started: {error.strerror}") from error
    return Outcome(argv=tuple(argv), code=done.returncode, out=done.stdout, err=done.stderr)


@contextlib.contextmanager
def streaming(
    argv: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A program in a process group of its own with its output piped; ended when the block is left."""
    try:
        process = subprocess.Popen(
            list(argv), cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise BadInput(argv[0], f"cannot be started: {error.strerror}") from error
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe:
                pipe.close()


def detached(argv: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: IO[bytes]) -> int:
    """Start a program that outlives us, in a session of its own, and give its process id. `env` is the whole environment."""
    try:
        return subprocess.Popen(
            list(argv),
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        ).pid
    except OSError as error:
        raise BadInput(argv[0], f"cannot be started: {error.strerror}") from error
