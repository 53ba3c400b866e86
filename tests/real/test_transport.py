"""Git's connection to a real SSH host: made once a run, hung up when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import keys
from provisioner.base.secret import Secret
from provisioner.git import clone, transport
from provisioner.git.hosts.base import Access, Remote
from provisioner.sandbox.sandbox import Sandbox

pytestmark = [pytest.mark.real, pytest.mark.timeout(60)]


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Remote, Secret]]:
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox") / "sandbox")
    sandbox.start(repositories=["fleet"])
    pair, found = keys.make("ed25519"), sandbox.repository("fleet")
    sandbox.add_key("fleet", "test", pair.public, True)
    yield Remote(url=found.url, known_hosts=tuple(found.known_hosts)), pair.private
    sandbox.clean()


def hold(text: str) -> list[str]:
    """Command lines of running processes with this in them."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(file.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return [line for line in found if text in line]


def test_all_commands_share_one_connection_that_ends_with_the_block(
    reached: tuple[Remote, Secret],
) -> None:
    remote, key = reached
    with clone.opened(Access(remote=remote, key=key), "main") as cloned:
        cloned.rehearse()
        assert cloned.publish(lambda: {"file": "text\n"}, lambda: "First")
        cloned.fetch()
        folder = cloned.folder
        assert len([line for line in hold(folder) if "[mux]" in line]) == 1
    assert hold(folder) == []


def test_where_a_socket_cannot_be_each_command_connects(
    reached: tuple[Remote, Secret], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote, _ = reached
    (tmp_path / "a b").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "a b"))
    with transport.opened(Access(remote=remote)) as opened:
        assert "ControlMaster" not in opened.env["GIT_SSH_COMMAND"]
