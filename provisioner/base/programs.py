"""The only module that starts programs: argument lists, no shell, secrets on standard input
only."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.secret import Secret

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator, Mapping, Sequence


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The end of a program. `out` and `err` are text; invalid UTF-8 is replaced."""

    argv: tuple[str, ...]
    code: int
    out: str = field(repr=False)
    err: str = field(repr=False)

    def must(self, subject: str, hint: str = "") -> str:
        """`out` if the program succeeded, otherwise ProvisionerError with its last lines."""
        if self.code != 0:
            last = "; ".join((self.err.strip() or self.out.strip()).splitlines()[-3:])
            cause = f"{Path(self.argv[0]).name} ended with {self.code}: {last}"
            raise ProvisionerError(subject, cause, hint)
        return self.out


def find(name: str, hint: str) -> str:
    """The program's path, or BadInput with `hint` (what to install)."""
    path = shutil.which(name)
    if not path:
        raise BadInput(name, "not found on PATH", hint)
    return path


def run(
    argv: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: Secret | str = "",
    timeout: float | None = None,
    terminal: bool = False,
) -> Outcome:
    """Run to the end. `env` is added to our environment; `timeout` is in seconds. `terminal`: the
    program asks the user, through our own standard input and error. ProvisionerError if the program
    cannot start or takes too long."""
    text = stdin.reveal() if isinstance(stdin, Secret) else stdin
    with _translated(argv[0]):
        done = subprocess.run(
            list(argv),
            cwd=cwd,
            env={**os.environ, **(env or {})},
            input=None if terminal else text,
            timeout=timeout,
            stdout=subprocess.PIPE,
            stderr=None if terminal else subprocess.PIPE,
            text=True,
            errors="replace",
            check=False,
        )
    return Outcome(argv=tuple(argv), code=done.returncode, out=done.stdout, err=done.stderr or "")


@contextlib.contextmanager
def _translated(program: str) -> Iterator[None]:
    try:
        yield
    except subprocess.TimeoutExpired as expired:
        # The exception itself has the whole command line and the output so far.
        cause = f"did not end within {expired.timeout:.0f} s"
        raise ProvisionerError(Path(program).name, cause) from None
    except OSError as error:
        raise BadInput(program, f"cannot be started: {error.strerror}") from error


@contextlib.contextmanager
def streaming(
    argv: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    out: IO[bytes] | None = None,
    err: IO[bytes] | None = None,
    tied: bool = False,
) -> Iterator[subprocess.Popen[str]]:
    """A program in a process group of its own, killed when the block is left. Its output is piped,
    or goes to the files `out` and `err`: then it survives if we are killed. `tied`: its standard
    input ends when we do, so that it can notice."""
    with _translated(argv[0]):
        process = subprocess.Popen(
            list(argv),
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.PIPE if tied else subprocess.DEVNULL,
            stdout=out or subprocess.PIPE,
            stderr=err or subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _kill(process)


@contextlib.contextmanager
def attended(
    argv: Sequence[str], *, apart: bool, out: IO[str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A program that reads and writes our own standard streams, so that it can ask the user; with
    `out` its output goes there. `apart`: in a session of its own, which the keys of a terminal do
    not interrupt."""
    with _translated(argv[0]):
        process = subprocess.Popen(list(argv), stdout=out, text=True, start_new_session=apart)
    try:
        yield process
    finally:
        _kill(process)


def _kill(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()


def detached(
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    log: Path,
    ended: Callable[[int], None] | None = None,
    folder: Path | None = None,
) -> int:
    """Start a program that may outlive us, in a session of its own, and return its process id.

    `env` is its whole environment, `folder` where it runs; None: where we do. `log` (mode 0600) is
    appended to with all its output. While we run, a thread reaps it and calls `ended` with its exit
    code.
    """
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as output, _translated(argv[0]):
        process = subprocess.Popen(
            list(argv),
            env=dict(env),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    threading.Thread(target=_reap, args=(process, ended), daemon=True).start()
    return process.pid


def _reap(process: subprocess.Popen[bytes], ended: Callable[[int], None] | None) -> None:
    code = process.wait()
    if ended:
        ended(code)


async def piped(argv: Sequence[str], *, env: Mapping[str, str]) -> asyncio.subprocess.Process:
    """A program for an asyncio server, all three streams piped as bytes. `env` is its whole
    environment."""
    import asyncio

    return await asyncio.create_subprocess_exec(
        *argv, env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
