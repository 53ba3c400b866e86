"""Secrets that the handover refers to, looked up when they are needed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from provisioner.base import keys, programs
from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import Reading
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


def resolve(reference: Reference, subject: str, context: RunContext) -> Secret:
    """The secret that a reference leads to, without line ends around it; BadInput names what is
    missing."""
    if reference.env is not None:
        return _env(reference.env, subject)
    if reference.file is not None:
        return _file(reference.file, subject)
    if reference.command:
        argv = tuple(reference.command)
        return context.once(("secret of a command", argv), lambda: _command(argv, subject))
    if reference.stdin:
        return _given(STANDARD_INPUT.text(), subject, "standard input")
    raise BadInput(
        subject, "the reference names no env, file, command or stdin", "Give one of them."
    )


def private_key(reference: Reference, subject: str, context: RunContext) -> Secret:
    """A key that git can use; BadInput if it has a passphrase, for example."""
    key = resolve(reference, subject, context)
    if cause := keys.unusable(key):
        hint = "It must be an OpenSSH or PEM private key without a passphrase."
        raise BadInput(subject, cause, hint)
    return key


def reading(
    reference: Reference | None,
    *,
    user: str,
    ca_file: str | None,
    subject: str,
    writing: Iterable[Reference],
    context: RunContext,
) -> Reading:
    """A token that clusters read with over HTTPS as `user`; Refused when it is one of those that
    write."""
    if reference is None:
        raise BadInput(
            subject, "no sync_credential to read with", "Refer to a token that may only read."
        )
    name = f"sync_credential of {subject}"
    token = resolve(reference, name, context)
    # The names may differ where the tokens do not: a variable and a file may hold the same.
    if any(resolve(each, f"credential of {subject}", context) == token for each in writing):
        cause = "it is the credential that writes, which never enters a cluster"
        raise Refused(name, cause, "Use another one that may only read.")
    data = {"username": user, **({"ca.crt": certificates(ca_file, subject)} if ca_file else {})}
    return Reading(what=f"the token for {subject}", secrets={"password": token}, data=data)


def certificates(ca_file: str, subject: str) -> str:
    """The text of a declared file of certificate authorities."""
    try:
        return Path(ca_file).expanduser().read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(subject, f"ca_file {ca_file} cannot be read", "Check the path.") from error


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


def _command(argv: tuple[str, ...], subject: str) -> Secret:
    """Run once a run: it may open a browser or count its calls. Its output is never quoted."""
    outcome = programs.run(argv, timeout=COMMAND_SECONDS)
    if outcome.code != 0:
        cause = f"{argv[0]} ended with {outcome.code}"
        raise ProvisionerError(subject, cause, "Try the command by hand.")
    return _given(outcome.out, subject, argv[0])


def _given(text: str, subject: str, where: str) -> Secret:
    if not text.strip():
        raise BadInput(subject, f"{where} is empty", "It must contain the secret and nothing else.")
    return Secret(text.strip("\r\n"))
