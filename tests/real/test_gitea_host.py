"""git over HTTPS, and the host's protocol, against a real Gitea."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import errors, keys
from provisioner.base.run_context import RunContext
from provisioner.git import clone, faults, hostkeys, network
from provisioner.git.hosts import gitea
from provisioner.git.hosts.base import Access, Need, Remote
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.gitea import Declaration
from tests.real.gitea import Gitea
from tests.support.altered import altered

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(120)]

OWNER, BRANCH = "acme", "pairing/c1"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gitea]:
    started = Gitea(tmp_path_factory.mktemp("gitea"))
    started.organisation(OWNER)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def platform(server: Gitea) -> str:
    """The token of a user whose team administers the organisation's repositories."""
    token = server.user("platform")
    server.team(OWNER, "platform", "admin", "platform")
    return token


@pytest.fixture
def host(
    server: Gitea, platform: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> gitea.Host:
    """A repository of the test's own, without a commit; the token is in GITEA_TOKEN."""
    name = request.node.name.replace("test_", "").translate(str.maketrans("[", "-", "]"))[:60]
    server.repository(OWNER, name)
    monkeypatch.setenv("GITEA_TOKEN", platform)
    declaration = Declaration(
        url=server.url,
        owner=OWNER,
        name=name,
        known_hosts=server.known_hosts,
        ca_file=str(server.ca),
    )
    return gitea.Host(declaration, RunContext())


def test_pushes_over_https_and_a_deploy_key_reads_over_ssh(host: gitea.Host) -> None:
    with host.push() as access, clone.opened(access, "main") as cloned:
        assert cloned.head is None
        cloned.rehearse()
        commit = cloned.publish(lambda: {"file": "text\n"}, lambda: "First")
    pair = keys.make("ed25519")
    reader = Access(remote=host.remote(), key=pair.private)
    assert not network.readable(reader)
    host.add(title="t/c1 abc", public=pair.public, write=False)
    assert network.readable(reader)
    with clone.opened(reader, "main") as cloned:
        assert cloned.head == commit
        with pytest.raises(errors.Refused):
            cloned.rehearse()


def test_host_keys_at_first_use_are_those_of_its_ssh_server(
    host: gitea.Host, server: Gitea
) -> None:
    context = RunContext()
    assert hostkeys.first_use(host.remote(), context) == []
    trusting = altered(host, known_hosts=[], trust_on_first_use=True)
    assert hostkeys.first_use(trusting.remote(), context) == server.known_hosts
    nowhere = Remote(url="ssh://git@127.0.0.1:1/x", trust_on_first_use=True)
    with pytest.raises(errors.Unreachable, match="shows no host key"):
        hostkeys.first_use(nowhere, context)


def test_nothing_of_the_users_settings_counts(
    host: gitea.Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another address for the same URL, a helper that has its own token and keeps what it hears, a
    .netrc."""
    heard = tmp_path / "heard"
    (tmp_path / ".gitconfig").write_text(
        f'[url "https://127.0.0.1:1/"]\n insteadOf = {host.declaration.url}/\n'
        f'[credential]\n helper = "!f() {{ cat >> {heard}; echo username=x; echo password=wrong; '
        f'}}; f"\n'
    )
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login somebody password wrong\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    monkeypatch.setenv("GIT_ASKPASS", "/bin/false")
    with host.push() as access, clone.opened(access, "main") as cloned:
        assert cloned.publish(lambda: {"file": "text\n"}, lambda: "First")
    assert not heard.exists()


def test_the_token_is_in_no_file_argument_or_environment(
    host: gitea.Host, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.environ["PATH"]
    (tmp_path / "git").write_text(
        f'#!/bin/sh\n{{ echo "$@"; cat /proc/$$/environ; }} >> {tmp_path}/seen\nPATH={real} exec '
        f'git "$@"\n'
    )
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{real}")
    monkeypatch.delenv("GITEA_TOKEN")
    (tmp_path / "token").write_text(platform)
    from_file = altered(host, credential=Reference(file=str(tmp_path / "token")))
    with from_file.push() as access, clone.opened(access, "main") as cloned:
        assert cloned.publish(lambda: {"file": "text\n"}, lambda: "First")
        left = [path for path in Path(cloned.folder).rglob("*") if path.is_file()]
        assert left
        assert not [path for path in left if platform.encode() in path.read_bytes()]
    seen = (tmp_path / "seen").read_bytes()
    assert b"push" in seen
    assert platform.encode() not in seen


def test_a_redirect_takes_no_token_along(host: gitea.Host, server: Gitea) -> None:
    """A renamed repository redirects, for git and for the API alike; both are told apart by
    name."""
    with host.push() as access:
        server.api("PATCH", f"/repos/{OWNER}/{host.declaration.name}", name="renamed")
        with pytest.raises(faults.NoRepository, match="moved"), clone.opened(access, "main"):
            pass
    with pytest.raises(errors.BadInput, match="moved"):
        host.keys()


@pytest.mark.parametrize(
    ("change", "kind", "cause"),
    [
        ({"ca_file": None}, errors.Refused, "certificate is not trusted"),
        ({"url": "https://127.0.0.1:1"}, errors.Unreachable, "does not answer"),
        ({"url": "https://nowhere.invalid"}, errors.Unreachable, "resolved"),
        ({"name": "nothing"}, faults.NoRepository, "no repository there"),
        ({"credential": Reference(env="WRONG")}, faults.KeyRefused, "token is refused"),
    ],
    ids=["authority", "port", "name", "repository", "token"],
)
def test_gits_failures_over_https(
    host: gitea.Host,
    change: dict[str, object],
    kind: type[Exception],
    cause: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WRONG", "0" * 40)
    monkeypatch.delenv("GIT_SSL_CAINFO", raising=False)
    with altered(host, **change).push() as access:
        opening = clone.opened(access, "main")
        with pytest.raises(kind, match=cause), opening:
            pass


def test_a_proxy_that_is_not_there_is_named(
    host: gitea.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("no_proxy", "NO_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("https_proxy", "http://proxy.invalid:3128")
    with host.push() as access:
        opening = clone.opened(access, "main")
        with pytest.raises(errors.Unreachable, match="proxy"), opening:
            pass


def test_switched_off_verification_is_refused(
    host: gitea.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_SSL_NO_VERIFY", "1")
    with host.push() as access:
        opening = clone.opened(access, "main")
        with pytest.raises(errors.BadInput, match="GIT_SSL_NO_VERIFY"), opening:
            pass


def test_keys_are_listed_over_many_pages(host: gitea.Host) -> None:
    before = time.time() - 5
    pairs = [keys.make("ed25519") for _ in range(5)]
    for number, pair in enumerate(pairs):
        host.add(title=f"t/c{number} x", public=pair.public, write=number == 3)
    listed = host.keys() or []
    assert sorted(key.public for key in listed) == sorted(pair.public for pair in pairs)
    assert [key.title for key in listed if key.write] == ["t/c3 x"]
    assert all(key.created is not None and before < key.created < time.time() + 5 for key in listed)
    host.revoke(listed[0].id)
    host.revoke(listed[0].id)
    assert len(host.keys() or []) == 4


def test_a_key_that_goes_while_keys_are_listed_hides_no_other(
    host: gitea.Host, server: Gitea, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs, or two clusters of one: with the pages read forwards, the first key of the second
    page is missed."""
    pairs = [keys.make("ed25519") for _ in range(5)]
    for number, pair in enumerate(pairs):
        host.add(title=f"t/c{number} x", public=pair.public, write=False)
    ask, going = host.api.response, [server.keys(f"{OWNER}/{host.declaration.name}")[0]["id"]]

    def interrupted(method: str, path: str, **options: Any) -> Any:
        answer = ask(method, path, **options)
        if method == "GET" and going:
            server.api("DELETE", f"/repos/{OWNER}/{host.declaration.name}/keys/{going.pop()}")
        return answer

    monkeypatch.setattr(host.api, "response", interrupted)
    listed = [key.public for key in host.keys() or []]
    assert not going
    assert {pair.public for pair in pairs[1:]} <= set(listed)
    assert len(listed) == len(set(listed))


def test_rights_that_suffice(host: gitea.Host) -> None:
    host.check(["list keys", "change keys", "push", "propose"])


def test_a_missing_right_is_named(
    host: gitea.Host, server: Gitea, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(token: str, need: Need) -> str:
        monkeypatch.setenv("GITEA_TOKEN", token)
        with pytest.raises(errors.ProvisionerError) as caught:
            host.check([need])
        assert caught.value.hint
        return caught.value.cause

    writer = server.user("writer")
    server.team(OWNER, "writers", "write", "writer")
    reader = server.user("reader")
    server.team(OWNER, "readers", "read", "reader")
    assert "administer" in refused(writer, "change keys")
    assert "administer" in refused(writer, "list keys")
    assert "push" in refused(reader, "push")
    assert "push" in refused(reader, "propose")
    assert "required=[write:repository]" in refused(
        server.token_of("platform", "read:repository"), "change keys"
    )
    assert "required=[read:repository]" in refused(
        server.token_of("platform", "read:user"), "list keys"
    )
    assert "credential is refused" in refused("0" * 40, "push")
    assert "not visible" in refused(server.user("stranger"), "push")
    monkeypatch.setenv("GITEA_TOKEN", writer)
    host.check(["push", "propose"])


def test_an_archived_repository_is_named(host: gitea.Host, server: Gitea) -> None:
    server.api("PATCH", f"/repos/{OWNER}/{host.declaration.name}", archived=True)
    host.check(["list keys"])
    with pytest.raises(errors.Refused, match="archived"):
        host.check(["push"])


def test_a_protected_branch_is_named(host: gitea.Host, server: Gitea) -> None:
    repository = f"{OWNER}/{host.declaration.name}"
    server.file(repository, "README.md", "text\n")
    server.api(
        "POST", f"/repos/{repository}/branch_protections", rule_name="main", enable_push=False
    )
    with pytest.raises(errors.Refused, match="branch main is protected"):
        host.check(["push"])
    host.check(["propose"])
    with host.push() as access, clone.opened(access, "main") as cloned:
        refused = pytest.raises(errors.Refused, match="branch is protected")
        with refused:
            cloned.publish(lambda: {"file": "text\n"}, lambda: "First")


def test_change_requests(host: gitea.Host, server: Gitea) -> None:
    repository = f"{OWNER}/{host.declaration.name}"
    server.file(repository, "README.md", "text\n")
    assert host.proposed(BRANCH) is None
    for number in (1, 2):
        server.file(
            repository,
            f"f{number}",
            "text\n",
            **({"new_branch": BRANCH} if number == 1 else {"branch": BRANCH}),
        )
        made = host.propose(branch=BRANCH, title="Pair c1", body="One")
        assert (made.number, made.state, made.commit) == (number, "open", None)
        assert host.propose(branch=BRANCH, title="Pair c1, c2", body="Two") == made
        assert server.api("GET", f"/repos/{repository}/pulls/{number}")["body"] == "Two"
        assert host.proposed(BRANCH) == made
        server.merge(repository, number, delete=number == 2)
        merged = host.proposed(BRANCH)
        assert merged is not None
        assert (merged.number, merged.state) == (number, "merged")
        assert (
            merged.commit == server.api("GET", f"/repos/{repository}/branches/main")["commit"]["id"]
        )
    other = f"{BRANCH}-other"
    server.file(repository, "f3", "text\n", new_branch=other)
    assert host.propose(branch=other, title="Pair c3", body="").number == 3
    server.api("PATCH", f"/repos/{repository}/pulls/3", state="closed")
    closed = host.proposed(other)
    assert closed is not None
    assert closed.state == "closed"


def test_a_host_that_is_down_and_comes_back(host: gitea.Host, server: Gitea) -> None:
    server.stop()
    try:
        with pytest.raises(errors.Unreachable):
            host.keys()
    finally:
        server.start()
    assert host.keys() == []
