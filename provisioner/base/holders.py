"""Who holds something: this process, by a name that tells later whether it still lives."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def me() -> str:
    """`host/pid/start`, the start in clock ticks since boot."""
    return f"{socket.gethostname()}/{os.getpid()}/{_started(os.getpid())}"


def dead(holder: str) -> bool:
    """Whether a holder is a process of this host that is gone; False when that cannot be known from
    here. What stands behind a third `/` tells holders of one process apart."""
    host, pid, started = (holder.split("/") + ["", ""])[:3]
    return host == socket.gethostname() and pid.isdigit() and _started(int(pid)) != started


def _started(pid: int) -> str:
    """Empty when the process is gone or this is no Linux."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
