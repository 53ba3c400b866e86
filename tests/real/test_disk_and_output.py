"""A reader that goes away, an output that cannot be written, a temporary folder that is full. In
this order."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(200)]

SELF = f"{shlex.quote(sys.executable)} -m provisioner"
FULL = "no space left on the disk of this machine's temporary folder"


def shell(project: Project, command: str) -> Run:
    """bash; the code is that of the first program of a pipe, not of its reader."""
    done = project.run("bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}")
    for trace in ("Traceback", "Exception ignored", "BrokenPipe", "unexpected"):
        assert trace not in done.err + done.out, done.err
    return done


def test_the_work_is_done_although_nobody_reads_on(project: Project) -> None:
    done = shell(project, f"{SELF} up --yes --json | head -1")
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) == 1
    assert project.json("status").clusters["c1"]["result"] == "paired"


@pytest.mark.parametrize("reader", ["| head -1", "2>&1 | true"])
@pytest.mark.parametrize("command", ["up --yes", "plan --json", "plan --markdown", "status"])
def test_a_reader_that_goes_away_changes_no_exit_code(
    command: str, reader: str, project: Project
) -> None:
    assert shell(project, f"{SELF} {command} {reader}").code == 0


@pytest.mark.parametrize("command", ["status", "status --json", "schema"])
def test_an_output_that_cannot_be_written_is_reported(command: str, project: Project) -> None:
    done = shell(project, f"{SELF} {command} > /dev/full")
    assert done.code == 1
    assert "error: standard output: No space left on device" in done.err


@pytest.fixture
def small(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, list[str]]]:
    """A temporary folder of so many KiB: a file system of its own where that may be mounted, else a
    limit on what each file may hold."""
    size = request.param
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(tmp_path)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode == 0:
        yield tmp_path, []
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)
    else:
        yield tmp_path, ["prlimit", f"--fsize={size * 1024}"]


@pytest.mark.parametrize("small", [8, 64, 96], indirect=True)
def test_a_temporary_folder_that_is_full(small: tuple[Path, list[str]], project: Project) -> None:
    """Wherever it happens, it is said, and nothing is half done in Git."""
    project.kubectl(
        "c1", "delete", "secret", "-n", "flux-system", "flux-system", "--ignore-not-found"
    )
    folder, limit = small
    pushed = own.push(
        project,
        {"clusters/c1/flux-system/gotk-sync.yaml": None, f"{folder.name}": "something new\n"},
    )
    done = project.run(
        *limit, sys.executable, "-m", "provisioner", "pair", env={"TMPDIR": str(folder)}
    )
    assert "Traceback" not in done.err + done.out, done.err
    assert "unexpected" not in done.err + done.out, done.err + done.out
    assert done.code in (1, 4), done.err + done.out
    assert FULL in done.err + done.out or "no space left" in done.err.lower()
    assert project.git("rev-parse", "main").strip() == pushed
    assert not [name for name in os.listdir(folder) if name.startswith("provisioner")]


def test_with_room_again_the_next_run_converges(project: Project) -> None:
    done = project.json("pair")
    assert (done.code, done.clusters["c1"]["result"]) == (0, "paired"), done.err
    assert project.json("pair").report["changed"] is False
