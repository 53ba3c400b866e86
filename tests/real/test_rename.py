"""An entry that only changes its name, on a real cluster: its folder, record and identity follow,
and nothing in it notices. One project, in this order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.real import own
from tests.real.project import Project, Run
from tests.real.test_leaving import CLAIM, come, keys, run

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

WORKLOAD = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: default}
spec:
  replicas: 0
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec: {containers: [{name: shop, image: registry.example.invalid/shop}]}
"""
RENAMED = ("--context", "names=production")
# What changes with the revision or with the name.
FOLLOW = {
    "GitRepository/flux-system/flux-system",
    "Kustomization/flux-system/flux-system",
    "Kustomization/flux-system/apps",
    "ConfigMap/flux-system/provisioner-pairing",
}


def paths(project: Project) -> list[str]:
    return project.git("ls-tree", "-r", "--name-only", "main").split()


def record(project: Project) -> dict[str, str]:
    shown = project.kubectl(
        "live", "get", "configmap", "provisioner-pairing", "-n", "flux-system", "-o", "json"
    )
    return dict(json.loads(shown)["data"])


def uids(project: Project) -> dict[str, str]:
    kinds = "deployments,persistentvolumeclaims,namespaces,customresourcedefinitions,kustomizations"
    items = json.loads(project.kubectl("live", "get", kinds, "-A", "-o", "json"))["items"]
    return {f"{one['kind']}/{one['metadata']['name']}": one["metadata"]["uid"] for one in items}


@contextmanager
def unnoticed(project: Project) -> Iterator[None]:
    """No object comes, goes or is made again, and only those move that tell of it."""
    versions, made, titles = project.versions("live"), uids(project), keys(project)
    yield
    after = project.versions("live")
    assert after.keys() == versions.keys()
    assert {name for name in after if after[name] != versions[name]} <= FOLLOW
    assert (uids(project), keys(project)) == (made, titles)


def renamed(done: Run, old: str, new: str) -> None:
    assert done.code == 0, (done.err, done.out)
    assert (done.clusters[new]["result"], old in done.clusters) == ("paired", False)


def test_up(project: Project) -> None:
    files = {
        "apps/shop.yaml": WORKLOAD,
        "clusters/prod/claim.yaml": CLAIM,
        "clusters/prod/apps.yaml": own.APPS,
    }
    come(project, files, ["flux-system", "apps"])
    assert project.kubectl("live", "get", "pvc/data", "deployment/shop", "-o", "name").strip()


def test_a_plan_names_it_and_touches_nothing(project: Project) -> None:
    uid = project.kubectl(
        "live", "get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}"
    )
    head, versions = project.git("rev-parse", "main"), project.versions("live")
    done = run(project, "plan", "--out", "rename.plan", *RENAMED)
    assert done.code == 0, (done.err, done.out)
    assert {step["cluster"] for step in done.steps()} == {"production"}
    (step,) = [step for step in done.steps("production") if step["step"] == "rename"]
    assert step["subject"] == "prod -> production"
    assert f"UID {uid}" in step["detail"]
    assert "path clusters/prod -> clusters/production" in step["detail"]
    assert (project.git("rev-parse", "main"), project.versions("live")) == (head, versions)


def test_a_saved_plan_moves_everything_and_no_workload_notices(project: Project) -> None:
    before = paths(project)
    with unnoticed(project):
        done = project.json("up", "rename.plan")
    renamed(done, "prod", "production")
    assert record(project)["cluster"] == "production"
    assert [path.replace("clusters/prod/", "clusters/production/") for path in before] == paths(
        project
    )
    assert run(project, "up", "--yes", *RENAMED).report["changed"] is False


def test_only_the_name_changes_where_the_path_stays(project: Project) -> None:
    """`pair --renamed` alone does it, from the new handover: the record and Git prove the old
    name."""
    handover = project.tmp / "handover.json"
    stack = project.folder / "cdktf.out" / "stacks" / "leaving"
    outputs = project.run("terraform", f"-chdir={stack}", "output", "-json", "provisioner_handover")
    fleet = json.loads(outputs.out)
    fleet["clusters"]["live"] = fleet["clusters"].pop("production")
    fleet["pairings"]["live"] = {**fleet["pairings"].pop("production"), "cluster": "live"}
    handover.write_text(json.dumps(fleet))
    before = paths(project)
    with unnoticed(project):
        refused = project.json("pair", str(handover))
        assert (refused.code, refused.clusters["live"]["result"]) == (4, "failed"), refused.out
        assert "pair --renamed live" in refused.clusters["live"]["hint"]
        done = project.json("pair", str(handover), "--renamed", "live")
    renamed(done, "production", "live")
    assert (record(project)["cluster"], paths(project)) == ("live", before)


def test_up_renames_it_back(project: Project) -> None:
    """Git and the cluster call it live, Terraform production, and the stack prod."""
    with unnoticed(project):
        done = run(project, "up", "--yes")
    renamed(done, "live", "prod")
    assert record(project)["path"] == "clusters/prod"
    assert not [path for path in paths(project) if "production" in path]


def test_a_push_that_is_refused_lets_it_sync_again(project: Project) -> None:
    """The host lets the rehearsal pass, and refuses the push: the cluster has stopped by then."""
    hook = project.repository / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not today' >&2\nexit 1\n")
    hook.chmod(0o755)
    with unnoticed(project):
        done = run(project, "up", "--yes", *RENAMED)
    hook.unlink()
    assert (done.code, done.clusters["production"]["result"]) == (4, "failed"), done.out
    assert "Its folder has not moved, so it syncs as before." in done.out
    spec = own.get(project, "live", "Kustomization", "flux-system")["spec"]
    assert (spec["path"], "suspend" in spec) == ("./clusters/prod", False)
    renamed(run(project, "up", "--yes", *RENAMED), "prod", "production")
    assert record(project)["path"] == "clusters/production"
