"""Secrets that the handover refers to, looked up when they are needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from provisioner.base import keys, masking
from provisioner.base.errors import BadInput, Refused
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import Reading
from provisioner.handover import secrets
from provisioner.handover.reference import Reference


def resolve(reference: Reference, subject: str, context: RunContext) -> Secret:
    """The secret that a reference leads to, without line ends around it; BadInput names what is
    missing. A command is run once a run: it may open a browser or count its calls. The user is
    warned, once a run, of a secret that is too short to be masked."""
    secret = _resolved(reference, subject, context)
    if masking.too_short(secret.reveal()):
        text = f"{subject}: has fewer than {masking.SHORTEST} characters, so it is not masked"
        context.once(("short secret", subject), lambda: context.notify(f"{text} in output"))
    return secret


def _resolved(reference: Reference, subject: str, context: RunContext) -> Secret:
    if reference.command:
        key = ("secret of a command", tuple(reference.command))
        return context.once(key, lambda: secrets.resolve(reference, subject))
    return secrets.resolve(reference, subject)


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
