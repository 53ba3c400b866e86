"""A ServiceAccount that has exactly what `provisioner rights` prints can do its command, and what
it does is in its audit file and in the cluster's Events."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.sandbox.building import parts
from tests.chaos import world
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]
CLUSTER = "c1"
NAMED = "clusterrole/provisioner clusterrolebinding/provisioner"
NAME = "metadata.name=provisioner"
WHO = "serviceaccount:kube-system:pairer"
CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: default}\n"
FILES = {
    f"clusters/{CLUSTER}/own.yaml": CONFIG % "own",
    f"clusters/{CLUSTER}/children.yaml": own.APPS,
    "apps/shop.yaml": CONFIG % "shop",
}
OLD = {
    "flux_version": "v2.7.3",
    "distribution": str(parts.distribution(parts.OLDER_DISTRIBUTION)),
}
# Stored in a version that the newer CRD no longer has.
RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/v2beta2
kind: HelmRelease
metadata: {name: old, namespace: default}
spec:
  interval: 1h
  suspend: true
  chart:
    spec: {chart: x, sourceRef: {kind: HelmRepository, name: charts}}
"""
STACK = ("--context", "stack=rights")


@pytest.fixture(scope="module")
def ground(project: Project) -> Project:
    own.start(project, CLUSTER)
    project.kubectl(CLUSTER, "create", "serviceaccount", "-n", "kube-system", "pairer")
    token = project.kubectl(CLUSTER, "create", "token", "-n", "kube-system", "pairer").strip()
    config = json.loads(own.kubeconfig(project, CLUSTER).read_text())
    config["users"][0]["user"] = {"token": token}
    (project.tmp / "limited").write_text(json.dumps(config))
    return project


def given(project: Project, **gitops: Any) -> str:
    """A handover that reaches the cluster as the ServiceAccount, in a file."""
    handover = own.handover(project, [CLUSTER], **gitops)
    handover["clusters"][CLUSTER]["kubeconfig"] = str(project.tmp / "limited")
    file = project.tmp / "fleet.json"
    file.write_text(json.dumps(handover))
    return str(file)


def grant(project: Project, command: str, *more: str, handover: str = "") -> None:
    """What the command needs, and nothing that an earlier one needed."""
    project.kubectl(CLUSTER, "delete", "--ignore-not-found", *NAMED.split())
    for kind in ("role", "rolebinding"):
        found = project.kubectl(CLUSTER, "get", kind, "-A", "-o", "name", "--field-selector", NAME)
        if found:
            project.kubectl(CLUSTER, "delete", kind, "-A", "--field-selector", NAME)
    source = handover or given(project)
    printed = project.provisioner("rights", source, "--for", command, *more, "--to", WHO)
    assert printed.code == 0, printed.err
    project.kubectl(CLUSTER, "apply", "-f", "-", stdin=printed.out)


def done(project: Project, command: str, *argv: str, handover: str = "") -> Run:
    audit = project.tmp / "audit"
    more = ["--audit", str(audit)] if command != "status" else []
    ended = project.json(command, handover or given(project), *argv, *more)
    assert ended.code == 0, ended.clusters[CLUSTER]["cause"]
    return ended


def workloads(project: Project) -> str:
    return project.kubectl(CLUSTER, "get", "configmaps", "-n", "default", "-o", "name")


@pytest.mark.parametrize(
    ("command", "argv", "result"),
    [
        ("pair", (), "paired"),
        ("status", (), "paired"),
        ("rotate", (), "rotated"),
        ("unpair", ("--yes",), "unpaired"),
    ],
)
def test_what_is_printed_suffices(
    command: str, argv: tuple[str, ...], result: str, ground: Project
) -> None:
    grant(ground, command)
    ended = done(ground, command, *argv)
    assert ended.clusters[CLUSTER]["result"] == result


def test_the_audit_file_names_every_run_and_the_cluster_itself(ground: Project) -> None:
    lines = [json.loads(line) for line in Path(ground.tmp / "audit").read_text().splitlines()]
    uid = ground.kubectl(CLUSTER, "get", "ns", "kube-system", "-o", "jsonpath={.metadata.uid}")
    assert [*dict.fromkeys(line["command"] for line in lines)] == ["pair", "rotate", "unpair"]
    assert {line["uid"] for line in lines if line["to"] == "cluster"} == {uid}
    assert {line["to"] for line in lines} == {"cluster", "git", "git host"}


def test_the_runs_are_among_the_clusters_events(ground: Project) -> None:
    listed = json.loads(ground.kubectl(CLUSTER, "get", "events", "-A", "-o", "json"))["items"]
    reasons = [one["reason"] for one in listed if one.get("reportingComponent") == "provisioner"]
    assert {"Paired", "Rotated", "Unpaired"} >= set(reasons) > {"Unpaired"}


def test_a_drain_deletes_with_what_is_printed_for_it(ground: Project) -> None:
    own.push(ground, FILES)
    grant(ground, "pair")
    done(ground, "pair")
    wait = ("--for=condition=Ready", "kustomization/apps", "-n", "flux-system")
    ground.kubectl(CLUSTER, "wait", *wait, "--timeout=60s")
    assert "configmap/shop" in workloads(ground)
    grant(ground, "unpair", "--drain")
    ended = done(ground, "unpair", "--yes", "--drain", CLUSTER)
    assert ended.clusters[CLUSTER]["result"] == "unpaired"
    assert not {"configmap/own", "configmap/shop"} & set(workloads(ground).split())


def test_an_upgrade_migrates_with_what_is_printed_for_it(ground: Project) -> None:
    components = [*own.FEW, "helm-controller"]
    own.push(ground, dict.fromkeys(FILES))
    older = given(ground, components=components, **OLD)
    grant(ground, "pair", handover=older)
    done(ground, "pair", handover=older)
    ground.kubectl(CLUSTER, "apply", "-f", "-", stdin=RELEASE)
    newer = given(ground, components=components)
    grant(ground, "upgrade", handover=newer)
    ended = done(ground, "upgrade", handover=newer)
    assert ended.clusters[CLUSTER]["result"] == "paired"
    migrated = [step["action"] for step in ended.steps(CLUSTER) if step["step"] == "storage"]
    assert "configured" in migrated
    grant(ground, "unpair", handover=newer)
    done(ground, "unpair", "--yes", handover=newer)


def test_up_and_down_do_with_what_is_printed_for_them(ground: Project) -> None:
    own.push(ground, {"clusters/c1/own.yaml": CONFIG % "own"})
    text = world.STACK % {
        "fleet": "rights",
        "directory": str(own.sandbox(ground).directory),
        "kubeconfigs": {CLUSTER: str(ground.tmp / "limited")},
        "gitops": {
            "distribution": str(parts.distribution()),
            "components": own.FEW,
            "path": f"clusters/{CLUSTER}",
        },
    }
    (ground.folder / "stacks" / "rights.py").write_text(text)
    grant(ground, "up")
    ended = ground.json("up", "--yes", *STACK)
    assert ended.code == 0, ended.err + ended.out
    assert "configmap/own" in workloads(ground)
    grant(ground, "down", "--drain")
    ended = ground.json("down", "--yes", "--drain", CLUSTER, *STACK)
    assert ended.code == 0, ended.err + ended.out
    assert ended.clusters[CLUSTER]["result"] == "unpaired"
    assert "configmap/own" not in workloads(ground)
