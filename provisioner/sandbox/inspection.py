"""How a sandbox is: what should run, what does, and whether it answers."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from provisioner.base.errors import ProvisionerError, TimedOut
from provisioner.sandbox import api, ports, processes
from provisioner.sandbox.cluster import control_plane, etcd
from provisioner.sandbox.git_host import repositories

if TYPE_CHECKING:
    from pathlib import Path

    from provisioner.base.deadlines import Deadline
    from provisioner.sandbox.state import Layout, State

Pids = dict[tuple[str, str], int]


class PartStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One part; `cluster` is empty for what all share, `pid` is 0 when it does not run."""

    cluster: str
    part: str
    pid: int
    alive: bool
    ready: bool
    detail: str = ""


def status(layout: Layout, state: State | None) -> list[PartStatus]:
    running: Pids = {
        (one.cluster, one.part): one.pid for one in processes.find(layout.directory) if one.leads
    }
    expected = [] if state is None else [("", etcd.PART), ("", repositories.PART)]
    names = list(state.clusters) if state else []
    expected += [(name, part) for name in names for part in control_plane.PARTS]
    ready = _ready(layout, state, running)
    others = sorted(set(running) - set(expected))
    return [
        _one(layout, key, running.get(key, 0), ready, key in expected)
        for key in [*expected, *others]
    ]


def _one(
    layout: Layout,
    key: tuple[str, str],
    pid: int,
    ready: dict[tuple[str, str], bool],
    expected: bool,
) -> PartStatus:
    cluster, part = key
    answers = bool(pid) and ready.get(key, True)
    detail = "" if expected else "runs a pod" if part.startswith("pod/") else "not recorded"
    if not pid:
        detail = "not running"
    elif not answers:
        words = control_plane.last_words(layout, cluster, part)
        detail = f"does not answer; its last words: {words[:120]}" if words else "does not answer"
    return PartStatus(
        cluster=cluster, part=part, pid=pid, alive=bool(pid), ready=answers, detail=detail
    )


def _ready(layout: Layout, state: State | None, running: Pids) -> dict[tuple[str, str], bool]:
    """Whether those that can be asked do answer."""
    if state is None:
        return {}
    found = {
        ("", etcd.PART): ports.listening(state.etcd),
        ("", repositories.PART): ports.listening(state.git),
    }
    with ThreadPoolExecutor(max_workers=16) as pool:
        for name, (server, node) in zip(
            state.clusters,
            pool.map(lambda name: _asked(layout, name, running), state.clusters),
            strict=True,
        ):
            found[name, control_plane.API], found[name, control_plane.NODE] = server, node
    return found


def _asked(layout: Layout, name: str, running: Pids) -> tuple[bool, bool]:
    """Whether a cluster's API server is ready, and all of it."""
    try:
        client = api.Api(layout.cluster(name) / "node.kubeconfig")
    except (OSError, ProvisionerError):
        return False, False
    server = client.ready()
    return server, server and control_plane.at_work(
        client, running.get((name, control_plane.NODE), 0)
    )


def listens(port: int, subject: str, log: Path, deadline: Deadline) -> None:
    """Return when something listens on this port."""
    while not ports.listening(port):
        if deadline.over():
            raise TimedOut(subject, "does not answer", f"Log: {log}")
        time.sleep(0.03)
