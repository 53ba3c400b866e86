"""Commits signed by git itself, as git verifies them; who they are by, and the line below."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import errors, keys
from provisioner.git import clone, signing
from provisioner.git.hosts.base import Access, Remote
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.base import Author, Delivery, Signing

AUTHOR = Author(name="Bot", email="bot@example.com")
KEY = keys.make("ed25519")
PROGRAMS = ["ssh", *(["gpg"] if shutil.which("gpg") else [])]


def git(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *argv], cwd=folder, check=False, capture_output=True, text=True)


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    assert git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git").returncode == 0
    return Remote(url=f"file://{tmp_path}/remote.git")


@pytest.fixture
def keyring() -> Iterator[Path]:
    """A throwaway home of gpg with a key of the author's; short, since gpg's agent has a socket in
    it."""
    with tempfile.TemporaryDirectory(prefix="gpg-") as folder:
        env = {**os.environ, "GNUPGHOME": folder}
        name = f"{AUTHOR.name} <{AUTHOR.email}>"
        argv = [
            "gpg",
            "--batch",
            "--quiet",
            "--passphrase",
            "",
            "--quick-gen-key",
            name,
            "ed25519",
            "sign",
            "never",
        ]
        subprocess.run(argv, env=env, check=True, capture_output=True)
        yield Path(folder)
        subprocess.run(["gpgconf", "--kill", "all"], env=env, check=True)


@pytest.fixture(params=PROGRAMS)
def declared(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Signing:
    """A way to sign, and git told how to verify it."""
    if request.param == "gpg":
        monkeypatch.setenv("GNUPGHOME", str(request.getfixturevalue("keyring")))
        return Signing(format="gpg")
    monkeypatch.setenv("SIGNING_KEY", KEY.private.reveal())
    (tmp_path / "allowed").write_text(f'{AUTHOR.email} namespaces="git" {KEY.public}\n')
    return Signing(format="ssh", key=Reference(env="SIGNING_KEY"))


def verified(folder: Path) -> str:
    """Git's own verdict on the last commit."""
    found = git(
        folder / "remote.git",
        "-c",
        f"gpg.ssh.allowedSignersFile={folder}/allowed",
        "verify-commit",
        "main",
    )
    assert found.returncode == 0, found.stderr
    return found.stderr


def test_commits_are_signed_by_git(remote: Remote, declared: Signing, tmp_path: Path) -> None:
    with clone.opened(
        Access(remote=remote), "main", Delivery(signing=declared, author=AUTHOR)
    ) as work:
        work.rehearse()
        work.publish(lambda: {"a": "1\n"}, lambda: "Signed")
        assert not [
            path
            for path in Path(work.folder).rglob("*")
            if path.is_file() and b"PRIVATE" in path.read_bytes()
        ]
    assert "Good" in verified(tmp_path)
    assert "bot@example.com" in verified(tmp_path)


def test_a_key_of_the_users_own_agent(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from provisioner.git import transport

    (tmp_path / "allowed").write_text(f'{AUTHOR.email} namespaces="git" {KEY.public}\n')
    with (
        tempfile.TemporaryDirectory() as folder,
        transport.agent(Path(folder) / "agent", KEY.private, "me") as socket,
    ):
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        delivery = Delivery(signing=Signing(format="ssh", key_id=KEY.public))
        with clone.opened(Access(remote=remote), "main", delivery) as work:
            work.publish(lambda: {"a": "1\n"}, lambda: "Signed")
    assert "Good" in verified(tmp_path)


def test_what_cannot_sign_is_found_in_the_rehearsal(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    delivery = Delivery(signing=Signing(format="ssh", key_id=KEY.public))
    with (
        clone.opened(Access(remote=remote), "main", delivery) as work,
        pytest.raises(errors.ProvisionerError, match="cannot sign"),
    ):
        work.rehearse()


def test_a_signing_key_that_is_none_is_named(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNING_KEY", "not a key")
    delivery = Delivery(signing=Signing(format="ssh", key=Reference(env="SIGNING_KEY")))
    with (
        pytest.raises(errors.BadInput, match="signing key: no private key in it"),
        clone.opened(Access(remote=remote), "main", delivery),
    ):
        pass


def test_author_and_appendix(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Environment")
    monkeypatch.delenv("GIT_AUTHOR_EMAIL", raising=False)
    with clone.opened(
        Access(remote=remote), "main", Delivery(author=AUTHOR, message_appendix="[skip ci]")
    ) as work:
        work.publish(lambda: {"a": "1\n"}, lambda: "First\n\nBody\n")
    said = git(tmp_path / "remote.git", "log", "-1", "--format=%an %ae %cn %ce%n%B", "main").stdout
    assert said.strip() == "Bot bot@example.com Bot bot@example.com\nFirst\n\nBody\n\n[skip ci]"
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a": "2\n"}, lambda: "Second")
    said = git(tmp_path / "remote.git", "log", "-1", "--format=%an %ae", "main").stdout
    assert said.strip() == "Environment flux@provisioner.invalid"


def test_settings_come_after_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    assert signing.settings({"a.b": "x", "c.d": ""}) == {
        "GIT_CONFIG_KEY_2": "a.b",
        "GIT_CONFIG_VALUE_2": "x",
        "GIT_CONFIG_COUNT": "3",
    }
