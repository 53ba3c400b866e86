"""The private key with which ssh signs in: in memory, and nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.secret import Secret
from provisioner.git import transport
from provisioner.git.hosts.base import Access, Remote

REMOTE = Remote(url="ssh://git@git.example.com/fleet.git", known_hosts=("git.example.com k v",))


def file_of(opened: transport.Transport) -> str:
    command = opened.env["GIT_SSH_COMMAND"].split()
    return next(word for word in command if word.startswith("IdentityFile=")).partition("=")[2]


def test_ssh_reads_the_key_from_our_memory_while_the_block_lasts() -> None:
    pair = keys.make("ed25519")
    with transport.opened(Access(remote=REMOTE, key=pair.private)) as opened:
        file = file_of(opened)
        assert file.startswith(f"/proc/{os.getpid()}/fd/")
        assert os.stat(file).st_mode & 0o777 == 0o600
        read = subprocess.run(
            ["ssh-keygen", "-y", "-f", file], capture_output=True, text=True, check=True
        )
        assert read.stdout.split()[:2] == pair.public.split()[:2]
        assert "IdentitiesOnly=yes" in opened.env["GIT_SSH_COMMAND"]
        assert not [path for path in opened.folder.iterdir() if path.name != "known_hosts"]
    assert not os.path.exists(file)


def test_no_program_inherits_it() -> None:
    pair = keys.make("ed25519")
    with transport.opened(Access(remote=REMOTE, key=pair.private)) as opened:
        number = Path(file_of(opened)).name
        child = f"test -e /proc/self/fd/{number}"
        assert subprocess.run(["sh", "-c", child], close_fds=False).returncode == 1


@pytest.mark.parametrize("missing", ["memfd_create", "path"])
def test_an_agent_holds_it_where_memory_has_no_path(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing == "memfd_create":
        monkeypatch.delattr(os, missing)
    else:
        access = os.access
        monkeypatch.setattr(
            os, "access", lambda path, mode: "/fd/" not in str(path) and access(path, mode)
        )
    with transport.opened(Access(remote=REMOTE, key=keys.make("ed25519").private)) as opened:
        assert file_of(opened) == "none"
        assert f"IdentityAgent={opened.folder}/agent" in opened.env["GIT_SSH_COMMAND"]


@pytest.mark.parametrize("damage", ["no key at all", "a passphrase"])
def test_a_key_that_ssh_cannot_use_is_refused(damage: str, tmp_path: Path) -> None:
    text = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----"
    if damage == "a passphrase":
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "supersecret", "-f", str(tmp_path / "k")]
        subprocess.run(made, check=True)
        text = (tmp_path / "k").read_text()
    with (
        pytest.raises(ProvisionerError, match="the private key for ssh://") as caught,
        transport.opened(Access(remote=REMOTE, key=Secret(text))),
    ):
        pass
    assert "without a passphrase" in caught.value.hint
