"""The main job on one cluster: up, up again, flux is content, a user's manifest, down. In this
order."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from provisioner.flux import files
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

STEPS = [
    "controllers",
    "secret",
    "deploy key",
    "files",
    "sync",
    "ready",
    "proof",
    "rotation",
    "old keys",
    "record",
    "unstaging",
]


def test_plan_before_anything_exists(project: Project) -> None:
    done = project.json("plan", "--detailed-exitcode")
    assert done.code == 2, done.err
    assert {step["action"] for step in done.steps("c1")} == {"created"}
    assert all(step["planned"] for step in done.steps())
    assert [
        event["address"]
        for event in done.events
        if event["type"] == "terraform" and event["state"] == "planned"
    ]
    assert project.processes() == []


def test_up_pairs_and_proves(project: Project) -> None:
    done = project.json("up", "--yes")
    assert done.code == 0, done.err
    assert [step["step"] for step in done.steps("c1")] == STEPS
    cluster = done.clusters["c1"]
    assert cluster["result"] == "paired"
    assert cluster["fingerprint"].startswith("SHA256:")
    assert cluster["revision"] == f"main@sha1:{cluster['commit']}"
    assert project.git("rev-parse", "main").strip() == cluster["commit"]
    applied = project.kubectl(
        "c1",
        "get",
        "-n",
        "flux-system",
        "kustomization",
        "flux-system",
        "-o",
        "jsonpath={.status.lastAppliedRevision}",
    )
    assert applied == cluster["revision"]


def test_the_images_run_as_pinned_and_flux_starts_nothing_anew(project: Project) -> None:
    """What we install is what Flux then applies from Git: each Deployment is at its first
    generation, with the image that the kustomization.yaml pins."""
    text = project.git("show", "main:clusters/c1/flux-system/kustomization.yaml")
    pinned = {f"{one['name']}@{one['digest']}" for one in files.images(text)}
    assert len(pinned) == 4
    where = ["get", "-n", "flux-system", "deployments", "-o"]
    form = "{range .items[*]}{.spec.template.spec.containers[0].image}{'\\n'}{end}"
    assert set(project.kubectl("c1", *where, f"jsonpath={form}").split()) == pinned
    generations = project.kubectl("c1", *where, "jsonpath={.items[*].metadata.generation}")
    assert set(generations.split()) == {"1"}


def test_up_again_changes_nothing(project: Project) -> None:
    commit, objects = project.git("rev-parse", "main"), project.versions("c1")
    done = project.json("up", "--yes")
    assert done.code == 0, done.err
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert done.report["changed"] is False
    assert done.clusters["c1"]["commit"] == commit.strip()
    assert project.git("rev-parse", "main") == commit
    assert project.versions("c1") == objects


def test_plan_of_what_stands_is_empty(project: Project) -> None:
    done = project.json("plan", "--detailed-exitcode")
    assert done.code == 0, done.err
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_terraform_by_hand_then_pair_is_the_same(project: Project) -> None:
    stack = project.folder / "cdktf.out" / "stacks" / "sandbox"
    planned = project.run(
        "terraform", f"-chdir={stack}", "plan", "-input=false", "-detailed-exitcode"
    )
    assert planned.code == 0, planned.out
    done = project.json("pair", str(stack))
    assert done.code == 0, done.err
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_status_says_paired(project: Project) -> None:
    done = project.json("status")
    assert (done.code, done.clusters["c1"]["result"]) == (0, "paired"), done.err


def test_the_flux_cli_is_content(project: Project) -> None:
    checked = project.flux("c1", "check")
    assert checked.code == 0, checked.err
    listed = project.flux("c1", "get", "all", "-A")
    assert listed.code == 0, listed.err
    assert "False\tTrue" in listed.out.replace(" ", "")


def test_a_users_manifest_is_delivered(project: Project, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    identity = ["-c", "user.name=U", "-c", "user.email=u@example.invalid"]
    subprocess.run(["git", "clone", "-q", str(project.repository), str(clone)], check=True)
    manifest = project.kubectl(
        "c1", "create", "configmap", "hello", "-n", "default", "--dry-run=client", "-o", "yaml"
    )
    (clone / "clusters" / "c1" / "hello.yaml").write_text(manifest)
    for argv in (["add", "."], ["commit", "-qm", "Say hello"], ["push", "-q"]):
        subprocess.run(["git", *identity, *argv], cwd=clone, check=True)
    asked = project.flux("c1", "reconcile", "kustomization", "flux-system", "--with-source")
    assert asked.code == 0, asked.err
    assert "hello" in project.kubectl("c1", "get", "-n", "default", "configmap", "hello")
    done = project.json("up", "--yes")
    assert {step["action"] for step in done.steps()} == {"unchanged"}, (
        "a user's commit is no change of ours"
    )


def test_a_deleted_key_and_an_emptied_secret_are_mended(project: Project) -> None:
    project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")
    done = project.json("up", "--yes")
    assert done.code == 0, done.err
    actions = {step["step"]: step["action"] for step in done.steps("c1")}
    assert (actions["secret"], actions["deploy key"], actions["old keys"]) == (
        "created",
        "created",
        "deleted",
    )
    again = project.json("up", "--yes")
    assert {step["action"] for step in again.steps()} == {"unchanged"}


def test_down_leaves_nothing(project: Project) -> None:
    started = time.monotonic()
    done = project.json("down", "--yes")
    assert done.code == 0, done.err
    assert time.monotonic() - started < 60
    assert project.processes() == []
    assert list(project.folder.glob("terraform.*")) == []
    assert not (project.folder / ".provisioner").exists()
    again = project.json("down", "--yes")
    assert again.code == 0, again.err
