"""The deploy keys of a repository: listed once a run, and what the run changes is known."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.http.answers import Denied, NotFound
from provisioner.git.hosts.base import HostKey, Remote
from provisioner.pairing.run.repository_state import HostKeys


class FakeKeyHost:
    """Keys in memory; `calls` in their order. `error` is raised by a listing."""

    def __init__(self, url: str = "ssh://git@host/fleet.git") -> None:
        self.held: list[HostKey] | None = []
        self.calls: list[str] = []
        self.error: ProvisionerError | None = None
        self._url = url

    def keys(self) -> list[HostKey] | None:
        self.calls.append("list")
        if self.error:
            raise self.error
        return None if self.held is None else list(self.held)

    def add(self, *, title: str, public: str, write: bool) -> None:
        self.calls.append(f"add {public}")
        assert self.held is not None
        self.held.append(HostKey(id=public, title=title, public=public, write=write))

    def revoke(self, key: str) -> None:
        self.calls.append(f"revoke {key}")

    def remote(self) -> Remote:
        return Remote(url=self._url)


def of(host: FakeKeyHost) -> HostKeys:
    given: Any = host
    return HostKeys(given)


def publics(keys: HostKeys) -> list[str]:
    return [key.public for key in keys.listed() or ()]


def test_they_are_listed_once_and_after_a_change_of_ours() -> None:
    host = FakeKeyHost()
    keys = of(host)
    assert publics(keys) == publics(keys) == []
    keys.add(title="demo/c1 a", public="A", write=False)
    keys.add(title="demo/c1 b", public="B", write=True)
    assert publics(keys) == ["A", "B"]
    found = keys.find("B")
    assert found
    assert found.write
    keys.revoke([found])
    assert publics(keys) == ["A"]
    assert keys.find("B") is None
    assert host.calls == ["list", "add A", "add B", "list", "revoke B"]


def test_they_are_listed_again_where_asked() -> None:
    host = FakeKeyHost()
    keys = of(host)
    keys.listed()
    assert host.held is not None
    host.held.append(HostKey(id="1", title="x", public="X", write=False))
    assert publics(keys) == []
    assert [key.public for key in keys.listed(fresh=True) or ()] == ["X"]
    assert publics(keys) == ["X"]


def test_a_host_without_an_api_is_asked_once() -> None:
    host = FakeKeyHost()
    host.held = None
    keys = of(host)
    assert keys.listed() is None
    assert keys.listed() is None
    assert keys.find("A") is None
    assert host.calls == ["list"]


def test_the_right_to_list_is_needed_only_where_clusters_read_with_keys() -> None:
    host = FakeKeyHost()
    host.error = Denied("the token", "may not list deploy keys")
    with pytest.raises(Denied):
        of(host).listed()
    shared = FakeKeyHost("https://host/fleet.git")
    for kind in (Denied, NotFound):
        shared.error = kind("the token", "may not list deploy keys")
        assert of(shared).listed() is None


def test_a_host_that_does_not_answer_has_not_said_that_there_are_no_keys() -> None:
    shared = FakeKeyHost("https://host/fleet.git")
    shared.error = Unreachable("the host", "timed out")
    with pytest.raises(Unreachable):
        of(shared).listed()
