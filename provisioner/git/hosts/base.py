"""The one seam to a Git host. A host is a module with these functions; each raises base.errors only."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from provisioner.base.secret import Secret


@dataclass(frozen=True, kw_only=True)
class Remote:
    """Where to clone from and push to, and who must answer there (OpenSSH known_hosts lines)."""

    url: str
    known_hosts: tuple[str, ...]
    trust_on_first_use: bool = False


@dataclass(frozen=True, kw_only=True)
class HostKey:
    """A deploy key as the host lists it; `public` is `TYPE BASE64`."""

    id: str
    title: str
    public: str
    write: bool


class Host(Protocol):
    def remote(self, declaration: Any) -> Remote: ...

    def keys(self, declaration: Any) -> list[HostKey] | None:
        """The deploy keys, or None where the host has no API and its owner installs them."""

    def add(self, declaration: Any, *, title: str, public: str, write: bool) -> None: ...

    def revoke(self, declaration: Any, id: str) -> None: ...

    def pusher(self, declaration: Any) -> AbstractContextManager[Secret | None]:
        """The private key that may push, for the length of the block; None means the user's own ssh."""
