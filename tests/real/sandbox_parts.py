"""A sandbox's parts: their ports and processes, which of them are down, and how to kill one."""

from __future__ import annotations

import os
import signal

from provisioner.sandbox import state
from provisioner.sandbox.sandbox import Sandbox
from tests.support.waiting import until


def ports_of(box: Sandbox) -> set[int]:
    known = state.read(state.Layout(box.directory))
    assert known
    return known.ports()


def pid(box: Sandbox, part: str, cluster: str = "c1") -> int:
    (found,) = pids(box, part, cluster)
    return found


def pids(box: Sandbox, part: str, cluster: str = "c1") -> list[int]:
    return [
        one.pid
        for one in box.status()
        if one.cluster == cluster and one.part.startswith(part) and one.alive
    ]


def kill(box: Sandbox, part: str, cluster: str = "c1") -> int:
    gone = pid(box, part, cluster)
    os.kill(gone, signal.SIGKILL)
    until(lambda: all(one.pid != gone for one in box.status()))
    return gone


def down(box: Sandbox) -> set[str]:
    return {one.part for one in box.status() if not one.ready}
