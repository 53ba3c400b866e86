"""Four clusters in two waves: a canary that cannot apply its path, then the rest. In this order."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]

FOUR = ("--context", "clusters=4")
BROKEN = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: broken\n  namespace: not-there\n"


@pytest.fixture(scope="module")
def handover(project: Project) -> Path:
    """Four clusters that nobody has paired, and a handover with two waves."""
    planned = project.json("plan", *FOUR)
    assert planned.code == 0, planned.err
    stack = project.folder / "cdktf.out" / "stacks" / "sandbox"
    applied = project.run("terraform", f"-chdir={stack}", "apply", "-auto-approve", "-input=false")
    assert applied.code == 0, applied.out + applied.err
    shown = project.run("terraform", f"-chdir={stack}", "output", "-json", "provisioner_handover")
    check = project.folder / "check.sh"
    check.write_text('#!/bin/sh\necho "$PROVISIONER_WAVE: $PROVISIONER_CLUSTERS" >> checked\n')
    check.chmod(check.stat().st_mode | stat.S_IXUSR)
    value: dict[str, Any] = json.loads(shown.out)
    value["waves"] = [
        {"name": "canary", "clusters": 1, "check": ["./check.sh"]},
        {"name": "others"},
    ]
    file = project.folder / "handover.json"
    file.write_text(json.dumps(value))
    return file


def commit(project: Project, text: str) -> None:
    """Somebody's own file in the folder of c1; without text it is removed."""
    work = project.tmp / "work"
    shutil.rmtree(work, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(project.repository), str(work)], check=True)
    file = work / "clusters/c1/broken.yaml"
    if text:
        file.parent.mkdir(parents=True)
        file.write_text(text)
    else:
        file.unlink()
    identity = ["-c", "user.name=u", "-c", "user.email=u@example.com"]
    for argv in (["add", "-A"], ["commit", "-qm", "mine"], ["push", "-q", "origin", "HEAD:main"]):
        subprocess.run(["git", *identity, *argv], cwd=work, check=True)


def fingerprints(project: Project, handover: Path) -> dict[str, str]:
    clusters = project.json("status", str(handover)).clusters
    return {name: cluster["fingerprint"] for name, cluster in clusters.items()}


def results(done: Any) -> dict[str, str]:
    return {name: cluster["result"] for name, cluster in done.clusters.items()}


def commits(project: Project) -> int:
    return int(project.git("rev-list", "--count", "main"))


def test_a_canary_that_fails_keeps_the_rest_from_being_started(
    project: Project, handover: Path
) -> None:
    commit(project, BROKEN)
    done = project.json("pair", str(handover))
    assert done.code == 8, done.err
    assert results(done) == {
        "c1": "delivery-failing",
        "c2": "not-started",
        "c3": "not-started",
        "c4": "not-started",
    }
    assert "wave canary" in done.clusters["c2"]["cause"]
    assert done.clusters["c2"]["hint"]
    assert commits(project) == 2  # the broken file, and the canary's
    assert project.git("ls-tree", "--name-only", "main:clusters").split() == ["c1"]
    assert "flux-system" not in project.kubectl("c2", "get", "namespaces", "-o", "name")


def test_once_mended_the_next_run_finishes(project: Project, handover: Path) -> None:
    commit(project, "")
    before = commits(project)
    checked = project.folder / "checked"
    checked.unlink(missing_ok=True)
    done = project.json("pair", str(handover))
    assert done.code == 0, done.err
    assert set(results(done).values()) == {"paired"}
    assert {name: one["wave"] for name, one in done.clusters.items()} == {
        "c1": "canary",
        "c2": "others",
        "c3": "others",
        "c4": "others",
    }
    assert commits(project) == before + 1  # the canary needed none
    assert checked.read_text() == "canary: c1\n"


def test_a_second_run_changes_nothing(project: Project, handover: Path) -> None:
    before = commits(project)
    done = project.json("pair", str(handover))
    assert (done.code, commits(project)) == (0, before), done.err


def test_a_rotation_in_waves_leaves_the_others_alone(project: Project, handover: Path) -> None:
    keys = fingerprints(project, handover)
    done = project.json("rotate", str(handover), "--only", "c[12]", "--skip", "c1")
    assert results(done) == {"c2": "rotated"}, done.err
    after = fingerprints(project, handover)
    assert {name for name in keys if keys[name] != after[name]} == {"c2"}
