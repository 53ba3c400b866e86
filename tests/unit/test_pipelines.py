"""The pipelines are what their template says, and what their hosts take."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from stacks import pipelines

PROGRAMS = pytest.mark.real  # starts programs of others
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


@PROGRAMS
@pytest.mark.parametrize("host", pipelines.FILES)
def test_the_hosts_schema_accepts_it(host: str) -> None:
    done = checked(host, pipelines.FOLDER / pipelines.FILES[host])
    assert done.returncode == 0, done.stdout


@PROGRAMS
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
def test_the_code_of_a_change_is_checked_without_any_credential(host: str) -> None:
    jobs = loaded(host)["jobs"] if host == "github" else loaded(host)
    job = jobs["check"]
    assert "environment" not in job
    assert "secrets." not in str(job)
    assert "TOKEN" not in str(job)
    assert "terraform -chdir" in commands(host, "check")
    assert "provisioner" not in commands(host, "check").split()


@pytest.mark.parametrize("host", pipelines.FILES)
def test_each_job_with_a_credential_has_an_environment_of_its_own(host: str) -> None:
    jobs = loaded(host)["jobs"] if host == "github" else loaded(host)
    names = [jobs[name]["environment"] for name in ("review", "plan", "up")]
    plain = [name if isinstance(name, str) else name["name"] for name in names]
    assert plain == ["review", "plan", "production"]


def test_the_job_that_runs_a_changes_code_may_only_read() -> None:
    workflow = loaded("github")
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights.pop("comment") == {"pull-requests": "write"}
    assert all(right == {"contents": "read"} for right in rights.values())
    assert "checkout" not in str(workflow["jobs"]["comment"])
    assert "pull_request_target" not in str(workflow)


def test_actions_are_named_by_commit_with_their_version() -> None:
    used = re.findall(r"uses: (.*)", pipelines.render("github"))
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[0-9.]+", name) for name in used)


def audited(file: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("zizmor")
    argv = [str(program), "--offline", "--no-progress", "--no-config", str(file)]
    return subprocess.run(argv, capture_output=True, text=True, check=False)


@PROGRAMS
def test_the_audit_of_githubs_pipeline_finds_nothing() -> None:
    done = audited(pipelines.FOLDER / pipelines.FILES["github"])
    assert done.returncode == 0, done.stdout
    assert "No findings" in done.stdout


@PROGRAMS
@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd",
            "actions/checkout@v6",
            "unpinned-uses",
        ),
        ("  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        ('"$COMMIT"', "${{ github.head_ref }}", "template-injection"),
    ],
)
def test_the_audit_would_find_a_mistake(tmp_path: Path, old: str, new: str, finding: str) -> None:
    file = tmp_path / ".github" / "workflows" / "wrong.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(pipelines.render("github").replace(old, new))
    done = audited(file)
    assert done.returncode != 0
    assert f"[{finding}]" in done.stdout


# Stand-ins for the hosts' clients: what lists comments prints HELD, anything else is noted in SENT.
FAKES = {
    "github": ("gh", 'case "$*" in *--jq*) cat "$HELD" ;; *) echo "$@" >> "$SENT" ;; esac'),
    "gitlab": ("curl", 'case "$*" in *sort=asc*) cat "$HELD" ;; *) echo "$@" >> "$SENT" ;; esac'),
}
HELD = {
    ("github", False): "",
    ("github", True): "17\n18\n",
    ("gitlab", False): '[{"id": 9, "body": "looks good"}]',
    (
        "gitlab",
        True,
    ): '[{"id": 9, "body": "no"}, {"id": 17, "body": "<!-- provisioner: the plan of demo -->"}]',
}


@PROGRAMS
@pytest.mark.parametrize("host", pipelines.FILES)
@pytest.mark.parametrize("held", [False, True])
def test_a_fleet_has_one_comment_that_is_written_again(
    host: str, held: bool, tmp_path: Path
) -> None:
    """The pipeline's own commands, with a stand-in for the host's client."""
    name, text = FAKES[host]
    program = tmp_path / "bin" / name
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{text}")
    program.chmod(0o755)
    (tmp_path / "plan.md").write_text("## Plan: 1 to create\n")
    (tmp_path / "held").write_text(HELD[host, held])
    environment = {
        "PATH": f"{program.parent}:{Path(sys.executable).parent}:/usr/bin:/bin",
        "HELD": str(tmp_path / "held"),
        "SENT": str(tmp_path / "sent"),
        "FLEET": "demo",
        "COMMIT": "c0ffee",
        "CI_COMMIT_SHA": "c0ffee",
        "GITLAB_TOKEN": "canary",
        "REPOSITORY": "o/r",
        "PULL_REQUEST": "3",
    }
    argv = ["bash", "-ec", commands(host, "comment")]
    subprocess.run(argv, cwd=tmp_path, env=environment, check=True)
    sent = (tmp_path / "sent").read_text()
    assert ("/17" in sent) is held
    assert len(sent.splitlines()) == 1
    assert "canary" not in sent, "not an argument, which every process can read"
    body = (tmp_path / "comment.md").read_text()
    digest = hashlib.sha256((tmp_path / "plan.md").read_bytes()).hexdigest()
    assert body.startswith("<!-- provisioner: the plan of demo -->\n## Plan: 1 to create\n")
    assert f"Fleet demo, commit c0ffee, plan sha256:{digest}" in body


def test_a_comment_is_not_longer_than_github_takes(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("x" * 200_000)
    script = commands("github", "comment").partition("ours=")[0]
    environment = {"PATH": "/usr/bin:/bin", "FLEET": "f", "COMMIT": "c", "RUN": "https://run"}
    subprocess.run(["bash", "-ec", script], cwd=tmp_path, env=environment, check=True)
    assert len((tmp_path / "comment.md").read_text()) < 65_536


def test_a_sealed_plan_that_was_exchanged_is_not_opened(tmp_path: Path) -> None:
    opening = next(
        step for step in loaded("github")["jobs"]["up"]["steps"] if "SEALED" in step.get("env", {})
    )
    (tmp_path / "fleet.plan.enc").write_bytes(b"another")
    environment = {"PATH": "/usr/bin:/bin", "PLAN_PASSPHRASE": "p", "SEALED": "0" * 64}
    argv = ["bash", "-ec", opening["run"]]
    done = subprocess.run(argv, cwd=tmp_path, env=environment, check=False, capture_output=True)
    assert done.returncode != 0
    assert b"fleet.plan.enc: FAILED" in done.stdout
    assert not (tmp_path / "fleet.plan").exists()


def test_without_a_passphrase_the_job_that_seals_fails(tmp_path: Path) -> None:
    """The whole step, in which other commands follow. GitHub makes a missing secret an empty
    variable."""
    sealing = next(step for step in loaded("github")["jobs"]["plan"]["steps"] if "id" in step)
    (tmp_path / "fleet.plan").write_text("a secret")
    environment = {"PATH": "/usr/bin:/bin", "PLAN_PASSPHRASE": "", "GITHUB_OUTPUT": "output"}
    argv = ["bash", "-ec", sealing["run"]]
    done = subprocess.run(argv, cwd=tmp_path, env=environment, check=False, capture_output=True)
    assert done.returncode != 0
    assert b"PLAN_PASSPHRASE" in done.stderr
    assert not (tmp_path / "output").exists()


@PROGRAMS
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
