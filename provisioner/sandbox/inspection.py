"""The status of a sandbox: what should run, what runs, and whether it answers."""

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
    """One part. `cluster` is empty for a shared part; `pid` is 0 if it does not run."""

    cluster: str
    part: str
    pid: int
    alive: bool
    ready: bool
    detail: str = ""


def status(layout: Layout, state: State | None) -> list[PartStatus]:
    running: Pids = {
        (process.cluster, process.part): process.pid
        for process in processes.find(layout.directory)
        if process.leads
    }
    expected = [] if state is None else [("", etcd.PART), ("", repositories.PART)]
    names = list(state.clusters) if state else []
    expected += [(name, part) for name in names for part in control_plane.PARTS]
    ready = _ready(layout, state, running)
    others = sorted(set(running) - set(expected))
    return [
        _part(layout, key, running.get(key, 0), ready, key in expected)
        for key in [*expected, *others]
    ]


def _part(
    layout: Layout,
    key: tuple[str, str],
    pid: int,
    ready: dict[tuple[str, str], bool],
    expected: bool,
) -> PartStatus:
    cluster, part = key
    answers = bool(pid) and ready.get(key, True)
    if not pid:
        detail = "not running"
    elif not answers:
        detail = _silence(control_plane.last_line(layout, cluster, part))
    else:
        detail = "" if expected else "runs a pod" if part.startswith("pod/") else "not recorded"
    return PartStatus(
        cluster=cluster, part=part, pid=pid, alive=bool(pid), ready=answers, detail=detail
    )


def _silence(last_line: str) -> str:
    words = "does not answer"
    return f"{words}; its last log line: {last_line[:120]}" if last_line else words


def _ready(layout: Layout, state: State | None, running: Pids) -> dict[tuple[str, str], bool]:
    """Whether each part that can be asked answers."""
    if state is None:
        return {}
    ready = {
        ("", etcd.PART): ports.listening(state.etcd),
        ("", repositories.PART): ports.listening(state.git),
    }
    with ThreadPoolExecutor(max_workers=16) as pool:
        answers = pool.map(lambda name: _asked(layout, name, running), state.clusters)
        for name, (server, node) in zip(state.clusters, answers, strict=True):
            ready[name, control_plane.API], ready[name, control_plane.NODE] = server, node
    return ready


def _asked(layout: Layout, name: str, running: Pids) -> tuple[bool, bool]:
    """Whether a cluster's API server is ready, and whether the whole cluster is."""
    try:
        client = api.Api(layout.cluster(name) / "node.kubeconfig")
    except (OSError, ProvisionerError):
        return False, False
    server = client.ready()
    return server, server and control_plane.at_work(
        client, running.get((name, control_plane.NODE), 0)
    )


def listens(port: int, subject: str, log: Path, deadline: Deadline) -> None:
    """Return as soon as something listens on this port."""
    while not ports.listening(port):
        if deadline.over():
            raise TimedOut(subject, "does not answer", f"Log: {log}")
        time.sleep(0.03)
