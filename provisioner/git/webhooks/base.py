"""The seam to the webhooks of a repository, and what hosts with a REST API share. Methods raise
base.errors only."""

from __future__ import annotations

import abc
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from provisioner.base.http.answers import NotFound, OutcomeUnknown, Rejected
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import Need
from provisioner.git.rest.api import Api, Raw, naming

HIDDEN = (OutcomeUnknown, Rejected)  # what we wanted may be there all the same


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """As the host lists it. `active`: it is sent, as JSON, whatever the branch, and never to a
    server whose certificate is not verified."""

    id: str
    url: str
    events: frozenset[str]
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """As it is to be. `token`: what it is signed with, or, at GitLab, sent with."""

    url: str
    events: frozenset[str]
    token: Secret = field(repr=False)

    def is_met_by(self, hook: Webhook) -> bool:
        return hook.active and hook.url == self.url and hook.events >= self.events


class Webhooks(abc.ABC):
    """Those of one repository. `path`: of their list in the API."""

    update_method = "PATCH"

    def __init__(self, api: Api, repository: str, right: Callable[[Need], str]) -> None:
        """`repository`: its path in the API. `right`: what a credential needs, for people."""
        self._api, self.path, self._right = api, f"{repository}/hooks", right

    def listed(self) -> list[Webhook]:
        with naming(self._right("list webhooks")):
            return [self._webhook(raw) for raw in self._raw()]

    def add(self, wanted: Wanted) -> None:
        """One that is there already is no error."""
        try:
            self._api.send("POST", self.path, self._fields(wanted, new=True))
        except HIDDEN:
            # Created by a request whose answer was lost.
            if not any(wanted.is_met_by(hook) for hook in self.listed()):
                raise

    def update(self, hook: Webhook, wanted: Wanted) -> None:
        self._api.send(self.update_method, self._place(hook), self._fields(wanted, new=False))

    def remove(self, hook: Webhook) -> None:
        """One that is gone already is no error. Hosts also answer "not found" to a credential that
        may only read, or where the repository has moved: then it is still listed, or nothing is."""
        try:
            self._api.send("DELETE", self._place(hook))
        except NotFound:
            if any(one.id == hook.id for one in self.listed()):
                with naming(self._right("change webhooks")):
                    raise

    @abc.abstractmethod
    def test(self, hook: Webhook) -> str:
        """Have the host send a test; why that has failed, as far as it says so at once."""

    def failure(self, hook: Webhook) -> str:
        """Why the newest delivery has failed; empty where it has not, or the host does not say."""
        return ""

    def _place(self, hook: Webhook) -> str:
        return f"{self.path}/{quote(hook.id, safe='')}"

    @abc.abstractmethod
    def _raw(self) -> Iterable[Raw]: ...

    @abc.abstractmethod
    def _webhook(self, raw: Raw) -> Webhook: ...

    @abc.abstractmethod
    def _fields(self, wanted: Wanted, *, new: bool) -> Raw:
        """The body that creates or changes one."""
