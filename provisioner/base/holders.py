"""Names for the holder of a lock that show later whether its process still runs."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def me() -> str:
    """This process as `host/pid/start`; the start is in clock ticks since boot."""
    return f"{socket.gethostname()}/{os.getpid()}/{_started(os.getpid())}"


def dead(holder: str) -> bool:
    """Whether the holder is a process of this host that has ended; False if that cannot be known
    here. Anything after a third `/` is ignored: it distinguishes holders of one process."""
    host, pid, started = (holder.split("/") + ["", ""])[:3]
    return host == socket.gethostname() and pid.isdigit() and _started(int(pid)) != started


def _started(pid: int) -> str:
    """Empty if the process has ended, or on other systems than Linux."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
