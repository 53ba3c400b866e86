"""The sandbox's processes: started with a mark in their environment, found by looking for it in
/proc."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import files, programs
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

MARK = "PROVISIONER_SANDBOX_PART"
PROC = Path("/proc")
EXECVE = 2.0  # seconds that a busy machine may need for one
KERNEL_THREAD = 0x00200000  # PF_KTHREAD in the flags of /proc/PID/stat


@dataclass(frozen=True, kw_only=True)
class Process:
    """A running process of a sandbox; `cluster` is empty for what all clusters share."""

    pid: int
    directory: str
    cluster: str
    part: str
    leads: bool  # it was started as the part itself, not by the part

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
) -> int:
    """Start a part, detached. Nothing of our environment reaches it but PATH and what `env`
    names."""
    files.private_folder(home)
    own = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TMPDIR": str(home),
        **(env or {}),
        MARK: mark(directory, cluster, part),
    }
    return programs.detached(argv, env=own, log=log, ended=ended)


def find(
    directory: Path,
    clusters: Collection[str] | None = None,
    part: str | None = None,
    proc: Path = PROC,
) -> list[Process]:
    """The running processes of a sandbox: of these clusters ("" is what they share) or of all."""
    found = (seen for entry in proc.iterdir() if entry.name.isdigit() and (seen := _look(entry)))
    return [
        one
        for one in found
        if one.directory == str(directory)
        and (clusters is None or one.cluster in clusters)
        and (part is None or one.part == part)
    ]


def _look(entry: Path) -> Process | None:
    """The process behind a folder of /proc, if it carries the mark. A zombie has no environment
    left."""
    try:
        found = parse(_environment(entry))
        session = int(_stat(entry)[3]) if found else 0
    except (OSError, ValueError, IndexError):
        return None
    if not found:
        return None
    pid = int(entry.name)
    return Process(
        pid=pid, directory=found[0], cluster=found[1], part=found[2], leads=pid == session
    )


def _environment(entry: Path) -> bytes:
    """For a moment within execve a process shows no environment, even after its starter was told
    that it runs."""
    deadline = Deadline.after(EXECVE)
    while not (seen := (entry / "environ").read_bytes()) and not deadline.over():
        fields = _stat(entry)
        if fields[0] in "ZX" or int(fields[6]) & KERNEL_THREAD:
            break
        time.sleep(0.001)
    return seen


def _stat(entry: Path) -> list[str]:
    """The fields of /proc/PID/stat from the third, the state, on."""
    return (entry / "stat").read_text().rpartition(")")[2].split()


def parse(environ: bytes) -> tuple[str, str, str] | None:
    """Directory, cluster and part from a process's environment as /proc shows it."""
    for entry in environ.split(b"\0"):
        name, _, value = entry.partition(b"=")
        if name == MARK.encode() and value.count(b"|") >= 2:
            directory, cluster, part = os.fsdecode(value).rsplit("|", 2)
            return directory, cluster, part
    return None


def end(processes: Sequence[Process], grace: float = 3.0) -> None:
    """Ask them to end, insist after `grace` seconds, and return when all are gone."""
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
    """End these and what they start in the meantime: a node agent may be just about to."""
    while found := find(directory, clusters):
        end(found, grace)


@contextlib.contextmanager
def _handles(processes: Sequence[Process]) -> Iterator[dict[int, int]]:
    """Handle to pid: a handle stays with its process, so that a reused pid is never signalled."""
    handles: dict[int, int] = {}
    try:
        for one in processes:
            with contextlib.suppress(ProcessLookupError):
                handle = os.pidfd_open(one.pid)
                handles[handle] = one.pid
                seen = _look(PROC / str(one.pid))
                if seen is None or seen.mark != one.mark:
                    os.close(handle)
                    del handles[handle]
        yield handles
    finally:
        for handle in handles:
            os.close(handle)


def _signal(handles: Collection[int], number: signal.Signals) -> None:
    for handle in handles:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(handle, number)


def _wait(handles: Mapping[int, int], deadline: Deadline) -> dict[int, int]:
    """Those that still run at the deadline. A handle becomes readable when its process ends."""
    left = dict(handles)
    poll = select.poll()
    for handle in left:
        poll.register(handle, select.POLLIN)
    while left and not deadline.over():
        for handle, _ in poll.poll(deadline.left() * 1000):
            poll.unregister(handle)
            left.pop(handle, None)
    return left
