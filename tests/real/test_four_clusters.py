"""A small fleet: one commit, four proofs; one cluster lost and mended; two leave. In this order."""

from __future__ import annotations

import os
import signal

import pytest

from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]

FOUR = ("--context", "clusters=4")


def kill(project: Project, cluster: str, part: str) -> None:
    pids = [
        int(line.split()[2])
        for line in project.provisioner("sandbox", "status").out.splitlines()
        if line.split()[:2] == [cluster, part]
    ]
    assert len(pids) == 1
    os.kill(pids[0], signal.SIGKILL)


def test_one_lost_cluster_does_not_stop_three(project: Project) -> None:
    planned = project.json("plan", *FOUR)
    assert planned.code == 0, planned.err
    stack = project.folder / "cdktf.out" / "stacks" / "sandbox"
    applied = project.run("terraform", f"-chdir={stack}", "apply", "-auto-approve", "-input=false")
    assert applied.code == 0, applied.out + applied.err
    kill(project, "c3", "kube-apiserver")

    done = project.json("up", "--yes", *FOUR)
    assert done.code == 4, done.err
    results = {name: cluster["result"] for name, cluster in done.clusters.items()}
    assert results == {"c1": "paired", "c2": "paired", "c3": "failed", "c4": "paired"}
    assert "does not answer" in done.clusters["c3"]["cause"]
    assert done.clusters["c3"]["hint"]
    assert len({done.clusters[name]["commit"] for name in ("c1", "c2", "c4")}) == 1
    assert project.git("rev-list", "--count", "main").strip() == "1"
    folders = project.git("ls-tree", "--name-only", "main:clusters").split()
    assert folders == ["c1", "c2", "c4"]


def test_the_next_run_mends_only_that_one(project: Project) -> None:
    assert project.provisioner("sandbox", "start").code == 0
    before = {name: project.versions(name) for name in ("c1", "c2", "c4")}
    done = project.json("up", "--yes", *FOUR)
    assert done.code == 0, done.err
    for name in ("c1", "c2", "c4"):
        assert {step["action"] for step in done.steps(name)} == {"unchanged"}
        moved = {
            key
            for key, version in project.versions(name).items()
            if before[name].get(key) != version
        }
        # the new commit reaches every cluster through Flux, which then says so on its own two
        # objects
        assert {key.split("/")[0] for key in moved} <= {"GitRepository", "Kustomization"}
    assert done.clusters["c3"]["result"] == "paired"
    assert project.git("rev-list", "--count", "main").strip() == "2"


def test_two_leave_and_two_stay_untouched(project: Project) -> None:
    uids = {
        name: project.kubectl(name, "get", "pods", "-A", "-o", "jsonpath={..uid}")
        for name in ("c1", "c2")
    }
    done = project.json("up", "--yes", "--context", "clusters=2")
    assert done.code == 0, done.err
    results = {name: cluster["result"] for name, cluster in done.clusters.items()}
    assert results == {"c1": "paired", "c2": "paired", "c3": "unpaired", "c4": "unpaired"}
    parts = {line.split()[0] for line in project.provisioner("sandbox", "status").out.splitlines()}
    assert parts == {"-", "c1", "c2"}
    assert project.git("ls-tree", "--name-only", "main:clusters").split() == ["c1", "c2"]
    for name in ("c1", "c2"):
        assert project.kubectl(name, "get", "pods", "-A", "-o", "jsonpath={..uid}") == uids[name]


def test_down_with_a_dead_cluster_ends_well(project: Project) -> None:
    kill(project, "c2", "kube-apiserver")
    refused = project.json("down", "--yes")
    assert (refused.code, refused.clusters["c2"]["result"]) == (4, "failed"), refused.err
    assert "c1" in project.provisioner("sandbox", "status").out
    done = project.json("down", "--yes", "--gone", "c2")
    assert done.code == 0, done.err
    results = {name: cluster["result"] for name, cluster in done.clusters.items()}
    assert results == {"c1": "unpaired", "c2": "gone"}
    assert project.processes() == []
