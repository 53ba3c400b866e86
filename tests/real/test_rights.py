"""A ServiceAccount that has exactly what `provisioner rights` prints can do its command, and what
it does is in its audit file and in the cluster's Events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]
CLUSTER = "c1"
NAMED = "clusterrole/provisioner clusterrolebinding/provisioner"
NAME = "metadata.name=provisioner"
WHO = "serviceaccount:kube-system:pairer"


@pytest.fixture(scope="module")
def ground(project: Project) -> Project:
    own.start(project, CLUSTER)
    project.kubectl(CLUSTER, "create", "serviceaccount", "-n", "kube-system", "pairer")
    token = project.kubectl(CLUSTER, "create", "token", "-n", "kube-system", "pairer").strip()
    config = json.loads(own.kubeconfig(project, CLUSTER).read_text())
    config["users"][0]["user"] = {"token": token}
    (project.tmp / "limited").write_text(json.dumps(config))
    return project


def given(project: Project) -> str:
    """A handover that reaches the cluster as the ServiceAccount, in a file."""
    handover = own.handover(project, [CLUSTER])
    handover["clusters"][CLUSTER]["kubeconfig"] = str(project.tmp / "limited")
    file = project.tmp / "fleet.json"
    file.write_text(json.dumps(handover))
    return str(file)


def grant(project: Project, command: str) -> None:
    """What the command needs, and nothing that an earlier one needed."""
    project.kubectl(CLUSTER, "delete", "--ignore-not-found", *NAMED.split())
    for kind in ("role", "rolebinding"):
        found = project.kubectl(CLUSTER, "get", kind, "-A", "-o", "name", "--field-selector", NAME)
        if found:
            project.kubectl(CLUSTER, "delete", kind, "-A", "--field-selector", NAME)
    printed = project.provisioner("rights", given(project), "--for", command, "--to", WHO)
    assert printed.code == 0, printed.err
    project.kubectl(CLUSTER, "apply", "-f", "-", stdin=printed.out)


def done(project: Project, command: str, *argv: str) -> Run:
    audit = project.tmp / "audit"
    more = ["--audit", str(audit)] if command != "status" else []
    ended = project.json(command, given(project), *argv, *more)
    assert ended.code == 0, ended.clusters[CLUSTER]["cause"]
    return ended


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
