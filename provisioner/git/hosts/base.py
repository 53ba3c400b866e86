"""The one seam to a Git host: the protocol `Host`, and what it takes and gives. Methods raise
base.errors only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from provisioner.base.errors import Refused
from provisioner.base.secret import Secret

if TYPE_CHECKING:
    from provisioner.git.webhooks.base import Webhooks

NONE = Secret("")
Need = Literal["list keys", "change keys", "list webhooks", "change webhooks", "push", "propose"]
WEBHOOKS: frozenset[Need] = frozenset({"list webhooks", "change webhooks"})


@dataclass(frozen=True, kw_only=True)
class Remote:
    """Where to clone from, and how the server is recognised: OpenSSH known_hosts lines for ssh://,
    for https:// a file of CA certificates where the system's do not suffice. `provider`: which
    cloud authenticates the clusters, as Flux names it; empty where the Secret suffices."""

    url: str
    known_hosts: tuple[str, ...] = ()
    trust_on_first_use: bool = False
    ca_file: str | None = None
    provider: str = ""

    @property
    def keyed(self) -> bool:
        """Whether each cluster reads it with a deploy key of its own."""
        return not self.url.startswith("https://")


class Login(msgspec.Struct, frozen=True, kw_only=True):
    user: str
    token: Secret


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """How git authenticates: over SSH with `key` (None: the user's own ssh settings), over HTTPS as
    `user` with `token`. `renewed` gives the login that is valid now, where the first one ends
    before a run may."""

    remote: Remote
    key: Secret | None = None
    user: str = ""
    token: Secret | None = None
    renewed: Callable[[], Login] | None = None

    def current(self) -> Login:
        """Over HTTPS only."""
        return self.renewed() if self.renewed else Login(user=self.user, token=self.token or NONE)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What clusters read with in place of a deploy key: the entries of their Secret, by name.
    `what` names it in the warning that every cluster stores it."""

    what: str
    secrets: Mapping[str, Secret]
    data: Mapping[str, str] = msgspec.field(default_factory=dict)


class HostKey(msgspec.Struct, frozen=True, kw_only=True):
    """A deploy key as the host lists it; `public` is `TYPE BASE64`. `created` and `used` (for the
    last time) are seconds since the epoch, None where the host does not say."""

    id: str
    title: str
    public: str
    write: bool
    created: float | None = None
    used: float | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeRequest:
    """A pull or merge request. `commit`: what it was merged as, where the host says. `closed`: when
    it was, without being merged."""

    number: int
    url: str
    branch: str
    state: Literal["open", "merged", "closed"]
    commit: str | None = None
    closed: float | None = None


class Host(Protocol):
    """One repository on its host, for one run. Every host's module has a class `Host` of this
    shape, made from the declaration and the run's context."""

    def remote(self) -> Remote:
        """What clusters read from."""

    def push(self) -> AbstractContextManager[Access]:
        """How this run clones and pushes, for the length of the block."""

    def check(self, needs: Collection[Need]) -> None:
        """Refused, naming the right, when the credential in hand lacks one; called before anything
        is touched."""

    def reading(self) -> Reading | None:
        """What clusters read with, unless it is a deploy key each. Refused when it is what
        writes."""

    def keys(self) -> list[HostKey] | None:
        """The deploy keys, or None where the host has no API and its owner installs them."""

    def add(self, *, title: str, public: str, write: bool) -> None:
        """Install a deploy key; one that is there already, with the same right, is no error."""

    def revoke(self, id: str) -> None:
        """Delete a deploy key; one that is gone already is no error."""

    def webhooks(self) -> Webhooks | None:
        """None where the host has none, or no API for them."""

    def proposed(self, branch: str) -> ChangeRequest | None:
        """The newest change request from this branch into the repository's own."""

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        """Open one, or bring the open one from this branch up to date."""


def no_change_requests(subject: str) -> Refused:
    return Refused(
        subject,
        "this host has no change requests",
        "Push directly, or declare a host that has them.",
    )
