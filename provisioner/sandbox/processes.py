"""The sandbox's processes: started with a mark in their environment, found by that mark in /proc.

psutil would not shorten this: it waits for no execve, has no pidfds and shows no session.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, programs
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

MARK = "PROVISIONER_SANDBOX_PART"
PROC = Path("/proc")
EXECVE = 2.0  # seconds that an execve may take on a busy machine
KERNEL_THREAD = 0x00200000  # PF_KTHREAD in the flags of /proc/PID/stat


class Process(msgspec.Struct, frozen=True, kw_only=True):
    """A running process of a sandbox; `cluster` is empty for what all clusters share."""

    pid: int
    directory: str
    cluster: str
    part: str
    leads: bool  # it is the part itself, not a child of it

    @property
    def mark(self) -> str:
        return mark(self.directory, self.cluster, self.part)


def mark(directory: Path | str, cluster: str, part: str) -> str:
    return f"{directory}|{cluster}|{part}"


def start(
    argv: Sequence[str],
    *,
    directory: Path,
    cluster: str,
    part: str,
    home: Path,
    log: Path,
    env: Mapping[str, str] | None = None,
    ended: Callable[[int], None] | None = None,
    folder: Path | None = None,
) -> int:
    """Start a part, detached, in `folder` if given. Of our environment it gets only PATH, GOGC and
    what `env` names."""
    own_home = str(files.private_folder(home))
    path = os.environ.get("PATH", os.defpath)
    # GOGC: the tests let the API servers have more memory for less work.
    go = {key: os.environ[key] for key in ("GOGC",) if key in os.environ}
    own = {"PATH": path, "HOME": own_home, "TMPDIR": own_home, **go, **(env or {})}
    own[MARK] = mark(directory, cluster, part)
    return programs.detached(argv, env=own, log=log, ended=ended, folder=folder)


def find(
    directory: Path,
    clusters: Collection[str] | None = None,
    part: str | None = None,
    proc: Path = PROC,
) -> list[Process]:
    """The running processes of a sandbox: of these clusters ("" stands for the shared parts), or
    all."""
    return [
        process
        for process in _all_marked(proc)
        if process.directory == str(directory)
        and (clusters is None or process.cluster in clusters)
        and (part is None or process.part == part)
    ]


def _all_marked(proc: Path) -> Iterator[Process]:
    entries = (entry for entry in proc.iterdir() if entry.name.isdigit())
    return filter(None, map(_look, entries))


def _look(entry: Path) -> Process | None:
    """The process of a folder in /proc, if it has the mark. A zombie has no environment any
    more."""
    try:
        marked = parse(_environment(entry))
        session = int(_stat(entry)[3]) if marked else 0
    except (OSError, ValueError, IndexError):
        return None
    if not marked:
        return None
    directory, cluster, part = marked
    pid = int(entry.name)
    return Process(pid=pid, directory=directory, cluster=cluster, part=part, leads=pid == session)


def _environment(entry: Path) -> bytes:
    """Waits while the process is inside execve: it shows no environment then, although its parent
    already takes it for running."""
    deadline = Deadline.after(EXECVE)
    while not (environ := (entry / "environ").read_bytes()) and not deadline.over():
        fields = _stat(entry)
        if fields[0] in "ZX" or int(fields[6]) & KERNEL_THREAD:
            break
        time.sleep(0.001)
    return environ


def _stat(entry: Path) -> list[str]:
    """The fields of /proc/PID/stat from the third, the state, on."""
    return (entry / "stat").read_text().rpartition(")")[2].split()


def parse(environ: bytes) -> tuple[str, str, str] | None:
    """Directory, cluster and part from an environment as /proc shows it; None without the mark."""
    for entry in environ.split(b"\0"):
        name, _, value = entry.partition(b"=")
        if name == MARK.encode() and value.count(b"|") >= 2:
            directory, cluster, part = os.fsdecode(value).rsplit("|", 2)
            return directory, cluster, part
    return None


def end(processes: Sequence[Process], grace: float = 3.0) -> None:
    """Send SIGTERM, after `grace` seconds SIGKILL, and return when all have ended."""
    with _handles(processes) as handles:
        _signal(handles, signal.SIGTERM)
        left = _wait(handles, Deadline.after(grace))
        _signal(left, signal.SIGKILL)
        left = _wait(left, Deadline.after(10))
    if left:
        raise ProvisionerError(
            f"sandbox processes {', '.join(map(str, left.values()))}", "do not end"
        )


def end_all(directory: Path, clusters: Collection[str] | None = None, grace: float = 3.0) -> None:
    """End these, and also those that they start meanwhile: a node agent may be starting a pod."""
    while running := find(directory, clusters):
        end(running, grace)


@contextlib.contextmanager
def _handles(processes: Sequence[Process]) -> Iterator[dict[int, int]]:
    """pidfd to pid. A pidfd stays with its process, so a reused pid is never signalled."""
    with contextlib.ExitStack() as opened:
        handles: dict[int, int] = {}
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                handle = os.pidfd_open(process.pid)
                opened.callback(os.close, handle)
                # Looked at while we hold the pidfd: the pid may have been reused before.
                if _still(process):
                    handles[handle] = process.pid
        yield handles


def _still(process: Process) -> bool:
    present = _look(PROC / str(process.pid))
    return present is not None and present.mark == process.mark


def _signal(handles: Collection[int], number: signal.Signals) -> None:
    for handle in handles:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(handle, number)


def _wait(handles: Mapping[int, int], deadline: Deadline) -> dict[int, int]:
    """Those that still run at the deadline. A pidfd becomes readable when its process ends."""
    left = dict(handles)
    poll = select.poll()
    for handle in left:
        poll.register(handle, select.POLLIN)
    while left and not deadline.over():
        for handle, _ in poll.poll(deadline.left() * 1000):
            poll.unregister(handle)
            left.pop(handle, None)
    return left
