"""A real Terraform, its built-in terraform_data only: no network, no provider, no cloud."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.base.events import Event, Note, TerraformEvent
from provisioner.handover import read
from provisioner.handover.clusters import existing
from provisioner.terraform import binaries, leftovers, outputs, stacks, synth
from provisioner.terraform.runner import Terraform, scratch
from tests.support.kinds import of_kind

pytestmark = pytest.mark.real

# `python -m tests` runs this file with either.
PRODUCT = binaries.product(os.environ.get(binaries.VARIABLE, binaries.TERRAFORM))
HANDOVER = """
output "provisioner_handover" {
  value = {
    version      = 1
    fleet        = "f"
    clusters     = { a = { kind = "existing", context = terraform_data.a.output } }
    repositories = { r = { kind = "ssh", url = "ssh://git@host/r.git", trust_on_first_use = true } }
    pairings     = { a = { cluster = "a", repository = "r", path = "clusters/a" } }
  }
}
"""
QUICK = 'resource "terraform_data" "a" {\n  input = "context-a"\n}\n'
# Each start of the command leaves a line, so a test sees what Terraform really did.
SLOW = """
resource "terraform_data" "a" {
  input = "context-a"
  provisioner "local-exec" {
    command = <<-SH
      echo started >> started
      trap 'echo interrupted >> interrupted' INT; sleep 3 & wait $!; sleep 1
    SH
  }
}
"""


@pytest.fixture(autouse=True)
def plain_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path_factory.mktemp("config") / "terraformrc"
    config.touch()
    for name in [name for name in os.environ if name.startswith("TF_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(config))


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    directory = tmp_path / "stack"
    directory.mkdir()
    (directory / "main.tf").write_text(QUICK + HANDOVER)
    return directory


def terraform(stack: Path, told: list[Event], **more: Any) -> Terraform:
    made = Terraform(stack, sink=told.append, **more)
    made.init()
    return made


def notes(told: list[Event], level: str) -> list[str]:
    return [event.text for event in told if isinstance(event, Note) and event.level == level]


def destroy(terra: Terraform) -> None:
    with scratch() as folder:
        terra.plan(folder / "plan", destroy=True)
        terra.apply(folder / "plan")


def test_plan_apply_output_and_destroy(stack: Path, told: list[Event]) -> None:
    terra = terraform(stack, told)
    with scratch() as folder:
        first = terra.plan(folder / "plan")
        assert [(one.address, one.action) for one in first.resources] == [
            ("terraform_data.a", "create")
        ]
        assert first.changes
        assert first.handover is not None
        assert outputs.planned(first.handover).fleet == "f"
        terra.apply(folder / "plan")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()
    done = [
        event for event in told if isinstance(event, TerraformEvent) and event.state == "complete"
    ]
    assert [(event.address, event.action) for event in done] == [("terraform_data.a", "create")]
    fleet = read.from_object(outputs.applied(stack), "applied")
    assert of_kind(existing.Declaration, fleet.clusters["a"]).context == "context-a"
    assert outputs.previous(terra) == fleet
    again = terra.plan()
    assert (again.changes, again.resources) == (False, ())
    destroy(terra)
    assert terra.output() == {}
    assert json.loads((stack / "terraform.tfstate").read_text())["resources"] == []


def test_a_destroy_is_planned_like_anything_else(stack: Path, told: list[Event]) -> None:
    terra = terraform(stack, told)
    with scratch() as folder:
        terra.plan(folder / "up")
        terra.apply(folder / "up")
        down = terra.plan(folder / "down", destroy=True)
        assert [(one.address, one.action) for one in down.resources] == [
            ("terraform_data.a", "delete")
        ]
        terra.apply(folder / "down")
    assert terra.output() == {}


def test_no_plan_file_is_left_in_the_stack(stack: Path, told: list[Event]) -> None:
    terraform(stack, told).plan()
    assert sorted(item.name for item in stack.iterdir()) == ["main.tf"]


def test_errors_name_file_and_line(stack: Path, told: list[Event]) -> None:
    terra = terraform(stack, told)
    (stack / "bad.tf").write_text('resource "terraform_data" "bad" {\n  input = var.nobody\n}\n')
    with pytest.raises(
        ProvisionerError, match=r"Reference to undeclared input variable: .*\(bad.tf:2\)"
    ):
        terra.plan()


def test_a_failed_command_is_reported_in_its_own_words(stack: Path, told: list[Event]) -> None:
    (stack / "bad.tf").write_text(
        'resource "terraform_data" "bad" {\n  provisioner "local-exec" {\n'
        '    command = "echo starting; echo error: no Go; exit 3"\n  }\n}\n'
    )
    terra = terraform(stack, told)
    with scratch() as folder:
        terra.plan(folder / "plan")
        with pytest.raises(
            ProvisionerError,
            match=r"terraform_data.bad: local-exec provisioner error: error: no Go",
        ):
            terra.apply(folder / "plan")


def test_a_missing_configuration_file_is_no_noise(
    stack: Path, told: list[Event], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(tmp_path / "missing"))
    terra = terraform(stack, told)
    terra.plan()
    assert not [
        event for event in told if isinstance(event, Note) and "CLI configuration" in event.text
    ]
    (stack / "main.tf").write_text("nonsense")
    with pytest.raises(ProvisionerError) as caught:
        terra.output()
    assert "CLI configuration" not in str(caught.value)


def test_a_data_directory_and_a_plugin_cache_are_respected(
    stack: Path, told: list[Event], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stack / "backend.tf").write_text(
        'terraform {\n  backend "local" {\n    path = "elsewhere.tfstate"\n  }\n}\n'
    )
    (tmp_path / "cache").mkdir()
    monkeypatch.setenv("TF_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TF_PLUGIN_CACHE_DIR", str(tmp_path / "cache"))
    terraform(stack, told).plan()
    assert (tmp_path / "data").exists()
    assert not (stack / ".terraform").exists()


def test_directories_that_hand_nothing_over(stack: Path, tmp_path: Path, told: list[Event]) -> None:
    with pytest.raises(BadInput, match="not a Terraform working directory"):
        outputs.applied(tmp_path)
    with pytest.raises(BadInput, match="nothing is applied"):
        outputs.applied(stack)
    (stack / "backend.tf").write_text(
        'terraform {\n  backend "local" {\n    path = "elsewhere.tfstate"\n  }\n}\n'
    )
    with pytest.raises(BadInput, match="Backend initialization required"):
        outputs.applied(stack)


@pytest.fixture
def applying(stack: Path, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """An apply of ours in a process of its own, at the point where its slow command runs."""
    (stack / "main.tf").write_text(SLOW + HANDOVER)
    program = textwrap.dedent("""
        import signal
        import sys
        from pathlib import Path
        from provisioner.terraform.runner import Terraform, scratch
        # also where the tests themselves run under nohup
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        terraform = Terraform(Path("."), sink=lambda event: print(event, flush=True))
        terraform.init()
        with scratch() as folder:
            terraform.plan(folder / "plan")
            try:
                terraform.apply(folder / "plan")
            except KeyboardInterrupt:
                sys.exit(130)
    """)
    begun: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        with (stack / "said").open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-c", program],
                cwd=stack,
                stdout=said,
                stderr=said,
                env={**os.environ, "TMPDIR": str(tmp_path)},
            )
        begun.append(process)
        wait_for(lambda: (stack / "started").exists())
        return process

    yield start
    for process in begun:
        process.kill()
        process.wait()


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_held_lock_names_its_holder(
    stack: Path, told: list[Event], applying: Callable[[], subprocess.Popen[bytes]]
) -> None:
    process = applying()
    with pytest.raises(Held) as caught:
        terraform(stack, told).plan()
    for part in ("@", "Operation Apply", "Created 2", "ID "):
        assert part in caught.value.cause
    assert "--lock-timeout" in caught.value.hint
    assert process.wait(30) == 0


def test_a_lock_timeout_waits(
    stack: Path, told: list[Event], applying: Callable[[], subprocess.Popen[bytes]]
) -> None:
    process = applying()
    assert not terraform(stack, told, lock_timeout="30s").plan().changes
    assert process.wait(30) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_is_passed_on_once_and_terraform_saves_its_state(
    stack: Path, applying: Callable[[], subprocess.Popen[bytes]], number: signal.Signals
) -> None:
    process = applying()
    process.send_signal(number)
    assert process.wait(30) == 130
    said = (stack / "said").read_text()
    assert said.count(f"waiting for {PRODUCT} to finish") == 1
    assert "Two interrupts" not in said
    state = json.loads((stack / "terraform.tfstate").read_text())
    assert [one["instances"][0]["status"] for one in state["resources"]] == ["tainted"]
    assert not (stack / ".terraform.tfstate.lock.info").exists()


def test_killed_ourselves_terraform_lives_on_and_saves_its_state(
    stack: Path, applying: Callable[[], subprocess.Popen[bytes]]
) -> None:
    process = applying()
    process.kill()
    process.wait()
    state = stack / "terraform.tfstate"
    wait_for(lambda: state.exists() and "provisioner_handover" in state.read_text())
    wait_for(lambda: not (stack / ".terraform.tfstate.lock.info").exists())
    assert [
        "status" in one["instances"][0] for one in json.loads(state.read_text())["resources"]
    ] == [False]


def test_a_binary_that_is_missing_or_too_old(stack: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not found"):
        Terraform(stack, str(tmp_path / "terraform"), sink=lambda _event: None)
    fake = tmp_path / "fake-old-terraform"
    fake.write_text('#!/bin/sh\necho \'{"terraform_version": "1.5.7"}\'\n')
    fake.chmod(0o755)
    with pytest.raises(BadInput, match=r"1.5.7 is too old. Install Terraform 1.9"):
        Terraform(stack, str(fake), sink=lambda _event: None).init()


def test_plain_terraform_shares_the_state_of_a_synthesised_stack(
    tmp_path: Path, told: list[Event]
) -> None:
    """A stack made as cdktf makes it: ours and `terraform apply` by hand give one result; down
    leaves no state."""
    (tmp_path / "app.py").write_text(
        textwrap.dedent("""
            import json, pathlib
            folder = pathlib.Path("cdktf.out/stacks/s")
            folder.mkdir(parents=True, exist_ok=True)
            path = str(pathlib.Path("terraform.s.tfstate").absolute())
            stack = {
                "terraform": {"backend": {"local": {"path": path}}},
                "resource": {"terraform_data": {"a": {}}},
            }
            (folder / "cdk.tf.json").write_text(json.dumps(stack))
            stacks = {"s": {"name": "s", "workingDirectory": "stacks/s"}}
            pathlib.Path("cdktf.out/manifest.json").write_text(json.dumps({"stacks": stacks}))
        """)
    )
    (tmp_path / "cdktf.json").write_text('{"app": "python app.py"}')
    stack = stacks.chosen(synth.synthesise(tmp_path, {}, told.append), None, tmp_path)
    terra = terraform(stack.directory, told)
    by_hand = ["terraform", "apply", "-auto-approve", "-input=false"]
    subprocess.run(by_hand, cwd=stack.directory, check=True, capture_output=True)
    assert not terra.plan().changes
    destroy(terra)
    assert {file.name for file in leftovers.remove(stack)} == {
        "terraform.s.tfstate",
        "terraform.s.tfstate.backup",
    }
    assert not list(tmp_path.glob("terraform.s.tfstate*"))
    assert notes(told, "error") == []
