"""Hosts answer "not found" also where a credential may not see what is there: so no 404 counts as
gone before a list shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import keys as pairs
from provisioner.base.http.answers import NotFound
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.git.hosts import gitea, github, gitlab
from provisioner.git.webhooks.base import Wanted
from provisioner.handover.repositories.gitea import Declaration as OnGitea
from tests.fakes.server import Fault, Request, Response, Server

from .conftest import Fake

KEY = pairs.make("ed25519").public
WANTED = Wanted(url="https://x/hook/1", events=frozenset({"Push Hook"}), token=Secret("canary" * 3))
RIGHTS = "administration: read|scope api and the role Maintainer"
WRITES = "administration: write|scope api and the role Maintainer"


def hidden(method: str) -> Fault:
    return Fault(answer=Response(status=404, body={"message": "Not Found"}), method=method)


def test_a_key_that_may_not_be_deleted_is_not_gone(
    fake: Fake, host: github.Host | gitlab.Host
) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    (key,) = host.keys() or []
    fake.server.faults = [hidden("DELETE")]
    with pytest.raises(NotFound, match=f"acme/.*fleet: .*({WRITES})"):
        host.revoke(key.id)
    assert len(fake.keys) == 1


def test_a_key_is_not_gone_while_nobody_can_see_the_list(
    fake: Fake, host: github.Host | gitlab.Host
) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    (key,) = host.keys() or []
    fake.server.faults = [hidden("DELETE"), hidden("GET")]
    with pytest.raises(NotFound, match=f"acme/.*fleet: .*({RIGHTS})"):
        host.revoke(key.id)


def test_a_list_that_is_hidden_names_the_repository_and_the_right(
    fake: Fake, host: github.Host | gitlab.Host
) -> None:
    fake.server.faults = [hidden("GET")]
    with pytest.raises(NotFound, match=f"acme/.*fleet: not found, or not visible.*({RIGHTS})"):
        host.keys()


def test_a_key_that_somebody_else_has_deleted_is_gone(
    fake: Fake, host: github.Host | gitlab.Host
) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    (key,) = host.keys() or []
    fake.keys.clear()
    host.revoke(key.id)
    assert [one.method for one in fake.server.seen[-2:]] == ["DELETE", "GET"]


def test_webhooks_as_well(fake: Fake, host: github.Host | gitlab.Host) -> None:
    work = host.webhooks()
    work.add(WANTED)
    (hook,) = work.listed()
    fake.server.faults = [hidden("DELETE")]
    with pytest.raises(NotFound, match="repository_hooks: write|role Maintainer"):
        work.remove(hook)
    fake.server.faults = [hidden("DELETE"), hidden("GET")]
    with pytest.raises(NotFound, match="acme/.*fleet: .*(repository_hooks: read|role Maintainer)"):
        work.remove(hook)
    assert len(fake.hooks.book) == 1
    fake.hooks.book = []
    work.remove(hook)


@pytest.fixture
def listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[gitea.Host, Server]]:
    """A Gitea that lists one deploy key and deletes none."""
    key = {"id": 7, "title": "f/c1", "key": KEY, "read_only": True, "created_at": ""}

    def handle(request: Request) -> Response:
        if request.method == "GET":
            return Response(body=[key], headers={"X-Total-Count": "1"})
        return Response(status=404, body={"message": "not found"})

    monkeypatch.setenv("GITEA_TOKEN", "opens-the-fake")
    server = Server(tmp_path, "/api/v1", handle)
    url = f"https://{server.netloc}"
    declared = OnGitea(url=url, owner="acme", name="fleet", ca_file=str(server.ca), known_hosts=[])
    yield gitea.Host(declared, RunContext()), server
    server.close()


def test_gitea_as_well(listing: tuple[gitea.Host, Server]) -> None:
    host, server = listing
    with pytest.raises(NotFound, match="acme/fleet: .*write:repository"):
        host.revoke("7")
    server.faults = [hidden("DELETE"), hidden("GET")]
    with pytest.raises(NotFound, match="acme/fleet: .*read:repository"):
        host.revoke("7")
    host.revoke("8")
