"""Nothing leaves because of a guess: a renamed entry, an expired token, a plan that does not know
its pairings, a saved plan with other options. One live cluster that Terraform does not own, in this
order."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from provisioner.sandbox.building import parts
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

STACK = """\
from provisioner_cdk import DeployKey, ExistingCluster, FleetStack, GitOps, SandboxRepository


class Leaving(FleetStack):
    def __init__(self, app):
        super().__init__(app, "leaving")
        context = app.node.try_get_context
        repository = SandboxRepository(self, "fleet")
        for name in filter(None, (context("names") or "prod").split("+")):
            cluster = ExistingCluster(
                self, name, context=%(context)r, kubeconfig=context("kubeconfig") or %(file)r
            )
            key = DeployKey(self, f"{name}-key", cluster=cluster, repository=repository)
            GitOps(
                self,
                f"{name}-gitops",
                cluster=cluster,
                repository=repository,
                deploy_key=key,
                distribution=%(distribution)r,
            )
        if context("unknown"):
            made = {"input": {}, "triggers_replace": "${timestamp()}"}
            self.add_override("resource.terraform_data.pairings", made)
            pairings = "${terraform_data.pairings.output}"
            self.add_override("output.provisioner_handover.value.pairings", pairings)


def build(app):
    Leaving(app)
