"""What the constructs write, judged by Terraform itself: valid, known in a plan, literal where
users wrote text."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from provisioner_cdk import (
    App,
    ExistingCluster,
    FleetStack,
    SandboxCluster,
    SandboxRepository,
    SshRepository,
    cdk,
)

from provisioner.handover import read
from provisioner.handover.clusters import existing
from provisioner.handover.clusters import sandbox as sandboxes
from provisioner.handover.repositories import ssh
from stacks import sandbox
from tests.support.kinds import all_of_kind, of_kind
from tests.unit.provisioner_cdk import whole

pytestmark = pytest.mark.real

Terraform = Callable[..., str]


@pytest.fixture
def terraform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terraform:
    """Runs Terraform in the folder of a stack, without anybody's configuration."""
    config = tmp_path / "empty.tfrc"
    config.touch()
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(config))
    monkeypatch.setenv("CHECKPOINT_DISABLE", "1")
    binary = shutil.which("terraform")
    assert binary, "this test needs Terraform on PATH"

    def run(stack: str, *argv: str) -> str:
        folder = tmp_path / "cdktf.out" / "stacks" / stack
        done = subprocess.run(
            [binary, *argv], cwd=folder, capture_output=True, text=True, timeout=100, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(outdir=str(tmp_path / "cdktf.out"), context={"clusters": "2"})


def planned(terraform: Terraform, stack: str) -> dict[str, Any]:
    terraform(stack, "init", "-input=false")
    terraform(stack, "validate")
    terraform(stack, "plan", "-input=false", "-out=saved")
    found: dict[str, Any] = json.loads(terraform(stack, "show", "-json", "saved"))
    return found


def test_the_default_stacks_handover_is_wholly_known_in_a_plan(
    app: App, terraform: Terraform, tmp_path: Path
) -> None:
    sandbox.build(app)
    app.synth()
    plan = planned(terraform, "sandbox")
    assert plan["output_changes"]["provisioner_handover"]["after_unknown"] is False
    fleet = read.from_object(plan["planned_values"]["outputs"], "plan")
    directory = str(tmp_path / ".provisioner" / "sandbox")
    clusters = all_of_kind(sandboxes.Declaration, fleet.clusters)
    assert {cluster.directory for cluster in clusters.values()} == {directory}
    assert fleet.pairings["c2"].gitops.distribution == f"{directory}/distribution"
    assert sorted(change["address"] for change in plan["resource_changes"]) == [
        'terraform_data.provisioner_sandbox_clusters["c1"]',
        'terraform_data.provisioner_sandbox_clusters["c2"]',
        'terraform_data.provisioner_sandbox_repositories["fleet"]',
    ]


def test_user_text_arrives_as_it_was_written(app: App, terraform: Terraform) -> None:
    texts = [
        whole.HOSTILE,
        "$${",
        "%%{",
        "${",
        "a$",
        "${TF}$${{}",
        "\\${x}",
        'quote" ${"a"}',
        '${file("/etc/passwd")}',
    ]
    stack = FleetStack(app, "literal")
    made = cdk.resource(stack, "made", "terraform_data", input="x")
    for number, text in enumerate(texts):
        ExistingCluster(stack, f"c{number}", context=text)
        ExistingCluster(stack, f"r{number}", context=text + made.get_string_attribute("input"))
    SshRepository(stack, "r", url="ssh://h/$%7Bx}/%{y}", known_hosts=texts)
    app.synth()
    fleet = read.from_object(planned(terraform, "literal")["planned_values"]["outputs"], "plan")
    clusters = all_of_kind(existing.Declaration, fleet.clusters)
    assert {name: cluster.context for name, cluster in clusters.items()} == {
        **{f"c{number}": text for number, text in enumerate(texts)},
        **{f"r{number}": f"{text}x" for number, text in enumerate(texts)},
    }
    repository = of_kind(ssh.Declaration, fleet.repositories["r"])
    assert repository.known_hosts == texts
    assert repository.url == "ssh://h/$%7Bx}/%{y}"


class Recorder:
    """Stands in for the Python interpreter, at a path that a shell and Terraform would both
    misread."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / 'it\'s ${HOME} %{a} "$(false)"' / "python"
        self.log = folder / "calls"
        self.log.mkdir()
        self.program.parent.mkdir()
        self.program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {shlex.quote(str(self.log))}/$$\n')
        self.program.chmod(0o755)

    def calls(self) -> list[list[str]]:
        """Since last asked; each call writes a file of its own, since Terraform runs several at
        once."""
        files = list(self.log.iterdir())
        found = sorted(file.read_text().split("|")[:-1] for file in files)
        for file in files:
            file.unlink()
        return found


def test_terraform_starts_each_name_once_and_cleans_only_what_leaves(
    terraform: Terraform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder(tmp_path)
    monkeypatch.setattr(sys, "executable", str(recorder.program))
    directory = str(tmp_path / "sand ${box} $(touch no) 'n' \"q\"")

    def declare(*names: str) -> None:
        app = App(outdir=str(tmp_path / "cdktf.out"))
        stack = FleetStack(app, "demo", sandbox=True)
        for name in names:
            SandboxCluster(stack, name, directory=directory)
        if names:
            SandboxRepository(stack, "fleet", directory=directory)
        app.synth()

    def call(verb: str, flag: str, name: str) -> list[str]:
        return ["-m", "provisioner", "sandbox", verb, "--directory", directory, flag, name]

    declare("c1", "c2")
    terraform("demo", "init", "-input=false")
    terraform("demo", "apply", "-auto-approve", "-input=false")
    assert recorder.calls() == [
        call("start", "--cluster", "c1"),
        call("start", "--cluster", "c2"),
        call("start", "--repository", "fleet"),
    ]
    # One state for every tool that runs the stack, beside cdktf.out.
    assert (tmp_path / "terraform.demo.tfstate").is_file()

    terraform("demo", "apply", "-auto-approve", "-input=false")
    assert recorder.calls() == []

    declare("c2")
    terraform("demo", "apply", "-auto-approve", "-input=false")
    assert recorder.calls() == [call("clean", "--cluster", "c1")]

    declare()
    terraform("demo", "apply", "-auto-approve", "-input=false")
    assert recorder.calls() == [
        call("clean", "--cluster", "c2"),
        call("clean", "--repository", "fleet"),
    ]
    assert os.listdir(tmp_path / "cdktf.out" / "stacks") == ["demo"]
    assert not (tmp_path / "cdktf.out" / "stacks" / "demo" / "no").exists()
