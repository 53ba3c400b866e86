"""The sandbox's Git host: deploy keys in its own book, pushes with a key that lives as long as the
push."""

from __future__ import annotations

import contextlib
import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import holders
from provisioner.base import keys as pairs
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

    from provisioner.handover.repositories.sandbox import Declaration
    from provisioner.sandbox.git_host.deploy_keys import Key

PUSH_TITLE = "provisioner push "
STALE = 3600.0  # seconds: what a killed run has left behind


def remote(declaration: Declaration) -> Remote:
    found = _sandbox(declaration).repository(declaration.name)
    return Remote(url=found.url, known_hosts=tuple(found.known_hosts))


def reading(declaration: Declaration) -> Reading | None:
    return None


def keys(declaration: Declaration) -> list[HostKey] | None:
    found = _sandbox(declaration).keys(declaration.name)
    return [_listed(key) for key in found]


def check(declaration: Declaration, needs: Collection[Need]) -> None:
    if "propose" in needs:
        raise no_change_requests(remote(declaration).url)


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    _sandbox(declaration).add_key(declaration.name, title, public, write)


def revoke(declaration: Declaration, id: str) -> None:
    _sandbox(declaration).remove_key(declaration.name, id)


@contextlib.contextmanager
def push(declaration: Declaration) -> Iterator[Access]:
    sandbox = _sandbox(declaration)
    for old in sandbox.keys(declaration.name):
        if old.title.startswith(PUSH_TITLE) and _left_behind(old):
            sandbox.remove_key(declaration.name, old.id)
    pair = pairs.make("ed25519")
    title = f"{PUSH_TITLE}{secrets.token_hex(4)} {holders.me()}"
    key = sandbox.add_key(declaration.name, title, pair.public, True)
    try:
        yield Access(remote=remote(declaration), key=pair.private)
    finally:
        sandbox.remove_key(declaration.name, key.id)


def proposed(declaration: Declaration, branch: str) -> ChangeRequest | None:
    return None


def propose(declaration: Declaration, *, branch: str, title: str, body: str) -> ChangeRequest:
    raise no_change_requests(remote(declaration).url)


def _listed(key: Key) -> HostKey:
    return HostKey(
        id=key.id, title=key.title, public=key.public, write=key.write, created=key.created
    )


def _left_behind(key: Key) -> bool:
    """Of a run that was killed: its process is gone, or it is older than any run."""
    return holders.dead(key.title.rpartition(" ")[2]) or key.created < time.time() - STALE


def _sandbox(declaration: Declaration) -> Sandbox:
    return Sandbox(Path(declaration.directory))
