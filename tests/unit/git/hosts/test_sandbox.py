"""The key that pushes lives as long as the push."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from provisioner.base import keys
from provisioner.base.run_context import RunContext
from provisioner.git.hosts import sandbox
from provisioner.handover.repositories.sandbox import Declaration
from provisioner.sandbox import state
from provisioner.sandbox.git_host import deploy_keys

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def host(tmp_path: Path) -> sandbox.Host:
    state.write(state.Layout(tmp_path), state.State(etcd=1, git=2222, repositories=["r"]))
    return sandbox.Host(Declaration(name="r", directory=str(tmp_path)), RunContext())


def test_a_push_key_comes_and_goes_and_is_never_written(host: sandbox.Host, tmp_path: Path) -> None:
    with host.push() as access:
        private = access.key
        assert private is not None
        (during,) = host.keys() or []
        assert during.write
        assert during.title.startswith("provisioner push ")
        assert keys.public_of(private) == during.public
        secret = private.reveal().splitlines()[2]
        assert all(secret not in one.read_text() for one in tmp_path.rglob("*") if one.is_file())
    assert host.keys() == []


def test_a_push_key_goes_when_the_push_fails(host: sandbox.Host) -> None:
    def push() -> None:
        with host.push():
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        push()
    assert host.keys() == []


def test_what_a_killed_push_has_left_goes_with_the_next(
    host: sandbox.Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, now = tmp_path / "keys.json", time.time()
    monkeypatch.setattr(time, "time", lambda: now - 7200)
    for title in ("provisioner push 00000000", "a deploy key"):
        deploy_keys.add(book, "r", title=title, public=keys.make("ed25519").public, write=True)
    monkeypatch.setattr(time, "time", lambda: now - 60)
    deploy_keys.add(
        book, "r", title="provisioner push 11111111", public=keys.make("ed25519").public, write=True
    )
    monkeypatch.undo()
    with host.push():
        pass
    assert {one.title for one in host.keys() or []} == {
        "a deploy key",
        "provisioner push 11111111",
    }


def test_the_remote_names_its_host_keys(host: sandbox.Host, tmp_path: Path) -> None:
    (tmp_path / "pki").mkdir()
    (tmp_path / "pki" / "ssh_host_ed25519_key.pub").write_text("ssh-ed25519 AAAA\n")
    remote = host.remote()
    assert remote.url == "ssh://git@127.0.0.1:2222/r.git"
    assert remote.known_hosts == ("[127.0.0.1]:2222 ssh-ed25519 AAAA",)
