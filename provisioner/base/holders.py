"""Names for the holder of a lock that show later whether its process still runs.

A process can be judged only where its number means the same: on the same boot of the same machine,
and in the same PID namespace. Containers share host names and numbers, and clones of a machine its
name.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")
PROCESS = Path("/proc/self")


def me() -> str:
    """This process as `host/pid/start/place`. The start is in clock ticks since boot; the place is
    a digest of boot id and PID namespace; the host is for people."""
    return f"{socket.gethostname()}/{os.getpid()}/{_started(os.getpid())}/{_place()}"


def dead(holder: str) -> bool:
    """Whether the holder is a process of this place that has ended; False if that cannot be known
    here, as of an older version's `host/pid/start`. Anything after a fourth `/` is ignored: it
    distinguishes holders of one process."""
    _, pid, started, place = (holder.split("/") + [""] * 3)[:4]
    if not place or place != _place() or not pid.isdigit():
        return False
    return _ended(int(pid)) or _started(int(pid)) not in ("", started)


def _place() -> str:
    """Empty where it cannot be known, as on systems other than Linux."""
    boot, namespace = _boot_id(), _pid_namespace()
    if not boot or not namespace:
        return ""
    return f"at-{hashlib.sha256(f'{boot} {namespace}'.encode()).hexdigest()[:16]}"


def _boot_id() -> str:
    with contextlib.suppress(OSError):
        return BOOT.read_text()
    return ""


def _pid_namespace() -> str:
    """Empty also where /proc belongs to another PID namespace, whose numbers are not ours."""
    with contextlib.suppress(OSError):
        if PROCESS.readlink().name == str(os.getpid()):
            return str((PROCESS / "ns" / "pid").readlink())
    return ""


def _ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _started(pid: int) -> str:
    """Empty if that is not shown: the process has ended or is another user's, or there is no
    /proc."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
