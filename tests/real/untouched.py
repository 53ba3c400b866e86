"""What a refused call must leave as it was."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Any

from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project


def processes(project: Project) -> set[str]:
    """Whatever runs with this project's folder in its environment."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if str(project.folder).encode() in (entry / "environ").read_bytes():
                found.add(f"{entry.name} {(entry / 'cmdline').read_bytes().split(bytes(1))[:3]}")
        except OSError:
            continue
    return found


def state(project: Project) -> dict[str, Any]:
    """All that must stay as it is: branches, cluster, keys, files of ours; no temporary file is
    left either."""
    sandbox = Sandbox(project.folder / ".provisioner" / "sandbox")
    refs = subprocess.run(
        ["git", "for-each-ref"],
        cwd=sandbox.repository("fleet").path,
        capture_output=True,
        check=True,
    )
    return {
        "refs": refs.stdout,
        "cluster": sorted(project.kubectl("c1", "get", "namespace,crd", "-o", "name").split()),
        "keys": [key.public for key in sandbox.keys("fleet")],
        "files": sorted(path.name for path in project.folder.iterdir() if path.name != "cdktf.out"),
        "sums": (project.folder / "provisioner.lock.json").read_bytes(),
        "temporary": [
            path.name for path in project.tmp.iterdir() if path.name.startswith("provisioner")
        ],
    }


class Untouched:
    """Holds when the block is left."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __enter__(self) -> None:
        self._state, self._processes = state(self._project), processes(self._project)

    def __exit__(self, kind: object, *_error: object) -> None:
        if kind is not None:
            return
        assert state(self._project) == self._state
        deadline = time.monotonic() + 5  # a server's Git may be about to see that we have gone
        while (more := processes(self._project) - self._processes) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert more == set()
