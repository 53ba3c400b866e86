"""Any Git server over SSH: no API, so its owner installs the deploy keys."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from provisioner.base import tools
from provisioner.base.errors import ProvisionerError
from provisioner.base.run_context import RunContext
from provisioner.base.tools import Tool
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

NO_API = "this host has no API for deploy keys"


@dataclass(frozen=True)
class Host:
    declaration: Declaration
    context: RunContext

    def remote(self) -> Remote:
        return Remote(
            url=self.declaration.url,
            known_hosts=tuple(self.declaration.known_hosts),
            trust_on_first_use=self.declaration.trust_on_first_use,
        )

    @contextlib.contextmanager
    def push(self) -> Iterator[Access]:
        if not self.declaration.push_key:
            yield Access(remote=self.remote())
            return
        subject = f"push key of {self.declaration.url}"
        key = credentials.private_key(self.declaration.push_key, subject, self.context)
        yield Access(remote=self.remote(), key=key)

    def check(self, needs: Collection[Need]) -> None:
        if "propose" in needs:
            raise no_change_requests(self.declaration.url)

    def reading(self) -> Reading | None:
        return None

    def keys(self) -> list[HostKey] | None:
        return None

    def add(self, *, title: str, public: str, write: bool) -> None:
        raise ProvisionerError(self.declaration.url, NO_API, "Its owner installs them.")

    def revoke(self, id: str) -> None:
        raise ProvisionerError(self.declaration.url, NO_API, "Its owner removes them.")

    def webhooks(self) -> None:
        return None

    def proposed(self, branch: str) -> ChangeRequest | None:
        return None

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        raise no_change_requests(self.declaration.url)


def scopes(needs: frozenset[Need]) -> list[str]:
    if "push" in needs:
        return ["an SSH key with write access; the repository's owner installs the deploy keys"]
    return ["an SSH key with read access; the repository's owner installs the deploy keys"]


def programs(declaration: Declaration) -> tuple[Tool, ...]:
    return () if "file://" in declaration.url else tools.OVER_SSH
