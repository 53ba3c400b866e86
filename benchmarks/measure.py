"""Run one program and measure its duration, the peak memory of its process tree, and the time of
each line of its output."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

EVERY = 0.008  # seconds between two readings of the process tree
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, kw_only=True)
class Line:
    at: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """`seconds` from start to end, `cpu` seconds of the tree, `peak`: the largest number of
    bytes resident in the tree at any time."""

    seconds: float
    cpu: float
    peak: int
    code: int
    lines: tuple[Line, ...]

    def said(self) -> str:
        return "\n".join(line.text for line in self.lines)


class Running:
    """A running program. `end()` waits for its end."""

    def __init__(self, argv: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> None:
        self._lines: list[Line] = []
        self._peak = 0
        self._cpu = 0.0
        self._over = threading.Event()
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            list(argv),
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._threads = [
            threading.Thread(target=self._read, args=(self._process.stdout,)),
            threading.Thread(target=self._read, args=(self._process.stderr,)),
            threading.Thread(target=self._watch),
        ]
        for thread in self._threads:
            thread.start()

    def end(self) -> Sample:
        _, status, usage = os.wait4(self._process.pid, 0)
        seconds = time.monotonic() - self._started
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._over.set()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe:
                pipe.close()
        return Sample(
            seconds=seconds,
            cpu=usage.ru_utime + usage.ru_stime,
            peak=self._peak,
            code=self._process.returncode,
            lines=tuple(sorted(self._lines, key=lambda line: line.at)),
        )

    def _read(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            self._lines.append(
                Line(
                    at=time.monotonic() - self._started, text=line.decode(errors="replace").rstrip()
                )
            )

    def _watch(self) -> None:
        tree = Tree(self._process.pid)
        while not self._over.wait(EVERY):
            self._peak = max(self._peak, tree.resident())


def run(argv: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> Sample:
    return Running(argv, env=env, cwd=cwd).end()


class Tree:
    """A process and all its descendants, even those whose parent has ended."""

    def __init__(self, root: int) -> None:
        self._others = {int(name) for name in os.listdir("/proc") if name.isdigit()} - {root}
        self._members: set[int] = {root}
        self._forks: dict[int, int] = {}  # child to parent

    def resident(self) -> int:
        """Bytes resident in all members together. A child counts from its exec: between fork and
        exec it shares its parent's pages, which would count twice."""
        now = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        for pid in sorted(now - self._others - self._members - self._forks.keys()):
            parent = _parent(pid)
            if parent in self._members or parent in self._forks:
                self._forks[pid] = parent
            else:
                self._others.add(pid)
        for pid, parent in list(self._forks.items()):
            if pid not in now or _command(pid) != _command(parent):
                self._members.add(pid)
                del self._forks[pid]
        return sum(map(_resident, self._members & now))


def cpu(pid: int) -> float:
    """Seconds of processor time that a running process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
