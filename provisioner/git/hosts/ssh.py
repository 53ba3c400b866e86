"""Any Git server over SSH: no API, so its owner installs the deploy keys."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from provisioner.base import keys as keypairs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import HostKey, Remote
from provisioner.handover.repositories.ssh import Declaration, Reference


def remote(declaration: Declaration) -> Remote:
    return Remote(
        url=declaration.url,
        known_hosts=tuple(declaration.known_hosts),
        trust_on_first_use=declaration.trust_on_first_use,
    )


def keys(declaration: Declaration) -> list[HostKey] | None:
    return None


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    raise ProvisionerError(declaration.url, "this host has no API for deploy keys", "Its owner installs them.")


def revoke(declaration: Declaration, id: str) -> None:
    raise ProvisionerError(declaration.url, "this host has no API for deploy keys", "Its owner removes them.")


@contextlib.contextmanager
def pusher(declaration: Declaration) -> Iterator[Secret | None]:
    if not declaration.push_key:
        yield None
        return
    subject = f"push key of {declaration.url}"
    key = resolve(declaration.push_key, subject)
    if cause := keypairs.unusable(key):
        raise BadInput(subject, cause, "It must be an OpenSSH or PEM private key without a passphrase.")
    yield key


def resolve(reference: Reference, subject: str) -> Secret:
    """The secret that a reference leads to."""
    if reference.env:
        value = os.environ.get(reference.env, "")
        if not value:
            raise BadInput(subject, f"environment variable {reference.env} is not set", "Export it and run again.")
        return Secret(value)
    if not reference.file:
        raise BadInput(subject, "the reference names neither `env` nor `file`", "Give one of them.")
    try:
        return Secret(Path(reference.file).expanduser().read_text())
    except OSError as error:
        raise BadInput(subject, f"{reference.file} cannot be read: {error.strerror}", "Check the path.") from error
    except UnicodeDecodeError:
        raise BadInput(subject, f"{reference.file} is no text", "Check the path.") from None
