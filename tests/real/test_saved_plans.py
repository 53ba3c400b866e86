"""Saved plans: done exactly as they were made, or not at all once reality has moved. In this
order."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]


def commit(project: Project, clone: Path, files: Mapping[str, str]) -> None:
    identity = ["-c", "user.name=U", "-c", "user.email=u@example.invalid"]
    subprocess.run(["git", "clone", "-q", str(project.repository), str(clone)], check=True)
    for name, text in files.items():
        (clone / name).write_text(text)
    for argv in (["add", "."], ["commit", "-qm", "Move"], ["push", "-q"]):
        subprocess.run(["git", *identity, *argv], cwd=clone, check=True)
    settle(project)


def settle(project: Project) -> None:
    """Flux takes a commit up within a minute; a test knows when."""
    asked = project.flux("c1", "reconcile", "kustomization", "flux-system", "--with-source")
    assert asked.code == 0, asked.err


def save(project: Project, name: str) -> Run:
    done = project.json("plan", "--out", name, "--detailed-exitcode")
    assert done.code in (0, 2), done.err
    return done


def refused(project: Project, name: str, *what: str) -> None:
    """The plan is not carried out, what moved is named, and nothing is touched."""
    commit, objects, keys = (
        project.git("rev-parse", "main"),
        project.versions("c1"),
        titles(project),
    )
    done = project.json("up", name)
    assert done.code == 4, done.out
    said = "\n".join(
        event["text"]
        for event in done.events
        if event["type"] == "note" and event["level"] == "error"
    )
    for text in what:
        assert text in said
    assert not done.steps()
    assert (project.git("rev-parse", "main"), project.versions("c1"), titles(project)) == (
        commit,
        objects,
        keys,
    )


def titles(project: Project) -> list[str]:
    return [key.title for key in sandbox(project).keys("fleet")]


def sandbox(project: Project) -> Sandbox:
    return Sandbox(project.folder / ".provisioner" / "sandbox")


def test_a_plan_from_before_anything_exists(project: Project) -> None:
    assert save(project, "first.plan").code == 2
    file = project.folder / "first.plan"
    assert file.stat().st_mode & 0o777 == 0o600
    with tarfile.open(file) as tar:
        assert {"plan.json", "terraform.plan", "SHA256SUMS"} <= set(tar.getnames())
    assert project.processes() == []
    done = project.json("up", "first.plan")
    assert done.code == 0, done.err
    assert done.clusters["c1"]["result"] == "paired"


def test_a_plan_is_done_once(project: Project) -> None:
    refused(project, "first.plan", "Terraform's state: was none, is serial ")


def test_the_plan_of_what_stands_is_empty(project: Project) -> None:
    assert save(project, "empty.plan").code == 0
    objects = project.versions("c1")
    for _ in range(2):
        done = project.json("up", "empty.plan")
        assert done.code == 0, done.err
        assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert project.versions("c1") == objects


def test_a_users_commit_elsewhere_moves_nothing(project: Project, tmp_path: Path) -> None:
    commit(project, tmp_path / "clone", {"README.md": "Mine."})
    done = project.json("up", "empty.plan")
    assert done.code == 0, done.err


def test_a_commit_to_our_files_is_reported(project: Project, tmp_path: Path) -> None:
    name = "clusters/c1/flux-system/gotk-sync.yaml"
    held = project.git("show", f"main:{name}")
    commit(project, tmp_path / "clone", {name: held.replace("interval: 1m0s", "interval: 7m0s")})
    was, now = (
        project.git("rev-parse", f"{revision}:{name}").strip() for revision in ("main~", "main")
    )
    refused(
        project,
        "empty.plan",
        f"c1: file {name}: was {was}, is {now}",
        "c1: step files: planned was nothing",
    )


def test_the_plan_that_mends_it_is_done(project: Project) -> None:
    assert save(project, "mend.plan").code == 2
    done = project.json("up", "mend.plan")
    assert done.code == 0, done.err
    assert {step["step"]: step["action"] for step in done.steps("c1")}["files"] == "configured"


def test_a_key_that_is_gone_is_reported(project: Project) -> None:
    settle(project)
    assert save(project, "keyed.plan").code == 0
    host = sandbox(project)
    key = next(key for key in host.keys("fleet") if key.title.startswith("sandbox/c1 "))
    host.remove_key("fleet", key.id)
    refused(
        project,
        "keyed.plan",
        "c1: deploy key SHA256:",
        "read-only, is nothing",
        "c1: step deploy key: planned was",
    )


def test_a_changed_stack_and_another_stack_are_bad_input(project: Project) -> None:
    stack = project.folder / "stacks" / "sandbox.py"
    text = stack.read_text()
    # Of another length: Python takes a file of the same length and second for compiled already.
    stack.write_text(
        text.replace('SandboxRepository(self, "fleet")', 'SandboxRepository(self, "another")')
    )
    changed = project.json("up", "keyed.plan")
    stack.write_text(text)
    other = project.json("up", "keyed.plan", "--stack", "existing")
    for done in (changed, other):
        assert done.code == 3, done.out
        assert "stack" in done.err + done.out


def test_markdown_for_a_pull_request(project: Project) -> None:
    done = project.provisioner("plan", "--markdown", "--context", "clusters=2")
    assert done.code == 0, done.err
    assert done.out.startswith("## Plan: ")
    assert "| + | `c2` | `Flux v" in done.out
    assert "| + | `c1` | `SHA256:" in done.out, "the key that is still missing"
