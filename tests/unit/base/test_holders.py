"""Whether the holder of a lock has ended: known on the same boot and in the same PID namespace
alone."""

from __future__ import annotations

import os
import socket
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from provisioner.base import holders


@dataclass(frozen=True, kw_only=True)
class Host:
    """What a process sees of the machine that it runs on: its name, the boot id, and its PID
    namespace."""

    name: str = "node"
    boot: str = "11111111-2222-3333-4444-555555555555\n"
    namespace: str = "pid:[4026531836]"

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(socket, "gethostname", lambda: self.name)
        monkeypatch.setattr(holders, "_boot_id", lambda: self.boot)
        monkeypatch.setattr(holders, "_pid_namespace", lambda: self.namespace)


OURS = Host()
ELSEWHERE = {
    "another container of the same name": Host(namespace="pid:[4026532999]"),
    "the same host after a reboot": Host(boot="66666666-2222-3333-4444-555555555555\n"),
    "another host": Host(name="other", boot="77777777-2222-3333-4444-555555555555\n"),
    "a host that does not tell its boot": Host(boot=""),
    "a host that does not tell its PID namespace": Host(namespace=""),
}


def ended() -> int:
    """The PID of a process that has ended."""
    with subprocess.Popen(["true"]) as process:
        process.wait()
    return process.pid


def _gone(holder: str) -> str:
    """The identity of a process of the same place that has ended."""
    host, _, started, *place = holder.split("/")
    return "/".join([host, "999999999", started, *place])


def test_this_process_lives() -> None:
    assert not holders.dead(holders.me())
    assert not holders.dead(f"{holders.me()}/token")


def test_an_ended_process_is_dead() -> None:
    host, _, started, machine = holders.me().split("/")
    assert holders.dead(f"{host}/{ended()}/{started}/{machine}/token")


def test_the_same_number_may_be_another_process() -> None:
    host, pid, _, machine = holders.me().split("/")
    assert holders.dead(f"{host}/{pid}/1/{machine}")


def test_a_host_may_have_been_renamed() -> None:
    _, _, started, machine = holders.me().split("/")
    assert holders.dead(f"renamed/{ended()}/{started}/{machine}")


@pytest.mark.parametrize("host", ELSEWHERE.values(), ids=list(ELSEWHERE))
def test_a_process_elsewhere_is_never_judged(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither side judges the other, whatever its numbers."""
    OURS.install(monkeypatch)
    ours = _gone(holders.me())
    host.install(monkeypatch)
    assert not holders.dead(ours)
    theirs = _gone(holders.me())
    OURS.install(monkeypatch)
    assert not holders.dead(theirs)
    assert holders.dead(ours), "and the rule does judge those of the same place"


def test_a_host_that_tells_nothing_judges_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    replace(OURS, boot="", namespace="").install(monkeypatch)
    assert not holders.dead(_gone(holders.me()))


@pytest.mark.parametrize(
    "holder",
    [
        "",
        "elsewhere/1/1",
        f"{socket.gethostname()}/999999999/1",
        f"{socket.gethostname()}/999999999/1/0a1b2c3d",
        f"{socket.gethostname()}/999999999/1/",
        "somebody else's controller",
    ],
    ids=["nobody", "elsewhere", "old form", "old form of a Lease", "nothing told", "foreign"],
)
def test_an_identity_of_an_older_version_or_of_others_is_never_judged(holder: str) -> None:
    assert not holders.dead(holder)


def test_a_process_that_we_may_not_look_at_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """/proc can hide the processes of other users (hidepid)."""
    me = holders.me()
    monkeypatch.setattr(holders, "_started", lambda pid: "")
    assert not holders.dead(me)

    def forbidden(pid: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", forbidden)
    assert not holders.dead(me)


def test_an_identity_is_one_word_for_titles_and_labels() -> None:
    assert len(holders.me().split()) == 1
    assert Path("/proc/sys/kernel/random/boot_id").read_text().strip() not in holders.me()
