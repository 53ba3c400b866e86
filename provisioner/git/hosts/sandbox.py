"""The sandbox's Git host: deploy keys in a file of its own, pushes with a key that lives as long as
the push."""

from __future__ import annotations

import contextlib
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import holders, tools
from provisioner.base import keys as keypairs
from provisioner.base.tools import Tool
from provisioner.git.hosts.base import (
    Access,
    ChangeRequest,
    HostKey,
    Need,
    Reading,
    Remote,
    no_change_requests,
)
from provisioner.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from provisioner.base.run_context import RunContext
    from provisioner.handover.repositories.sandbox import Declaration
    from provisioner.sandbox.git_host.deploy_keys import Key

PUSH_TITLE = "provisioner push "
STALE = 3600.0  # seconds: longer than any run, so the key is of one that was killed


@dataclass(frozen=True)
class Host:
    declaration: Declaration
    context: RunContext

    @property
    def name(self) -> str:
        return self.declaration.name

    @property
    def sandbox(self) -> Sandbox:
        return Sandbox(Path(self.declaration.directory))

    def remote(self) -> Remote:
        repository = self.sandbox.repository(self.name)
        return Remote(url=repository.url, known_hosts=tuple(repository.known_hosts))

    @contextlib.contextmanager
    def push(self) -> Iterator[Access]:
        for key in self.sandbox.keys(self.name):
            if key.title.startswith(PUSH_TITLE) and _left_behind(key):
                self.sandbox.remove_key(self.name, key.id)
        pair = keypairs.make("ed25519")
        title = f"{PUSH_TITLE}{secrets.token_hex(4)} {holders.me()}"
        added = self.sandbox.add_key(self.name, title, pair.public, True)
        try:
            yield Access(remote=self.remote(), key=pair.private)
        finally:
            self.sandbox.remove_key(self.name, added.id)

    def check(self, needs: Collection[Need]) -> None:
        if "propose" in needs:
            raise no_change_requests(self.remote().url)

    def reading(self) -> Reading | None:
        return None

    def keys(self) -> list[HostKey] | None:
        return [_host_key(key) for key in self.sandbox.keys(self.name)]

    def add(self, *, title: str, public: str, write: bool) -> None:
        self.sandbox.add_key(self.name, title, public, write)

    def revoke(self, id: str) -> None:
        self.sandbox.remove_key(self.name, id)

    def webhooks(self) -> None:
        return None

    def proposed(self, branch: str) -> ChangeRequest | None:
        return None

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        raise no_change_requests(self.remote().url)


def _host_key(key: Key) -> HostKey:
    return HostKey(
        id=key.id, title=key.title, public=key.public, write=key.write, created=key.created
    )


def _left_behind(key: Key) -> bool:
    """By a run that was killed: its process is gone, or it is older than any run."""
    return holders.dead(key.title.rpartition(" ")[2]) or key.created < time.time() - STALE


def scopes(needs: frozenset[Need]) -> list[str]:
    return ["nothing: the sandbox belongs to whoever started it"]


def programs(_declaration: Declaration) -> tuple[Tool, ...]:
    return tools.OVER_SSH
