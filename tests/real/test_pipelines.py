"""GitHub's pipeline under actionlint, which knows its expressions and its shell."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

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
