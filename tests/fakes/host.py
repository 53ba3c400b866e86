"""A fake Git host in memory, of the shape of `provisioner.git.hosts.base.Host`: deploy keys and
change requests.

Each method accepts the declaration as its first argument or does without it, so the fake fits a
host module as well as a host object that is bound to its declaration.
"""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
from collections.abc import Collection, Iterator
from typing import Any, Literal

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Reading, Remote
from tests.fakes.journal import Journal, Request

KNOWN_HOSTS = (
    "git.example.com ssh-ed25519 "
    "AAAAC3NzaC1lZDI1NTE5AAAAIJkdTkqq9LRoGh1aBdmyx3sFoCjQTQQ0VvnR5Vv7Pq0r",
)


class FakeHost:
    """`book` holds the deploy keys; None for a host without an API for them. `lacking`: needs that
    the credential does not cover. `shared`: the credential that clusters read with instead of a
    deploy key each."""

    def __init__(self, url: str, known_hosts: tuple[str, ...] = KNOWN_HOSTS) -> None:
        self.where = Remote(url=url, known_hosts=known_hosts)
        self.book: list[HostKey] | None = []
        self.lacking: set[str] = set()
        self.shared: Reading | None = None
        self.requests: list[ChangeRequest] = []
        self.journal = Journal()
        self._numbers = iter(range(1, 1_000_000))
        self._lock = threading.RLock()

    def remote(self, *_declaration: Any) -> Remote:
        return self.where

    @contextlib.contextmanager
    def push(self, *_declaration: Any) -> Iterator[Access]:
        with self._asked("push"):
            access = Access(remote=self.where)
        yield access

    def check(self, *given: Any) -> None:
        needs: Collection[str] = given[-1]
        with self._asked("check"):
            for need in sorted(self.lacking & set(needs)):
                raise Refused(self.where.url, f"the credential in use may not {need}")

    def reading(self, *_declaration: Any) -> Reading | None:
        return self.shared

    def keys(self, *_declaration: Any) -> list[HostKey] | None:
        with self._asked("list"):
            return None if self.book is None else list(self.book)

    def add(self, *_declaration: Any, title: str, public: str, write: bool) -> None:
        with self._asked("create", title):
            if self.book is None:
                raise ProvisionerError(self.where.url, "this host has no API for deploy keys")
            if any(public == key.public or title == key.title for key in self.book):
                raise Refused(self.where.url, "key is already in use")
            self.put(title, public, write=write, created=time.time())

    def revoke(self, *given: Any) -> None:
        with self._asked("delete", given[-1]):
            self.book = [key for key in self.book or [] if key.id != given[-1]]

    def proposed(self, *given: Any) -> ChangeRequest | None:
        with self._asked("get"):
            mine = [request for request in self.requests if request.branch == given[-1]]
            return mine[-1] if mine else None

    def propose(self, *_declaration: Any, branch: str, title: str, body: str) -> ChangeRequest:
        with self._asked("propose", title):
            known = self.proposed(branch)
            if known and known.state == "open":
                return known
            number = len(self.requests) + 1
            url = f"https://git.example.com/pulls/{number}"
            made = ChangeRequest(number=number, url=url, branch=branch, state="open")
            self.requests.append(made)
            return made

    # For tests.

    def put(
        self, title: str, public: str, *, write: bool = False, created: float | None = None
    ) -> HostKey:
        """Install a key, as a user would."""
        key = HostKey(
            id=str(next(self._numbers)), title=title, public=public, write=write, created=created
        )
        self.book = [*(self.book or []), key]
        return key

    def end(self, state: Literal["merged", "closed"]) -> None:
        """Merge or close the newest change request."""
        self.requests[-1] = dataclasses.replace(self.requests[-1], state=state)

    def opens(self, public: str) -> bool:
        """Whether a deploy key can read the repository. Without an API every key can."""
        return self.book is None or any(key.public == public for key in self.book)

    @property
    def titles(self) -> list[str]:
        return sorted(key.title for key in self.book or [])

    @contextlib.contextmanager
    def _asked(self, verb: str, name: str = "") -> Iterator[None]:
        with self._lock:
            request = Request(verb=verb, kind="DeployKey", name=name)
            fault = self.journal.add(request)
            if fault and not fault.late:
                raise fault.error
            yield
            self.journal.react(request)
            if fault:
                raise fault.error
