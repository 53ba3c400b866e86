"""GitLab through its API, against a fake: flows, rights, faults; the token in
no message."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import keys as pairs
from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable
from provisioner.base.http.answers import Denied, NotFound, Rejected
from provisioner.base.run_context import RunContext
from provisioner.git.hosts import gitlab
from provisioner.git.hosts.base import Need
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.gitlab import Declaration
from tests.fakes.gitlab import GitLab
from tests.fakes.server import LOST, Fault, Response
from tests.support.altered import altered

TOKEN = "glpat-canary4711"  # it opens the fake alone
KEY = pairs.make("ed25519").public
ALL: list[Need] = ["list keys", "change keys", "push", "propose"]
BROKEN = [
    Fault(answer=Response(status=500)),
    Fault(answer=Response(status=502, body="<html>bad gateway</html>")),
    Fault(answer=Response(status=429, body="Retry later", headers={"Retry-After": "0"})),
    Fault(cut=True),
]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None) -> Iterator[GitLab]:
    monkeypatch.setenv("GITLAB_TOKEN", TOKEN)
    made = GitLab(tmp_path)
    made.tokens[TOKEN] = ["api", "write_repository"]
    yield made
    made.server.close()


@pytest.fixture
def host(fake: GitLab) -> gitlab.Host:
    url = f"https://{fake.server.netloc}/gitlab"
    declaration = Declaration(
        url=url, project=fake.path, ca_file=str(fake.server.ca), known_hosts=["x ssh-ed25519 A"]
    )
    return gitlab.Host(declaration, RunContext())


def test_keys_come_and_go(fake: GitLab, host: gitlab.Host) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    host.add(title="f/c2 1234", public=pairs.make("ed25519").public, write=True)
    first, second = host.keys() or []
    assert (first.title, first.public, first.write, first.used) == ("f/c1 1234", KEY, False, None)
    assert (first.created, second.write) == (1767323045.678, True)
    host.revoke(first.id)
    host.revoke(first.id)
    assert [key.id for key in host.keys() or []] == [second.id]


def test_one_item_a_page(fake: GitLab, host: gitlab.Host) -> None:
    fake.page_size = 1
    for number in range(3):
        host.add(title=f"key {number}", public=pairs.make("ed25519").public, write=False)
    assert [key.title for key in host.keys() or []] == ["key 0", "key 1", "key 2"]


@pytest.mark.parametrize("fault", BROKEN)
def test_a_list_is_asked_for_again(fake: GitLab, host: gitlab.Host, fault: Fault) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    fake.server.faults = [fault]
    assert [key.public for key in host.keys() or []] == [KEY]
    assert fake.server.faults == []


def test_a_host_that_stays_in_trouble(fake: GitLab, host: gitlab.Host) -> None:
    fake.server.faults = [Fault(answer=Response(status=503))] * 9
    with pytest.raises(Unreachable, match="the host reports an internal error"):
        host.keys()


@pytest.mark.parametrize("fault", LOST)
def test_a_key_whose_answer_was_lost_is_there_once(
    fake: GitLab, host: gitlab.Host, fault: Fault
) -> None:
    fake.server.faults = [fault]
    host.add(title="f/c1 1234", public=KEY, write=False)
    assert (len(fake.keys), fake.server.sent("POST")) == (1, 1)


def test_a_key_that_somebody_else_added_meanwhile(fake: GitLab, host: gitlab.Host) -> None:
    for _ in range(2):
        host.add(title="f/c1 1234", public=KEY, write=False)
    assert len(fake.keys) == 1
    with pytest.raises(Rejected, match="has already been taken"):
        host.add(title="f/c1 1234", public=KEY, write=True)


def test_the_hosts_own_words_where_no_key_fits(fake: GitLab, host: gitlab.Host) -> None:
    fake.most_keys = 0
    with pytest.raises(Rejected, match="too many keys"):
        host.add(title="f/c1 1234", public=KEY, write=False)


@pytest.mark.parametrize(
    ("told", "url"),
    [
        (
            "git@git.example.com:acme/platform/fleet.git",
            "ssh://git@git.example.com/acme/platform/fleet.git",
        ),
        ("ssh://git@git.example.com:2222/a/b.git", "ssh://git@git.example.com:2222/a/b.git"),
    ],
)
def test_the_urls(fake: GitLab, host: gitlab.Host, told: str, url: str) -> None:
    fake.ssh = told
    assert host.remote().url == url
    assert host.remote().known_hosts == ("x ssh-ed25519 A",)
    assert altered(host, sync_url=f"{url}/x").remote().url == f"{url}/x"
    with host.push() as access:
        assert access.remote.url == f"{host.declaration.url}/acme/platform/fleet.git"
        assert access.remote.ca_file == host.declaration.ca_file
        assert access.user == "oauth2"
        assert access.token
        assert access.token.reveal() == TOKEN


def test_all_rights(fake: GitLab, host: gitlab.Host) -> None:
    host.check(ALL)
    fake.level, fake.through = 0, 50
    host.check(ALL)
    fake.through, fake.admin = 0, True
    host.check(ALL)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"level": 30}, "is not Maintainer of the project"),
        ({"level": 0}, "is not Maintainer of the project"),
        ({"archived": True}, "the project is archived"),
        ({"can_push": False}, "branch main is protected against pushes of this credential"),
        ({"tokens": {TOKEN: ["read_api"]}}, "the token lacks the scope api; it has read_api"),
    ],
)
def test_a_missing_right_is_named(
    fake: GitLab, host: gitlab.Host, changes: dict[str, Any], says: str
) -> None:
    for name, value in changes.items():
        setattr(fake, name, value)
    with pytest.raises(Refused, match=says):
        host.check(ALL)
    assert fake.keys == []


def test_a_branch_without_a_commit_is_not_protected(fake: GitLab, host: gitlab.Host) -> None:
    fake.empty = True
    host.check(["push"])


def test_renamed(fake: GitLab, host: gitlab.Host) -> None:
    fake.moved_from, fake.path = fake.path, "acme/fleet-2"
    with pytest.raises(BadInput, match="called acme/fleet-2 now"):
        host.check(["push"])
    with pytest.raises(BadInput, match="called acme/fleet-2 now"):
        host.remote()


def test_a_project_that_is_not_there(host: gitlab.Host) -> None:
    with pytest.raises(NotFound, match="acme/nothing: not found, or not visible"):
        altered(host, project="acme/nothing").check(["push"])


def test_a_token_that_expires(fake: GitLab, host: gitlab.Host) -> None:
    host.add(title="one", public=KEY, write=False)
    del fake.tokens[TOKEN]
    with pytest.raises(Denied, match="expired or revoked"):
        host.add(title="two", public=pairs.make("ed25519").public, write=False)
    fake.tokens[TOKEN] = ["api"]
    assert [key.title for key in host.keys() or []] == ["one"]


@pytest.mark.parametrize(
    ("merged", "commit"),
    [
        ({"merge_commit_sha": "a" * 40, "squash_commit_sha": "b" * 40}, "a" * 40),
        ({"squash_commit_sha": "b" * 40}, "b" * 40),
        ({"sha": "c" * 40}, "c" * 40),
    ],
    ids=["merged", "squashed", "rebased"],
)
def test_change_requests(
    fake: GitLab, host: gitlab.Host, merged: dict[str, str], commit: str
) -> None:
    assert host.proposed("provisioner/f") is None
    first = host.propose(branch="provisioner/f", title="Pair", body="c1")
    assert (first.number, first.state, first.commit) == (1, "open", None)
    assert host.propose(branch="provisioner/f", title="Pair", body="c1, c2").number == 1
    assert fake.requests[0]["description"] == "c1, c2"
    fake.requests[0].update(state="merged", **merged)
    found = host.proposed("provisioner/f")
    assert found
    assert (found.state, found.commit) == ("merged", commit)
    assert host.propose(branch="provisioner/f", title="Pair", body="c3").number == 2
    fake.requests[1].update(state="closed", closed_at="2026-11-29T10:00:00.000Z")
    closed = host.proposed("provisioner/f")
    assert closed
    assert (closed.state, closed.commit, closed.closed) == ("closed", None, 1795946400.0)


def test_a_forks_branch_of_the_same_name_is_another(fake: GitLab, host: gitlab.Host) -> None:
    host.propose(branch="b", title="t", body="")
    fake.requests.append({**fake.requests[0], "iid": 2, "source_project_id": 8})
    found = host.proposed("b")
    assert found
    assert found.number == 1


def test_a_change_request_whose_answer_was_lost(fake: GitLab, host: gitlab.Host) -> None:
    fake.server.faults = [Fault(cut=True, method="POST")]
    assert host.propose(branch="b", title="t", body="").number == 1
    assert len(fake.requests) == 1


def test_a_token_that_reads(host: gitlab.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ", "gldt-reads")
    reads = altered(
        host,
        sync="token",
        sync_user="gitlab+deploy-token-7",
        sync_credential=Reference(env="READ"),
    )
    found = reads.reading()
    assert found
    assert (found.secrets["password"].reveal(), found.data["username"]) == (
        "gldt-reads",
        "gitlab+deploy-token-7",
    )
    assert found.data["ca.crt"].startswith("-----BEGIN CERTIFICATE")
    assert not reads.remote().keyed
    monkeypatch.setenv("READ", TOKEN)
    with pytest.raises(Refused, match="never enters a cluster"):
        reads.reading()


def test_the_token_is_in_no_message(fake: GitLab, host: gitlab.Host, logged: io.StringIO) -> None:
    said = []
    for status in (400, 401, 403, 404, 409, 422):
        fake.server.faults = [
            Fault(answer=Response(status=status, body={"message": f"no {TOKEN} here"}))
        ]
        with pytest.raises(ProvisionerError) as caught:
            host.keys()
        error: BaseException | None = caught.value
        while error:
            said += [str(error), repr(error)]
            error = error.__cause__ or error.__context__
    said += [repr(vars(host)), repr(vars(host.api)), repr(host.context), logged.getvalue()]
    assert "no *** here" in said[0]
    assert TOKEN not in "".join(said)
