"""The pipelines are what their template says, and what their hosts take."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from stacks import pipelines

SCHEMAS = {
    "github": ["--builtin-schema", "vendor.github-workflows"],
    "gitlab": ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
}


def loaded(host: str) -> Any:
    return yaml.safe_load(pipelines.render(host))


def commands(host: str, job: str) -> str:
    if host == "gitlab":
        return "\n".join(loaded(host)[job]["script"])
    return "\n".join(step.get("run", "") for step in loaded(host)["jobs"][job]["steps"])


@pytest.mark.parametrize("host", pipelines.FILES)
def test_the_committed_file_is_the_rendering(host: str) -> None:
    held = (pipelines.FOLDER / pipelines.FILES[host]).read_text()
    assert held == pipelines.render(host), "run `python -m stacks.pipelines`"


def checked(host: str, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *SCHEMAS[host], str(file)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("host", pipelines.FILES)
def test_the_hosts_schema_accepts_it(host: str) -> None:
    done = checked(host, pipelines.FOLDER / pipelines.FILES[host])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("host", "word"), [("github", "runs-on"), ("gitlab", "script")])
def test_the_hosts_schema_would_refuse_a_mistake(host: str, word: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(pipelines.render(host).replace(f"{word}:", "wrong:"))
    assert checked(host, file).returncode == 1


@pytest.mark.parametrize("host", pipelines.FILES)
def test_review_plans_and_main_does_the_saved_plan(host: str) -> None:
    assert "provisioner plan --markdown" in commands(host, "review")
    assert "up" not in commands(host, "review").split()
    assert "--out fleet.plan" in commands(host, "plan")
    assert "provisioner up fleet.plan" in commands(host, "up")


@pytest.mark.parametrize("host", pipelines.FILES)
def test_the_plan_travels_encrypted(host: str, tmp_path: Path) -> None:
    """The pipeline's own commands: sealed, it shows nothing; opened, it is what it was; no
    passphrase, no seal."""
    seal, unseal = (
        next(line for line in commands(host, job).splitlines() if "openssl" in line)
        for job in ("plan", "up")
    )
    plan = tmp_path / "fleet.plan"
    plan.write_text("a secret")

    def run(command: str, passphrase: str) -> int:
        environment = {"PATH": "/usr/bin:/bin", "PLAN_PASSPHRASE": passphrase}
        return subprocess.run(
            ["sh", "-ec", command], cwd=tmp_path, env=environment, check=False
        ).returncode

    assert run(seal, "") != 0
    assert run(seal, "p") == 0
    assert b"secret" not in (tmp_path / "fleet.plan.enc").read_bytes()
    plan.unlink()
    assert run(unseal, "p") == 0
    assert plan.read_text() == "a secret"
