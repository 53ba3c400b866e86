"""The flows of deploy keys and change requests that hosts with a REST API share."""

from __future__ import annotations

import abc
import contextlib
from collections.abc import Callable
from typing import Generic, TypeVar
from urllib.parse import quote

import msgspec

from provisioner.base.http.answers import NotFound, OutcomeUnknown, Rejected
from provisioner.base.run_context import RunContext
from provisioner.git.hosts.base import ChangeRequest, HostKey, Need
from provisioner.git.rest.api import Api, Raw, naming

T = TypeVar("T")
D = TypeVar("D")
HIDDEN = (OutcomeUnknown, Rejected)  # what we wanted may be there all the same


class RestHost(abc.ABC, Generic[D]):
    """A repository on its host, for one run. Subclasses say where its keys and change requests are,
    and how they are written."""

    path: str  # of the repository
    keys_path: str  # of its deploy keys
    requests_path: str  # of its change requests
    update_method = "PATCH"
    body_field = "body"  # of a change request

    def __init__(self, declaration: D, context: RunContext) -> None:
        self.declaration, self.context = declaration, context
        self._id = msgspec.json.encode(declaration)

    @abc.abstractmethod
    def _connect(self) -> Api: ...

    @abc.abstractmethod
    def _keys(self) -> list[HostKey]:
        """The deploy keys."""

    @abc.abstractmethod
    def _right(self, need: Need) -> str:
        """What a credential needs for it, for people."""

    @abc.abstractmethod
    def _key_fields(self, title: str, public: str, *, write: bool) -> Raw:
        """The body that creates a deploy key."""

    @abc.abstractmethod
    def _newest(self, branch: str) -> Raw | None:
        """The newest change request from this branch into the declared one."""

    @abc.abstractmethod
    def _request_fields(self, branch: str) -> Raw:
        """The body that creates a change request, without its title and text."""

    @abc.abstractmethod
    def _change_request(self, raw: Raw, branch: str) -> ChangeRequest: ...

    @property
    def api(self) -> Api:
        """One for each repository and run, so that connections are kept."""
        return self.once("api", self._connect)

    def once(self, what: str, make: Callable[[], T]) -> T:
        """Asked once a run, as many clusters of the repository want it."""
        return self.context.once((self._id, what), make)

    def add(self, *, title: str, public: str, write: bool) -> None:
        try:
            self.api.send("POST", self.keys_path, self._key_fields(title, public, write=write))
        except HIDDEN:
            # Created by a request whose answer was lost, or by another run: no matter which.
            listed = self.keys() or ()
            if not any((key.public, key.write) == (public, write) for key in listed):
                raise

    def keys(self) -> list[HostKey] | None:
        with naming(self._right("list keys")):
            return self._keys()

    def revoke(self, id: str) -> None:
        """A key that is still listed is not gone, whatever the host has answered."""
        try:
            self._delete_key(id)
        except NotFound:
            if any(key.id == id for key in self.keys() or ()):
                with naming(self._right("change keys")):
                    raise

    def _try_deleting(self) -> None:
        """Denied where the credential lacks the right, which hosts say before anything else."""
        with contextlib.suppress(NotFound):
            self._delete_key("0")  # no key has this id

    def _delete_key(self, id: str) -> None:
        self.api.send("DELETE", f"{self.keys_path}/{quote(id, safe='')}")

    def proposed(self, branch: str) -> ChangeRequest | None:
        newest = self._newest(branch)
        return self._change_request(newest, branch) if newest else None

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        text = {"title": title, self.body_field: body}
        request = self._open(branch) or self._create(branch, text)
        if any((request[name] or "") != value for name, value in text.items()):
            number = self._change_request(request, branch).number
            path = f"{self.requests_path}/{number}"
            request = self.api.send(self.update_method, path, text)
        return self._change_request(request, branch)

    def _open(self, branch: str) -> Raw | None:
        newest = self._newest(branch)
        is_open = newest and self._change_request(newest, branch).state == "open"
        return newest if is_open else None

    def _create(self, branch: str, text: Raw) -> Raw:
        try:
            body = {**self._request_fields(branch), **text}
            return dict(self.api.send("POST", self.requests_path, body))
        except HIDDEN:
            request = self._open(branch)  # opened all the same, or by another run
            if request is None:
                raise
            return request


def public_part(key: str) -> str:
    """`TYPE BASE64`, without a comment."""
    return " ".join(key.split()[:2])
