"""`provisioner doctor` names what is missing, and ends with 3 if every fleet needs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provisioner.cli import main as program
from provisioner.clusters.access import in_cluster
from tests.unit.base.test_tools import script

NEEDED = ("git", "ssh", "ssh-keygen", "ssh-agent", "ssh-add")


def invoke(folder: Path, *present: str, terraform: str = "1.11.4") -> Result:
    for name in present:
        script(folder, name, "echo version 1.2.3")
    if terraform:
        script(folder, "tofu", f"echo '{json.dumps({'terraform_version': terraform})}'")
    # sh itself is not needed: the scripts name it by its path.
    return CliRunner().invoke(
        program.cli, ["doctor", "--terraform", "tofu"], env={"PATH": str(folder)}
    )


def test_each_program_has_its_version_and_path(tmp_path: Path) -> None:
    done = invoke(tmp_path, *NEEDED, "kubectl")
    assert done.exit_code == 0, done.output
    assert "1.11.4" in done.output
    assert "1.2.3" in done.output
    assert str(tmp_path / "git") in done.output
    assert "kustomize is missing" not in done.output


@pytest.mark.parametrize("missing", NEEDED)
def test_without_what_every_fleet_needs_it_is_3(missing: str, tmp_path: Path) -> None:
    done = invoke(tmp_path, *(name for name in NEEDED if name != missing))
    assert done.exit_code == 3
    assert f"{missing} is missing: Install" in done.output


@pytest.mark.parametrize(
    ("version", "text"), [("", "not found"), ("1.8.5", "version 1.8.5 is too old")]
)
def test_terraform_must_be_there_and_new_enough(version: str, text: str, tmp_path: Path) -> None:
    done = invoke(tmp_path, *NEEDED, terraform=version)
    assert done.exit_code == 3
    assert text in done.output
    assert "Install Terraform 1.9 or later" in done.output


def test_what_some_fleets_need_is_only_named(tmp_path: Path) -> None:
    done = invoke(tmp_path, *NEEDED)
    assert done.exit_code == 0
    assert "node is missing: Install Node.js" in done.output


@pytest.mark.parametrize(("host", "said"), [("10.0.0.1", True), ("", False)])
def test_in_a_pod_it_says_whether_its_service_account_can_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, said: bool
) -> None:
    monkeypatch.setattr(in_cluster, "FOLDER", tmp_path)
    monkeypatch.setenv(in_cluster.HOST, host)
    assert ("In a pod, without a ServiceAccount token" in invoke(tmp_path).output) is said
    (tmp_path / "token").touch()
    assert ("In a pod, with a ServiceAccount token" in invoke(tmp_path).output) is said
