"""GitHub's pipeline under actionlint, which knows its expressions and its shell; and its check of
the stacks with a real Terraform."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from provisioner.sandbox.building import parts
from stacks import pipelines

pytestmark = pytest.mark.real


def linted(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "pipeline.yaml").write_text(text)
    argv = [str(parts.binary("actionlint")), "-no-color", "pipeline.yaml"]
    return subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)


def test_it_finds_nothing(tmp_path: Path) -> None:
    done = linted(tmp_path, pipelines.render("github"))
    assert (done.returncode, done.stdout) == (0, "")


def test_it_would_find_an_expression_that_names_nothing(tmp_path: Path) -> None:
    done = linted(tmp_path, pipelines.render("github").replace("github.token", "github.tokn"))
    assert done.returncode == 1
    assert 'property "tokn" is not defined' in done.stdout


def test_the_check_of_a_change_needs_no_credential(tmp_path: Path) -> None:
    """The job's own commands, in a project whose stack needs no provider."""
    steps = yaml.safe_load(pipelines.render("github"))["jobs"]["check"]["steps"]
    root = Path(__file__).parents[2]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": f"{root}:{root / 'modules'}",
        "CHECKPOINT_DISABLE": "1",
    }
    argv = ["bash", "-eo", "pipefail", "-c", steps[-1]["run"]]
    done = subprocess.run(
        argv, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "The configuration is valid" in done.stdout
    broken = tmp_path / "cdktf.out" / "stacks" / "sandbox" / "broken.tf.json"
    broken.write_text('{"output": {"x": {"value": "${local.nothing}"}}}')
    argv[-1] = argv[-1].replace("python -m stacks\n", "")
    again = subprocess.run(argv, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert again.returncode != 0
