"""A fleet in HCL, from modules/fleet to the proof: `provisioner apply` runs Terraform and pairs."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.fleet_module import files
from tests.real import own
from tests.real.project import Project, Run
from tests.support import opentofu

pytestmark = pytest.mark.real
BINARIES = ("terraform", "tofu")


@pytest.fixture(scope="module")
def ready(project: Project) -> Project:
    own.start(project, "c1", "c2")
    return project


def write(project: Project, folder: str, *clusters: str, extra: str = "") -> Path:
    """A root module with the fleet of these clusters."""
    handover = own.handover(project, clusters)
    given = {name: handover[name] for name in ("fleet", "clusters", "repositories", "pairings")}
    directory = project.folder / folder
    directory.mkdir(exist_ok=True)
    module: dict[str, Any] = {"source": str(files.FOLDER), **given}
    (directory / "main.tf.json").write_text(
        json.dumps(
            {
                "module": {"fleet": module},
                "output": {
                    "provisioner_handover": {"value": "${module.fleet.provisioner_handover}"}
                },
            }
        )
    )
    (directory / "extra.tf").write_text(extra)
    return directory


def applied(project: Project, binary: str, chdir: str) -> Run:
    command = ("--json", "--", binary, chdir, "apply", "-auto-approve")
    done = project.provisioner("apply", *command)
    done.events = [json.loads(line) for line in done.out.splitlines()]
    return done


def path_of(name: str) -> str:
    return opentofu.binary() if name == opentofu.NAME else name


@pytest.mark.parametrize("name", BINARIES)
def test_one_command_applies_and_pairs(ready: Project, name: str) -> None:
    binary = path_of(name)
    directory = write(ready, f"fleet-{name}", "c1")
    chdir = f"-chdir={directory.name}"
    assert ready.run(binary, chdir, "init", "-input=false").code == 0
    done = applied(ready, binary, chdir)
    assert done.code == 0, done.err
    assert "Apply complete!" in done.err
    assert done.clusters["c1"]["result"] == "paired", done.report
    again = applied(ready, binary, chdir)
    assert (again.code, again.report["changed"]) == (0, False), again.err
    # Terraform's outputs alone are enough.
    by_hand = ready.json("pair", directory.name, "--terraform", binary)
    assert (by_hand.code, by_hand.report["changed"]) == (0, False), by_hand.err


def test_a_local_command_pairs_through_standard_input(ready: Project) -> None:
    """As modules/fleet/examples/terraform_data does it."""
    example = (files.FOLDER / "examples" / "terraform_data" / "main.tf").read_text()
    _, mark, rest = example.partition('resource "terraform_data" "pair"')
    resource = mark + rest.partition('\nvariable "')[0]
    command = f"{sys.executable} -m provisioner pair"
    directory = write(ready, "local", "c1", extra=resource.replace("provisioner pair", command))
    chdir = f"-chdir={directory.name}"
    assert ready.run("terraform", chdir, "init", "-input=false").code == 0
    done = ready.run("terraform", chdir, "apply", "-auto-approve", "-no-color")
    assert done.code == 0, done.out + done.err
    assert "c1" in done.out


def test_a_cluster_that_leaves_is_named(ready: Project) -> None:
    directory = write(ready, "leaving", "c1", "c2")
    chdir = f"-chdir={directory.name}"
    assert ready.run("terraform", chdir, "init", "-input=false").code == 0
    apply = ("apply", "--", "terraform", chdir, "apply", "-auto-approve")
    assert ready.provisioner(*apply).code == 0
    write(ready, "leaving", "c1")
    done = ready.provisioner(*apply)
    assert done.code == 0, done.err
    said = " ".join(done.err.split())
    assert "not unpaired: c2" in said
    kept = directory / "provisioner-handover.before.json"
    left = ready.provisioner("unpair", str(kept), "c2", "--yes")
    assert left.code == 0, left.err


SLOW = """
resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "touch started; sleep 4"
  }
}
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_reaches_terraform_once_and_nothing_is_paired(
    ready: Project, number: signal.Signals
) -> None:
    directory = _slow(ready, f"slow-{number}")
    process = subprocess.Popen(
        _argv(directory),
        cwd=ready.folder,
        env=ready.own_env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    _until(directory / "started")
    process.send_signal(number)
    printed, _ = process.communicate(timeout=60)
    assert process.returncode == 130, printed
    assert "interrupted" in printed.splitlines()[-1]
    assert printed.count("Interrupt received") == 1
    assert "Two interrupts received" not in printed
    assert json.loads((directory / "terraform.tfstate").read_text())["resources"]
    assert ready.run("terraform", f"-chdir={directory.name}", "output", "-json").code == 0


SPAWN = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"


def test_the_keys_of_a_terminal_interrupt_once(ready: Project) -> None:
    """A second interrupt would make Terraform give up without saving its state."""
    directory = _slow(ready, "slow-terminal")
    terminal = subprocess.Popen(
        [sys.executable, "-c", SPAWN, *_argv(directory)],
        cwd=ready.folder,
        env=ready.own_env(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _until(directory / "started")
    assert terminal.stdin
    terminal.stdin.write("\x03")
    terminal.stdin.flush()
    printed, _ = terminal.communicate(timeout=60)
    assert terminal.returncode == 130, printed
    assert printed.count("Interrupt received") == 1
    assert "Two interrupts received" not in printed
    assert json.loads((directory / "terraform.tfstate").read_text())["resources"]


def _slow(project: Project, folder: str) -> Path:
    directory = write(project, folder, "c1", extra=SLOW)
    done = project.run("terraform", f"-chdir={folder}", "init", "-input=false")
    assert done.code == 0, done.err
    return directory


def _argv(directory: Path) -> list[str]:
    command = ["terraform", f"-chdir={directory.name}", "apply", "-auto-approve", "-no-color"]
    return [sys.executable, "-m", "provisioner", "apply", "--", *command]


def _until(file: Path) -> None:
    deadline = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < deadline, f"{file} does not appear"
        time.sleep(0.05)
