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
from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Reading, Remote
from provisioner.git.webhooks.base import Wanted, Webhook
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
        self.hooks: FakeWebhooks | None = FakeWebhooks(self)
        self.requests: list[ChangeRequest] = []
        self.journal = Journal()
        self._numbers = iter(range(1, 1_000_000))
        self._lock = threading.RLock()

    def remote(self, *_declaration: Any) -> Remote:
        return self.where

    @contextlib.contextmanager
    def push(self, *_declaration: Any) -> Iterator[Access]:
        with self.asked("push"):
            access = Access(remote=self.where)
        yield access

    def check(self, *given: Any) -> None:
        needs: Collection[str] = given[-1]
        with self.asked("check"):
            for need in sorted(self.lacking & set(needs)):
                raise Refused(self.where.url, f"the credential in use may not {need}")

    def reading(self, *_declaration: Any) -> Reading | None:
        return self.shared

    def keys(self, *_declaration: Any) -> list[HostKey] | None:
        with self.asked("list"):
            return None if self.book is None else list(self.book)

    def add(self, *_declaration: Any, title: str, public: str, write: bool) -> None:
        with self.asked("create", title):
            if self.book is None:
                raise ProvisionerError(self.where.url, "this host has no API for deploy keys")
            if any(public == key.public or title == key.title for key in self.book):
                raise Refused(self.where.url, "key is already in use")
            self.put(title, public, write=write, created=time.time())

    def revoke(self, *given: Any) -> None:
        with self.asked("delete", given[-1]):
            self.book = [key for key in self.book or [] if key.id != given[-1]]

    def webhooks(self, *_declaration: Any) -> FakeWebhooks | None:
        return self.hooks

    def proposed(self, *given: Any) -> ChangeRequest | None:
        with self.asked("get"):
            mine = [request for request in self.requests if request.branch == given[-1]]
            return mine[-1] if mine else None

    def propose(self, *_declaration: Any, branch: str, title: str, body: str) -> ChangeRequest:
        with self.asked("propose", title):
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

    def end(
        self,
        state: Literal["merged", "closed"],
        commit: str | None = None,
        closed: float | None = None,
    ) -> None:
        """Merge, as a commit, or close the newest change request."""
        newest = self.requests[-1]
        self.requests[-1] = dataclasses.replace(newest, state=state, commit=commit, closed=closed)

    def opens(self, public: str) -> bool:
        """Whether a deploy key can read the repository. Without an API every key can."""
        return self.book is None or any(key.public == public for key in self.book)

    @property
    def titles(self) -> list[str]:
        return sorted(key.title for key in self.book or [])

    @contextlib.contextmanager
    def asked(self, verb: str, name: str = "", kind: str = "DeployKey") -> Iterator[None]:
        with self._lock:
            request = Request(verb=verb, kind=kind, name=name)
            fault = self.journal.add(request)
            if fault and not fault.late:
                raise fault.error
            yield
            self.journal.react(request)
            if fault:
                raise fault.error


class FakeWebhooks:
    """Of the shape of `provisioner.git.webhooks.base.Webhooks`. `deliver`: whether an event reaches
    whoever answers at a URL. `said`: what the host says of a delivery that does not. `tested`: for
    each test, the events that it could be of."""

    def __init__(self, host: FakeHost) -> None:
        self._host = host
        self.book: list[Webhook] = []
        self.deliver: Callable[[str], object] = lambda _url: True
        self.said = ""
        self.tested: list[frozenset[str]] = []
        self._numbers = iter(range(1, 1_000_000))

    def listed(self) -> list[Webhook]:
        with self._host.asked("list", kind="Webhook"):
            return list(self.book)

    def add(self, wanted: Wanted) -> None:
        with self._host.asked("create", kind="Webhook"):
            self.put(wanted.url, *wanted.events)

    def update(self, hook: Webhook, wanted: Wanted) -> None:
        with self._host.asked("patch", hook.id, kind="Webhook"):
            self.book = [one for one in self.book if one.id != hook.id]
            self.put(wanted.url, *wanted.events)

    def remove(self, hook: Webhook) -> None:
        with self._host.asked("delete", hook.id, kind="Webhook"):
            self.book = [one for one in self.book if one.id != hook.id]

    def test(self, hook: Webhook) -> str:
        with self._host.asked("test", hook.id, kind="Webhook"):
            self.tested.append(hook.events)
            return "" if self.deliver(hook.url) else self.said

    def failure(self, hook: Webhook) -> str:
        return self.said

    # For tests.

    def put(self, url: str, *events: str, active: bool = True) -> Webhook:
        number = str(next(self._numbers))
        hook = Webhook(id=number, url=url, events=frozenset(events), active=active)
        self.book = [*self.book, hook]
        return hook
