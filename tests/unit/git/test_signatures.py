"""Commits that clusters would not accept: what git says of them, and that nothing is put on top."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import errors, keys
from provisioner.git import clone
from provisioner.git.hosts.base import Access, Remote
from provisioner.git.signatures import Allowed
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.base import Author, Delivery, Signing

OURS, FOREIGN = keys.make("ed25519"), keys.make("ed25519")
AUTHOR = Author(name="Mallory", email="m@example.com")
ACCEPTED = Allowed(cluster="c1", ssh=(f"{OURS.public} a comment\n",))


@pytest.fixture
def access(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Access:
    monkeypatch.setenv("OURS", OURS.private.reveal())
    monkeypatch.setenv("FOREIGN", FOREIGN.private.reveal())
    argv = ["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "remote.git")]
    subprocess.run(argv, check=True)
    return Access(remote=Remote(url=f"file://{tmp_path}/remote.git"))


def delivery(name: str) -> Delivery:
    signing = Signing(format="ssh", key=Reference(env=name)) if name else None
    return Delivery(signing=signing, author=AUTHOR)


def commit(access: Access, signed: str, *allowed: Allowed) -> str:
    with clone.opened(access, "main", delivery(signed), allowed=allowed) as work:
        work.check_signatures()
        made = work.publish(lambda: {"a": signed}, lambda: "Mine")
    assert made
    return made


def test_a_signed_head_has_another_put_on_top(access: Access) -> None:
    assert commit(access, "OURS", ACCEPTED) != commit(access, "", ACCEPTED)


@pytest.mark.parametrize("signed", ["", "FOREIGN"])
def test_a_forged_head_is_named_and_left_alone(access: Access, signed: str) -> None:
    forged = commit(access, signed)
    with pytest.raises(errors.Refused) as caught:
        commit(access, "OURS", ACCEPTED)
    assert f"commit {forged[:12]} by Mallory <m@example.com>, the head" in str(caught.value)
    with (
        clone.opened(access, "main", delivery("OURS"), allowed=[ACCEPTED]) as work,
        pytest.raises(errors.Refused, match="nothing is delivered from it"),
    ):
        work.publish(lambda: {"a": "b"}, lambda: "On top")


def test_a_forged_commit_that_comes_in_between(access: Access) -> None:
    commit(access, "OURS")
    with clone.opened(access, "main", delivery("OURS"), allowed=[ACCEPTED]) as work:
        work.check_signatures()
        forged = commit(access, "FOREIGN")
        with pytest.raises(errors.Refused, match=forged[:12]):
            work.publish(lambda: {"a": "c"}, lambda: "Raced")


def test_a_key_of_ours_that_is_not_accepted(access: Access) -> None:
    with pytest.raises(errors.Refused, match="c1 does not accept the key"):
        commit(access, "FOREIGN", ACCEPTED)


def test_every_cluster_must_accept_it(access: Access) -> None:
    other = Allowed(cluster="c2", ssh=(FOREIGN.public,))
    with pytest.raises(errors.Refused, match="c2 does not accept the key"):
        commit(access, "OURS", ACCEPTED, other)


@pytest.fixture
def pgp() -> Iterator[str]:
    """A public key whose private half is in the keyring of the user who runs this."""
    with tempfile.TemporaryDirectory(prefix="gpg-") as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv("GNUPGHOME", home)
        command = ["gpg", "--batch", "--quiet", "--passphrase", ""]
        make = ["--quick-gen-key", "Mallory <m@example.com>", "ed25519", "sign", "never"]
        subprocess.run([*command, *make], check=True, capture_output=True)
        export = subprocess.run([*command, "--armor", "--export"], check=True, capture_output=True)
        yield export.stdout.decode()
        subprocess.run(["gpgconf", "--kill", "all"], check=True)


@pytest.mark.skipif(not shutil.which("gpg"), reason="gpg is not installed")
def test_pgp_keys_are_read_in_a_folder_too_long_for_sockets(
    access: Access, pgp: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("x" * 100)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    made = Delivery(signing=Signing(format="gpg"), author=AUTHOR)
    accepted = Allowed(cluster="c1", pgp=(pgp,))
    with clone.opened(access, "main", made, allowed=[accepted]) as work:
        assert work.folder.startswith(str(folder))
        assert work.publish(lambda: {"a": "b"}, lambda: "Mine")
    with clone.opened(access, "main", made, allowed=[accepted]) as work:
        work.check_signatures()


@pytest.mark.skipif(not shutil.which("gpg"), reason="gpg is not installed")
def test_pgp_keys_are_those_declared_not_those_of_the_user(access: Access, pgp: str) -> None:
    def signed(allowed: Allowed) -> None:
        made = Delivery(signing=Signing(format="gpg"), author=AUTHOR)
        with clone.opened(access, "main", made, allowed=[allowed]) as work:
            work.check_signatures()

    signed(Allowed(cluster="c1", pgp=(pgp,), ssh=(OURS.public,)))
    with pytest.raises(errors.Refused, match="does not accept the key"):
        signed(ACCEPTED)
    assert os.environ["GNUPGHOME"]


def test_gpg_is_needed_for_pgp_keys(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(access, "OURS")
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "gpg" else f"/bin/{name}")
    allowed = Allowed(cluster="c1", pgp=("-----BEGIN PGP PUBLIC KEY BLOCK-----",))
    with (
        clone.opened(access, "main", allowed=[allowed]) as work,
        pytest.raises(errors.BadInput, match="gpg: not found on PATH"),
    ):
        work.check_signatures()
