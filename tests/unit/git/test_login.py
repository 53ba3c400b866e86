"""The login that git gets over HTTPS, and one that changes during a run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.git import login, transport
from provisioner.git.hosts.base import Access, Login, Remote

REMOTE = Remote(url="https://git.test/fleet.git")


def asked(opened: transport.Transport, folder: Path) -> str:
    """What git's own credential machinery finds for the remote."""
    settings, inherited = opened.login()
    return subprocess.run(
        ["git", "credential", "fill"],
        input="protocol=https\nhost=git.test\n\n",
        env={**os.environ, **opened.env, **settings},
        pass_fds=inherited,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_each_command_gets_the_login_of_now(tmp_path: Path) -> None:
    logins = [Login(user="me", token=Secret(f"canary-{number}")) for number in range(3)]
    access = Access(remote=REMOTE, user="me", token=logins[0].token, renewed=lambda: logins[0])
    with transport.opened(access) as opened:
        assert "password=canary-0\n" in asked(opened, tmp_path)
        first, second = opened.login(), opened.login()
        assert first == second, "one that stays the same stays where it is"
        logins.pop(0)
        assert "password=canary-1\n" in asked(opened, tmp_path)
        # A command that is running reads what it was given.
        assert b"canary-0" in Path(f"/proc/self/fd/{first[1][0]}").read_bytes()
        assert "canary" not in str(opened.env) + str(opened.login())


def test_old_logins_do_not_pile_up() -> None:
    numbers = iter(range(99))
    access = Access(
        remote=REMOTE, renewed=lambda: Login(user="me", token=Secret(str(next(numbers))))
    )
    before = len(os.listdir("/proc/self/fd"))
    with login.opened(access) as logins:
        for _ in range(9):
            logins.current()
        assert len(os.listdir("/proc/self/fd")) == before + login.KEPT
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_token_adds_no_line_to_what_git_reads() -> None:
    access = Access(remote=REMOTE, user="me", token=Secret("canary\nhost=evil.test"))
    with (
        login.opened(access) as logins,
        pytest.raises(BadInput, match="holds a line end") as caught,
    ):
        logins.current()
    assert "canary" not in str(caught.value)