"""
CLAIM = """\
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: default}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
"""
NONE = ("--context", "names=+")


def kubeconfig(project: Project) -> Path:
    return project.folder / "kubeconfig"


def run(project: Project, command: str, *argv: str) -> Run:
    return project.json(command, *argv, "--context", "stack=leaving")


def keys(project: Project) -> list[str]:
    return sorted(key.title for key in own.sandbox(project).keys("fleet"))


def on_terminal(project: Project, argv: list[str], typed: str) -> tuple[int, str]:
    """The exit code, and what a person saw."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "provisioner", *argv],
        cwd=project.folder,
        env={**project.own_env(), "TERM": "dumb"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        os.write(ours, typed.encode())
        shown = process.communicate(timeout=120)[0]
    os.close(ours)
    os.close(theirs)
    return process.returncode, shown


@contextmanager
def untouched(project: Project) -> Iterator[None]:
    """The branch, the keys and every object of the cluster are what they were."""

    def state() -> object:
        return project.git("rev-parse", "main"), keys(project), project.versions("live")

    before = state()
    yield
    assert state() == before
    claim = json.loads(project.kubectl("live", "get", "pvc", "data", "-o", "json"))
    assert "deletionTimestamp" not in claim["metadata"]


def come(project: Project, files: Mapping[str, str], kustomizations: Sequence[str]) -> None:
    """The first `up`, and then files of the user's, which these Kustomizations have applied."""
    # Folder and repository are made by hand, so that Terraform owns neither of them.
    assert project.provisioner("sandbox", "start", "--cluster", "live").code == 0
    shutil.copy(project.kubeconfig("live"), kubeconfig(project))
    config = json.loads(kubeconfig(project).read_text())
    names = {
        "context": config["current-context"],
        "file": str(kubeconfig(project)),
        "distribution": str(parts.distribution()),
    }
    (project.folder / "stacks" / "leaving.py").write_text(STACK % names)
    done = run(project, "up", "--yes")
    assert done.code == 0, (done.err, done.out)
    own.push(project, files)
    for name in kustomizations:
        asked = project.flux("live", "reconcile", "kustomization", name, "--with-source")
        assert asked.code == 0, asked.err


def test_up(project: Project) -> None:
    come(project, {"clusters/prod/claim.yaml": CLAIM}, ["flux-system"])
    assert project.kubectl("live", "get", "pvc", "data", "-o", "name").strip()


def test_a_renamed_entry_is_not_gone(project: Project) -> None:
    with untouched(project):
        done = run(project, "up", "--yes", "--gone", "prod", "--context", "names=production")
    assert done.code == 4, done.out
    assert "cluster production: is the cluster that leaves the fleet as prod" in done.err
    assert "Leave out --drain prod and --gone prod" in done.err
    assert done.steps() == []


def test_a_rename_is_seen_in_git_where_the_old_entry_leads_nowhere(project: Project) -> None:
    other = project.folder / "other"
    kubeconfig(project).rename(other)
    try:
        with untouched(project):
            done = run(
                project,
                *("plan", "--context", "names=production"),
                *("--context", f"kubeconfig={other}"),
            )
    finally:
        other.rename(kubeconfig(project))
    assert done.code == 0, done.out
    assert ("rename", "prod -> production") in {
        (step["step"], step["subject"]) for step in done.steps("production")
    }
    assert done.steps("prod") == []


def test_an_expired_token_is_not_gone(project: Project) -> None:
    good = kubeconfig(project).read_text()
    config = json.loads(good)
    for user in config["users"]:
        user["user"] = {"token": "expired"}
    kubeconfig(project).write_text(json.dumps(config))
    try:
        with untouched(project):
            for argv in (["down", "--yes"], ["down", "--yes", "--force"], ["up", "--yes", *NONE]):
                done = run(project, *argv)
                assert (done.code, done.clusters["prod"]["result"]) == (4, "failed"), done.out
    finally:
        kubeconfig(project).write_text(good)
    assert list(project.folder.glob("terraform.leaving.tfstate"))


def test_a_wrong_name_is_refused(project: Project) -> None:
    with untouched(project):
        for option in ("--drain", "--gone", "--new-cluster"):
            done = run(project, "up", "--yes", option, "prot")
            assert done.code == 3, done.out
            assert "cluster prot" in done.err


def test_plans_name_the_cluster_and_change_nothing(project: Project) -> None:
    uid = project.kubectl(
        "live", "get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}"
    )
    with untouched(project):
        plans = [
            run(project, "down", "--plan"),
            project.json("unpair", "--stack", "leaving", "--plan"),
            run(project, "plan", *NONE),
        ]
        drained = run(project, "down", "--plan", "--drain", "prod")
    for done in plans:
        assert done.code == 0, done.err
        (first, *steps) = done.steps("prod")
        assert uid in first["detail"]
        assert "https://" in first["detail"]
        assert "workloads: stay" in first["detail"]
        assert "drain" not in [step["step"] for step in steps]
        assert all(step["planned"] for step in steps)
    (drain,) = [step for step in drained.steps("prod") if step["step"] == "drain"]
    assert "1 volume (default/data)" in drain["detail"]


def test_nobody_leaves_while_the_pairings_are_unknown(project: Project) -> None:
    with untouched(project):
        planned = run(project, "plan", "--context", "unknown=1")
    assert planned.code == 0, planned.err
    assert "no cluster is unpaired now" in planned.out
    with untouched(project):
        done = run(project, "up", "--yes", "--context", "unknown=1")
    assert done.code == 0, done.err
    assert "still paired, because the plan did not know it: prod." in done.out
    assert run(project, "up", "--yes").code == 0


def test_lost_volumes_ask_for_the_name_on_a_terminal(project: Project) -> None:
    argv = ["up", "--context", "stack=leaving", *NONE, "--drain", "prod"]
    with untouched(project):
        code, shown = on_terminal(project, argv, "y\nprod2\n")
    assert code == 1, shown
    assert "Clusters that leave:" in shown
    assert "prod: UID " in shown
    assert "1 volume (default/data) of cluster prod will be deleted. Type its name" in shown
    assert "not confirmed: nothing was changed" in shown


def test_a_saved_plan_is_not_overruled(project: Project) -> None:
    assert run(project, "plan", "--out", "leave.plan", *NONE).code == 0
    with untouched(project):
        for options in (
            ["--workloads", "drain", "--force"],
            ["--drain", "prod"],
            ["--gone", "prod"],
        ):
            done = project.json("up", "leave.plan", *options)
            assert done.code == 3, done.out
            assert "contradicts the options" in done.err
    done = project.json("up", "leave.plan")
    assert (done.code, done.clusters["prod"]["result"]) == (0, "unpaired"), done.out
    assert done.clusters["prod"]["leaving"].startswith("workloads: stay")
    claim = json.loads(project.kubectl("live", "get", "pvc", "data", "-o", "json"))
    assert "deletionTimestamp" not in claim["metadata"]
    assert keys(project) == []
    assert "flux-system" not in project.kubectl("live", "get", "namespaces", "-o", "name")
