"""What a run that changes nothing costs: requests to a cluster, and git processes a repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

REQUESTS, PROCESSES = 12, 4
# Python reports every request line that http.client sends, and every program that it starts.
HOOK = """\
import os, sys

def hook(event, args):
    if event == "http.client.send" and isinstance(args[1], bytes) and b" HTTP/1.1\\r\\n" in args[1]:
        note("request " + args[1].split(b"\\r\\n")[0].decode())
    elif event == "subprocess.Popen":
        argv = args[1] if isinstance(args[1], (list, tuple)) else [args[1]]
        note("program " + os.path.basename(os.fsdecode(argv[0])) + " " + os.fsdecode(argv[-1]))

def note(line):
    file = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, line.encode() + b"\\n")
    os.close(file)

sys.addaudithook(hook)
"""


class Recorder:
    """`env` makes a command write down its requests and the programs that it starts."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "log"
        (folder / "sitecustomize.py").write_text(HOOK.format(log=str(self._log)))
        path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", ""))))
        self.env = {"PYTHONPATH": path}

    def requests(self) -> list[str]:
        return [line for line in self._lines() if line.startswith("request ")]

    def git_processes(self) -> list[str]:
        return [line for line in self._lines() if line.startswith("program git ")]

    def _lines(self) -> list[str]:
        return self._log.read_text().splitlines()


@pytest.fixture(scope="module")
def paired(project: Project) -> Iterator[Project]:
    done = project.json("up", "--yes", "--context", "clusters=3")
    assert done.code == 0, done.err
    yield project
    project.json("down", "--yes")


def test_an_idle_run_asks_little(paired: Project, tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    done = paired.json("pair", env=recorder.env)
    assert done.code == 0, done.err
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    requests, processes = recorder.requests(), recorder.git_processes()
    assert requests
    assert processes
    assert len(requests) <= REQUESTS * 3, "\n".join(requests)
    assert len(processes) <= PROCESSES, "\n".join(processes)  # one repository serves all three
