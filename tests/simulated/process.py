"""A fleet of simulated clusters as a process of its own, so that its cost is not mixed up with the
cost of what is measured or tested:

    python -m tests.simulated.process SETTINGS.json

Its first line on stdout is a JSON object with what a client needs to know. It ends when its
standard input is closed. What it has counted is at the path `/counted` of its port.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.simulated.faults import Fault
from tests.simulated.fleet import Fleet


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`repository`: the folder of a bare repository, which the simulated Flux reads. `ready_after`:
    seconds that controllers take to start. `sync_after`: seconds that Flux takes to apply a new
    commit. `faults`: by the name of a cluster."""

    folder: str
    repository: str
    names: list[str]
    round_trip: float = 0.0
    ready_after: float = 0.0
    sync_after: float = 0.0
    faults: dict[str, Fault] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Served:
    """`authority` is PEM."""

    port: int
    authority: str

    def address(self, name: str) -> str:
        return f"https://127.0.0.1:{self.port}/{name}"


@contextlib.contextmanager
def running(settings: Settings) -> Iterator[tuple[Served, subprocess.Popen[bytes]]]:
    Path(settings.folder).mkdir(parents=True, exist_ok=True)
    file = Path(settings.folder) / "settings.json"
    file.write_text(json.dumps(asdict(settings)))
    argv = [sys.executable, "-m", "tests.simulated.process", str(file)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield Served(**json.loads(process.stdout.readline())), process
        finally:
            process.stdin.close()
            process.wait(30)


def _read(text: str) -> Settings:
    given: dict[str, Any] = json.loads(text)
    faults = {name: Fault(**fault) for name, fault in given.pop("faults").items()}
    return Settings(**given, faults=faults)


def main() -> None:
    settings = _read(Path(sys.argv[1]).read_text())
    fleet = Fleet(Path(settings.folder), Path(settings.repository), settings.round_trip)
    fleet.servers.faults.update(settings.faults)
    for name in settings.names:
        fleet.build(name, ready_after=settings.ready_after, sync_after=settings.sync_after)
    with fleet.servers.running() as servers:
        served = Served(port=servers.port, authority=servers.authority.decode())
        print(json.dumps(asdict(served)), flush=True)
        while os.read(sys.stdin.fileno(), 4096):
            pass


if __name__ == "__main__":
    main()
