"""The secrets that the handover refers to, looked up when they are needed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.handover.reference import Reference

COMMAND_SECONDS = 60.0


class _StandardInput:
    """Read once in the life of the process, not once a run: what was read is gone for the next."""

    def __init__(self) -> None:
        self._lock, self._text = threading.Lock(), ""
        self._read = False

    def text(self) -> str:
        with self._lock:
            if not self._read:
                self._read = True
                self._text = "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.read()
            return self._text

    def forget(self) -> None:
        """For tests, which bring a standard input of their own."""
        with self._lock:
            self._read = False


STANDARD_INPUT = _StandardInput()


def resolve(reference: Reference, subject: str) -> Secret:
    """The secret that a reference leads to, without line ends around it; BadInput names what is
    missing. A command is run each time."""
    if reference.env is not None:
        return _env(reference.env, subject)
    if reference.file is not None:
        return _file(reference.file, subject)
    if reference.command:
        return _command(reference.command, subject)
    if reference.stdin:
        return _given(STANDARD_INPUT.text(), subject, "standard input")
    raise BadInput(
        subject, "the reference names no env, file, command or stdin", "Give one of them."
    )


def once(reference: Reference, subject: str, context: RunContext) -> Secret:
    """The same, followed once a run."""
    key = ("reference", msgspec.json.encode(reference))
    return context.once(key, lambda: resolve(reference, subject))


def _env(name: str, subject: str) -> Secret:
    value = os.environ.get(name, "")
    if not value:
        cause = f"environment variable {name} is not set"
        raise BadInput(subject, cause, "Export it and run again.")
    return _given(value, subject, f"environment variable {name}")


def _file(name: str, subject: str) -> Secret:
    try:
        return _given(Path(name).expanduser().read_text(), subject, name)
    except OSError as error:
        cause = f"{name} cannot be read: {error.strerror}"
        raise BadInput(subject, cause, "Check the path.") from error
    except UnicodeDecodeError:
        raise BadInput(subject, f"{name} is not a text file", "Check the path.") from None


def _command(argv: Sequence[str], subject: str) -> Secret:
    """Its output is never quoted."""
    outcome = programs.run(argv, timeout=COMMAND_SECONDS)
    if outcome.code != 0:
        cause = f"{argv[0]} ended with {outcome.code}"
        raise ProvisionerError(subject, cause, "Try the command by hand.")
    return _given(outcome.out, subject, argv[0])


def _given(text: str, subject: str, where: str) -> Secret:
    if not text.strip():
        raise BadInput(subject, f"{where} is empty", "It must contain the secret and nothing else.")
    return Secret(text.strip("\r\n"))
