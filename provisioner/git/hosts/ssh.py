"""Any Git server over SSH: no API, so its owner installs the deploy keys."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator

from provisioner.base import keys as keypairs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.git import credentials
from provisioner.git.hosts.base import (
    Access,
    ChangeRequest,
    HostKey,
    Need,
    Reading,
    Remote,
    no_change_requests,
)
from provisioner.handover.repositories.ssh import Declaration


def remote(declaration: Declaration) -> Remote:
    return Remote(
        url=declaration.url,
        known_hosts=tuple(declaration.known_hosts),
        trust_on_first_use=declaration.trust_on_first_use,
    )


def check(declaration: Declaration, needs: Collection[Need]) -> None:
    if "propose" in needs:
        raise no_change_requests(declaration.url)


def reading(declaration: Declaration) -> Reading | None:
    return None


def keys(declaration: Declaration) -> list[HostKey] | None:
    return None


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    raise ProvisionerError(
        declaration.url, "this host has no API for deploy keys", "Its owner installs them."
    )


def revoke(declaration: Declaration, id: str) -> None:
    raise ProvisionerError(
        declaration.url, "this host has no API for deploy keys", "Its owner removes them."
    )


def proposed(declaration: Declaration, branch: str) -> ChangeRequest | None:
    return None


def propose(declaration: Declaration, *, branch: str, title: str, body: str) -> ChangeRequest:
    raise no_change_requests(declaration.url)


@contextlib.contextmanager
def push(declaration: Declaration) -> Iterator[Access]:
    where = remote(declaration)
    if not declaration.push_key:
        yield Access(remote=where)
        return
    subject = f"push key of {declaration.url}"
    key = credentials.resolve(declaration.push_key, subject)
    if cause := keypairs.unusable(key):
        raise BadInput(
            subject, cause, "It must be an OpenSSH or PEM private key without a passphrase."
        )
    yield Access(remote=where, key=key)
