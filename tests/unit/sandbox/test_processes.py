"""Processes are found by their mark, and ended for certain."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from provisioner.sandbox import processes

STUBBORN = (
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', "
    "flush=True); time.sleep(60)"
)


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        (b"A=1\0PROVISIONER_SANDBOX_PART=/a/b|c1|etcd\0B=2\0", ("/a/b", "c1", "etcd")),
        (b"PROVISIONER_SANDBOX_PART=/a|b||pod/ns/x", ("/a|b", "", "pod/ns/x")),
        (b"PROVISIONER_SANDBOX_PART=/a", None),
        (b"XPROVISIONER_SANDBOX_PART=/a|c|d\0", None),
        (b"", None),
    ],
)
def test_the_mark_in_an_environment(environ: bytes, found: tuple[str, str, str] | None) -> None:
    assert processes.parse(environ) == found


def process(proc: Path, pid: int, mark: str, session: int) -> None:
    (proc / str(pid)).mkdir(parents=True)
    (proc / str(pid) / "environ").write_bytes(f"PROVISIONER_SANDBOX_PART={mark}\0".encode())
    (proc / str(pid) / "stat").write_text(f"{pid} (odd) name)) S 1 {pid} {session} 0 -1 4194304")


def test_find_tells_parts_from_their_children_and_other_sandboxes(tmp_path: Path) -> None:
    process(tmp_path, 10, "/box||githost", 10)
    process(tmp_path, 11, "/box||githost", 10)
    process(tmp_path, 12, "/box|c1|node", 12)
    process(tmp_path, 13, "/other|c1|node", 13)
    (tmp_path / "self").mkdir()
    (tmp_path / "14").mkdir()  # gone in the meantime
    found = processes.find(Path("/box"), proc=tmp_path)
    assert sorted((one.pid, one.cluster, one.part, one.leads) for one in found) == [
        (10, "", "githost", True),
        (11, "", "githost", False),
        (12, "c1", "node", True),
    ]
    assert [one.pid for one in processes.find(Path("/box"), ["c1"], proc=tmp_path)] == [12]


def test_a_process_that_is_just_about_to_show_its_environment_is_waited_for(tmp_path: Path) -> None:
    process(tmp_path, 10, "/box|c1|node", 10)
    whole = (tmp_path / "10" / "environ").read_bytes()
    (tmp_path / "10" / "environ").write_bytes(b"")
    later = threading.Timer(0.05, (tmp_path / "10" / "environ").write_bytes, [whole])
    later.start()
    assert [one.part for one in processes.find(Path("/box"), proc=tmp_path)] == ["node"]
    later.join()


@pytest.mark.parametrize("stat", ["Z 1 10 10 0 -1 4194304", "S 2 0 0 0 -1 2129984"])
def test_zombies_and_kernel_threads_are_not_waited_for(tmp_path: Path, stat: str) -> None:
    (tmp_path / "10").mkdir()
    (tmp_path / "10" / "environ").write_bytes(b"")
    (tmp_path / "10" / "stat").write_text(f"10 (x) {stat}")
    began = time.monotonic()
    assert processes.find(Path("/box"), proc=tmp_path) == []
    assert time.monotonic() - began < processes.EXECVE / 2


def test_a_started_part_is_found_and_carries_nothing_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANARY_TOKEN", "secret")
    pid = processes.start(
        [sys.executable, "-c", "import time; time.sleep(60)"],
        directory=tmp_path,
        cluster="c",
        part="x",
        home=tmp_path / "home",
        log=tmp_path / "log",
    )
    found = processes.find(tmp_path)
    assert [(one.pid, one.cluster, one.part, one.leads) for one in found] == [(pid, "c", "x", True)]
    assert b"CANARY_TOKEN" not in Path(f"/proc/{pid}/environ").read_bytes()
    processes.end_all(tmp_path)
    assert processes.find(tmp_path) == []
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600


def test_one_that_ignores_the_request_is_killed(tmp_path: Path) -> None:
    codes: list[int] = []
    processes.start(
        [sys.executable, "-c", STUBBORN],
        directory=tmp_path,
        cluster="",
        part="x",
        home=tmp_path / "home",
        log=tmp_path / "log",
        ended=codes.append,
    )
    while "up" not in (tmp_path / "log").read_text():
        time.sleep(0.01)
    processes.end(processes.find(tmp_path), grace=0.1)
    assert processes.find(tmp_path) == []
    while not codes:
        time.sleep(0.01)
    assert codes == [-signal.SIGKILL]


def test_a_pid_that_belongs_to_another_process_now_is_left_alone(tmp_path: Path) -> None:
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        stale = processes.Process(
            pid=bystander.pid, directory=str(tmp_path), cluster="", part="x", leads=True
        )
        processes.end([stale], grace=0.1)
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()
