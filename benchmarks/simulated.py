"""Many simulated clusters for one run of `provisioner pair`. The API servers are simulated, by one
process of their own, and every request to them takes a round trip; Git and its host are real."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from benchmarks import measure, phases
from provisioner.sandbox.sandbox import Sandbox
from tests.simulated import process
from tests.simulated.process import Served, Settings

REPOSITORY, TOKEN = "fleet", "SIMULATED_TOKEN"
# Seconds: the first sync of one real cluster on a machine that does other work took 0.6 to 2.6, of
# one of four that start together 2 to 3.5.
SYNC_AFTER = 2.5


@dataclass(frozen=True, kw_only=True)
class Run:
    """`requests` by cluster; `cpu` of our own process tree and `simulation_cpu`, in seconds; `peak`
    in bytes."""

    seconds: float
    cpu: float
    simulation_cpu: float
    peak: int
    code: int
    requests: Mapping[str, int]
    said: str
    phases: phases.Phases

    def per_cluster(self) -> float:
        return sum(self.requests.values()) / len(self.requests)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """`pid` is that of the simulation."""

    folder: Path
    served: Served
    pid: int
    names: Sequence[str]
    distribution: Path

    def pair(self, *options: str, program: Sequence[str] = ("-m", "provisioner")) -> Run:
        before, cpu = self.counted(), measure.cpu(self.pid)
        argv = [sys.executable, *program, "pair", str(self._handover()), "--json", *options]
        run = measure.run(argv, env=self._env(), cwd=self.folder)
        after = self.counted()
        return Run(
            seconds=run.seconds,
            cpu=run.cpu,
            simulation_cpu=measure.cpu(self.pid) - cpu,
            peak=run.peak,
            code=run.code,
            requests={name: after.get(name, 0) - before.get(name, 0) for name in self.names},
            said=run.said(),
            phases=phases.ours(run) if run.code == 0 else [],
        )

    def counted(self) -> dict[str, int]:
        file = self.folder / "ca.pem"
        file.write_text(self.served.authority)
        answer = requests.get(self.served.address("counted"), verify=str(file), timeout=30)
        answer.raise_for_status()
        return dict(answer.json()["counted"])

    def _env(self) -> dict[str, str]:
        kept = {
            name: os.environ[name]
            for name in ("PATH", "PYTHONPATH", "LANG", "VIRTUAL_ENV")
            if name in os.environ
        }
        home = {"HOME": str(self.folder / "home"), "TMPDIR": str(self.folder / "tmp")}
        return {**kept, **home, TOKEN: "simulated"}

    def _handover(self) -> Path:
        file = self.folder / "handover.json"
        file.write_text(json.dumps(handover(self)))
        return file


def handover(ground: Ground) -> dict[str, Any]:
    directory = str(ground.folder / "sandbox")
    repository = {"kind": "sandbox", "name": REPOSITORY, "directory": directory}
    return {
        "version": 1,
        "fleet": "simulated",
        "clusters": {name: _cluster(ground.served, name) for name in ground.names},
        "repositories": {REPOSITORY: repository},
        "pairings": {name: _pairing(ground, name) for name in ground.names},
    }


def _cluster(served: Served, name: str) -> dict[str, Any]:
    return {
        "kind": "endpoint",
        "server": served.address(name),
        "certificate_authority_data": base64.b64encode(served.authority.encode()).decode(),
        "sign_in": {"kind": "token", "token": {"env": TOKEN}},
    }


def _pairing(ground: Ground, name: str) -> dict[str, Any]:
    return {
        "cluster": name,
        "repository": REPOSITORY,
        "path": f"clusters/{name}",
        "gitops": {"distribution": str(ground.distribution)},
    }


def names(count: int) -> list[str]:
    return [f"c{number:04}" for number in range(1, count + 1)]


@contextlib.contextmanager
def fresh(
    count: int,
    distribution: Path,
    *,
    round_trip: float = 0.03,
    ready_after: float = 5.0,
    sync_after: float = SYNC_AFTER,
) -> Iterator[Ground]:
    """So many clusters without Flux, and an empty repository; gone at the end of the block."""
    where = Path(tempfile.mkdtemp(prefix="provisioner-bench-"))
    sandbox = Sandbox(where / "sandbox")
    for name in ("home", "tmp"):
        (where / name).mkdir()
    try:
        sandbox.start([], [REPOSITORY])
        settings = Settings(
            folder=str(where / "simulated"),
            repository=str(sandbox.repository(REPOSITORY).path),
            names=names(count),
            round_trip=round_trip,
            ready_after=ready_after,
            sync_after=sync_after,
        )
        with process.running(settings) as (served, running):
            yield Ground(
                folder=where,
                served=served,
                pid=running.pid,
                names=settings.names,
                distribution=distribution,
            )
    finally:
        sandbox.clean()
        shutil.rmtree(where, ignore_errors=True)
