"""GitHub through its API, against a fake: deploy keys, change requests, rights, URLs."""

from __future__ import annotations

import pytest

from provisioner.base import keys as pairs
from provisioner.base.errors import BadInput, Refused
from provisioner.base.http.answers import Denied, NotFound, Rejected
from provisioner.git.hosts import github
from provisioner.git.hosts.base import Need
from provisioner.handover.reference import Reference
from tests.fakes.github import GitHub
from tests.fakes.server import Fault, Response
from tests.support.altered import altered

from .conftest import KEY, TOKEN


def test_keys_come_and_go(fake: GitHub, host: github.Host) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    (key,) = host.keys() or []
    assert (key.title, key.public, key.write, key.used) == ("f/c1 1234", KEY, False, None)
    assert key.created == 1767323045.0
    host.revoke(key.id)
    host.revoke(key.id)
    assert host.keys() == []


def test_one_item_a_page(fake: GitHub, host: github.Host) -> None:
    fake.page_size = 1
    for number in range(3):
        host.add(title=f"key {number}", public=pairs.make("ed25519").public, write=False)
    assert [key.title for key in host.keys() or []] == ["key 0", "key 1", "key 2"]


def test_a_key_that_somebody_else_added_meanwhile(fake: GitHub, host: github.Host) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    host.add(title="f/c1 5678", public=KEY, write=False)
    assert len(fake.keys) == 1
    with pytest.raises(Refused, match="in use elsewhere"):
        host.add(title="f/c1 1234", public=KEY, write=True)


def test_the_hosts_own_words_where_no_key_fits(fake: GitHub, host: github.Host) -> None:
    fake.most_keys = 0
    with pytest.raises(Rejected, match="too many deploy keys"):
        host.add(title="f/c1 1234", public=KEY, write=False)


def test_the_urls(fake: GitHub, host: github.Host) -> None:
    assert host.remote().url == "ssh://git@127.0.0.1/acme/fleet.git"
    assert altered(host, sync_url="ssh://git@x/acme/fleet").remote().url == "ssh://git@x/acme/fleet"
    with host.push() as access:
        assert access.remote.url == f"https://{fake.server.netloc}/acme/fleet.git"
        assert (access.user, access.token and access.token.reveal()) == ("x-access-token", TOKEN)
    assert fake.server.seen == []


def test_host_keys_are_asked_for(host: github.Host) -> None:
    asked = altered(host, known_hosts=[]).remote().known_hosts
    assert [line.split()[1] for line in asked] == ["ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"]
    assert all(line.startswith("127.0.0.1 ") for line in asked)
    other = "ssh://git@ssh.github.com:443/acme/fleet.git"
    asked = altered(host, known_hosts=[], sync_url=other).remote().known_hosts
    assert all(line.startswith("[ssh.github.com]:443 ") for line in asked)


@pytest.mark.parametrize(
    ("rights", "need", "says"),
    [
        ({"push", "list"}, "list keys", "may not administer it, which deploy keys need"),
        ({"admin", "pull"}, "push", "may not push to it"),
    ],
)
def test_a_missing_right_is_named(
    fake: GitHub, host: github.Host, rights: set[str], need: Need, says: str
) -> None:
    fake.tokens[TOKEN] = rights
    with pytest.raises(Refused, match=says):
        host.check([need])


def test_a_missing_permission_of_the_token_is_named(fake: GitHub, host: github.Host) -> None:
    said = {"X-Accepted-GitHub-Permissions": "administration=write"}
    fake.server.faults = [
        Fault(answer=Response(status=403, body={"message": "no"}, headers=said), method="DELETE")
    ]
    with pytest.raises(Denied, match="needs the permission administration=write"):
        host.check(["change keys"])


def test_all_rights(fake: GitHub, host: github.Host) -> None:
    host.check(["list keys", "change keys", "push", "propose"])
    assert fake.keys == []


@pytest.mark.parametrize(
    ("scopes", "needs", "missing"),
    [
        ("read:repo_hook", {"change webhooks"}, "write:repo_hook, admin:repo_hook, repo"),
        ("read:repo_hook, user", {"list webhooks"}, ""),
        ("write:repo_hook", {"list webhooks", "change webhooks"}, ""),
        ("admin:repo_hook", {"list webhooks", "change webhooks"}, ""),
        ("admin:repo_hook", {"change webhooks", "push"}, "repo"),
        ("gist", {"list keys"}, "repo"),
        ("public_repo", {"list keys", "change keys", "push", "change webhooks"}, ""),
        ("repo", {"list keys", "change keys", "push", "change webhooks", "propose"}, ""),
        ("", {"change webhooks"}, ""),
    ],
)
def test_the_scopes_of_a_classic_token(
    fake: GitHub, host: github.Host, scopes: str, needs: set[Need], missing: str
) -> None:
    """GitHub answers a deletion of a webhook that does not exist alike, whatever the scope. Other
    tokens of people have none, and some of them say so."""
    fake.scopes[TOKEN] = scopes
    if not missing:
        host.check(needs)
        return
    with pytest.raises(Denied, match=f"acme/fleet: .* it has {scopes}.* one of: {missing}"):
        host.check(needs)
    assert fake.server.sent("DELETE") == 0


def test_archived_and_renamed(fake: GitHub, host: github.Host) -> None:
    fake.archived = True
    host.check(["list keys"])
    with pytest.raises(Refused, match="archived"):
        host.check(["push"])
    fake.archived, fake.name, fake.moved = False, "fleet-2", True
    with pytest.raises(BadInput, match="called acme/fleet-2 now"):
        host.check(["push"])
    assert host.keys() == []  # GitHub leads on


def test_a_repository_that_is_not_there(fake: GitHub, host: github.Host) -> None:
    gone = altered(host, name="nothing")
    with pytest.raises(NotFound, match="nothing: not found, or not visible to this credential"):
        gone.check(["push"])
    with pytest.raises(NotFound):
        gone.keys()


def test_change_requests(fake: GitHub, host: github.Host) -> None:
    assert host.proposed("provisioner/f") is None
    first = host.propose(branch="provisioner/f", title="Pair", body="c1")
    assert (first.number, first.state, first.commit) == (1, "open", None)
    assert host.propose(branch="provisioner/f", title="Pair", body="c1, c2").number == 1
    assert fake.pulls[0]["body"] == "c1, c2"
    fake.merge(1, "a" * 40)
    merged = host.proposed("provisioner/f")
    assert merged
    assert (merged.state, merged.commit) == ("merged", "a" * 40)
    assert host.propose(branch="provisioner/f", title="Pair", body="c3").number == 2
    fake.pulls[1].update(state="closed", closed_at="2026-11-29T10:00:00Z")
    closed = host.proposed("provisioner/f")
    assert closed
    assert (closed.number, closed.state, closed.closed) == (2, "closed", 1795946400.0)


def test_a_token_that_reads(host: github.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ", "ghp_reads")
    reads = altered(host, sync="token", sync_credential=Reference(env="READ"))
    found = reads.reading()
    assert found
    assert (found.secrets["password"].reveal(), found.data["username"]) == (
        "ghp_reads",
        "x-access-token",
    )
    monkeypatch.setenv("READ", TOKEN)
    with pytest.raises(Refused, match="never enters a cluster"):
        reads.reading()
