"""Secrets that the handover refers to, found when they are needed."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import Reading
from provisioner.handover.reference import Reference

COMMAND_SECONDS = 60.0


def resolve(reference: Reference, subject: str) -> Secret:
    """The secret that a reference leads to, without line ends around it; BadInput names what is
    missing."""
    if reference.env is not None:
        return _env(reference.env, subject)
    if reference.file is not None:
        return _file(reference.file, subject)
    if reference.command:
        return _command(tuple(reference.command), subject)
    if reference.stdin:
        return _given(_stdin(), subject, "standard input")
    raise BadInput(
        subject, "the reference names no env, file, command or stdin", "Give one of them."
    )


def reading(
    reference: Reference | None,
    *,
    user: str,
    ca_file: str | None,
    subject: str,
    writing: Iterable[Reference],
) -> Reading:
    """A token that clusters read with over HTTPS as `user`; Refused when it is one of those that
    write."""
    if reference is None:
        raise BadInput(
            subject, "no sync_credential to read with", "Refer to a token that may only read."
        )
    token = resolve(reference, f"sync_credential of {subject}")
    if any(resolve(one, f"credential of {subject}") == token for one in writing):
        raise Refused(
            f"sync_credential of {subject}",
            "it is the credential that writes, which never enters a cluster",
            "Make another one that may only read.",
        )
    data = {"username": user, **({"ca.crt": certificates(ca_file, subject)} if ca_file else {})}
    return Reading(what=f"the token for {subject}", secrets={"password": token}, data=data)


def certificates(ca_file: str, subject: str) -> str:
    """The text of a declared file of authorities."""
    try:
        return Path(ca_file).expanduser().read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(subject, f"ca_file {ca_file} cannot be read", "Check the path.") from error


def _env(name: str, subject: str) -> Secret:
    value = os.environ.get(name, "")
    if not value:
        raise BadInput(
            subject, f"environment variable {name} is not set", "Export it and run again."
        )
    return Secret(value)


def _file(name: str, subject: str) -> Secret:
    try:
        return _given(Path(name).expanduser().read_text(), subject, name)
    except OSError as error:
        raise BadInput(
            subject, f"{name} cannot be read: {error.strerror}", "Check the path."
        ) from error
    except UnicodeDecodeError:
        raise BadInput(subject, f"{name} is no text", "Check the path.") from None


@functools.cache
def _command(argv: tuple[str, ...], subject: str) -> Secret:
    """Asked once a run: it may open a browser or count its calls. Its output is never quoted."""
    outcome = programs.run(argv, timeout=COMMAND_SECONDS)
    if outcome.code != 0:
        raise ProvisionerError(
            subject, f"{argv[0]} ended with {outcome.code}", "Try the command by hand."
        )
    return _given(outcome.out, subject, argv[0])


@functools.cache
def _stdin() -> str:
    return "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.read()


def _given(text: str, subject: str, where: str) -> Secret:
    if not text.strip():
        raise BadInput(
            subject, f"{where} holds nothing", "It must hold the secret and nothing else."
        )
    return Secret(text.strip("\r\n"))
