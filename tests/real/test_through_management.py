"""A cluster behind a management cluster, whose Cluster and Secret are written by hand, in the older
version v1beta1. What Cluster API itself writes: tests/real/capi. The tests stand in this order."""

from __future__ import annotations

import base64
import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from provisioner.clusters import cluster_api
from tests.real import own
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

VERSION = "v1beta1"
READER = "default:reader"
PROVISIONING = {"type": "InfrastructureReady", "status": "False", "message": "no quota left"}
NAME = f"clusters.{cluster_api.GROUP}"
CRD = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": NAME},
    "spec": {
        "group": cluster_api.GROUP,
        "scope": "Namespaced",
        "names": {"kind": "Cluster", "plural": "clusters"},
        "versions": [
            {
                "name": VERSION,
                "served": True,
                "storage": True,
                "schema": {
                    "openAPIV3Schema": {
                        "type": "object",
                        "x-kubernetes-preserve-unknown-fields": True,
                    }
                },
            }
        ],
    },
}


def apply(project: Project, *items: dict[str, Any]) -> None:
    listed = {"apiVersion": "v1", "kind": "List", "items": list(items)}
    project.kubectl("hub", "apply", "-f", "-", stdin=json.dumps(listed))


def cluster(**status: Any) -> dict[str, Any]:
    return {**cluster_api.cluster("w1", VERSION, "default"), "status": status}


def secret(kubeconfig: Path) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "w1-kubeconfig", "namespace": "default"},
        "data": {"value": base64.b64encode(kubeconfig.read_bytes()).decode()},
    }


@pytest.fixture(scope="module", autouse=True)
def _running(project: Project) -> None:
    own.start(project, "hub", "w1")
    apply(project, CRD)
    project.kubectl("hub", "wait", "--for=condition=Established", f"crd/{NAME}")


@pytest.fixture
def handover(project: Project) -> dict[str, Any]:
    """The management cluster is not paired, and a ServiceAccount without rights signs in."""
    given = own.handover(project, ["hub"])
    pairing = given["pairings"].pop("hub")
    given["clusters"]["hub"]["kubeconfig"] = str(project.tmp / "reader.json")
    given["clusters"]["w1"] = {"kind": "cluster_api", "management": "hub", "cluster_name": "w1"}
    given["pairings"]["w1"] = {**pairing, "cluster": "w1", "path": "clusters/w1"}
    return given


def test_without_rights_the_management_cluster_names_what_is_missing(
    project: Project, handover: dict[str, Any]
) -> None:
    project.kubectl("hub", "create", "serviceaccount", "reader")
    content = json.loads(project.kubectl("hub", "config", "view", "--raw", "--minify", "-ojson"))
    token = project.kubectl("hub", "create", "token", "reader").strip()
    content["users"][0]["user"] = {"token": token}
    Path(handover["clusters"]["hub"]["kubeconfig"]).write_text(json.dumps(content))
    started = time.monotonic()
    done = own.pair(project, handover)
    assert time.monotonic() - started < 30
    assert done.code == 4, done.err
    assert 'cannot get resource "clusters"' in done.clusters["w1"]["cause"]
    assert token not in done.out + done.err


def test_the_printed_rights_suffice_and_the_cluster_is_waited_for(
    project: Project, handover: dict[str, Any]
) -> None:
    handed = project.tmp / "fleet.json"
    handed.write_text(json.dumps(handover))
    printed = project.provisioner("rights", str(handed), "hub", "--to", f"serviceaccount:{READER}")
    assert printed.code == 0, printed.err
    project.kubectl("hub", "apply", "-f", "-", stdin=printed.out)
    assert project.kubectl("hub", *_may_read("w1-kubeconfig")).strip() == "yes"
    other = project.run("kubectl", "--kubeconfig", project.kubeconfig("hub"), *_may_read("x"))
    assert other.out.strip() == "no"

    def appear() -> None:
        apply(project, cluster(phase="Provisioning", conditions=[PROVISIONING]))
        time.sleep(1.5)
        apply(project, cluster(phase="Provisioned", controlPlaneReady=True))
        time.sleep(1.5)
        apply(project, secret(own.kubeconfig(project, "w1")))

    providing = threading.Timer(1.0, appear)
    providing.start()
    done = own.pair(project, handover, "--timeout", "60")
    providing.join()
    assert done.code == 0, done.err
    assert done.clusters["w1"]["result"] == "paired"
    waited = [event["detail"] for event in done.events if event["type"] == "waiting"]
    assert "InfrastructureReady is False: no quota left (phase Provisioning)" in waited
    assert "Secret default/w1-kubeconfig is not there yet" in waited


def _may_read(name: str) -> tuple[str, ...]:
    account = f"system:serviceaccount:{READER}"
    return ("auth", "can-i", "get", f"secrets/{name}", "-n", "default", "--as", account)


def test_a_cluster_that_is_not_there_any_more_leaves_when_the_user_says_so(
    project: Project, handover: dict[str, Any]
) -> None:
    project.kubectl("hub", "delete", "clusters", "w1")
    argv = ("unpair", "--yes", *own.TRUSTED)
    refused = project.json(*argv, stdin=json.dumps(handover))
    assert refused.code == 4, refused.err
    assert "has no Cluster default/w1" in refused.clusters["w1"]["cause"]
    assert [key.title for key in own.sandbox(project).keys("fleet")] != ["owner"]
    gone = project.json(*argv, "--gone", "w1", stdin=json.dumps(handover))
    assert gone.code == 0, gone.err
    assert [key.title for key in own.sandbox(project).keys("fleet")] == ["owner"]
