"""Prerequisites on a real cluster with real Flux: before it, kept by it, left behind. In this
order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provisioner.base import yaml_reader
from provisioner.flux import yamls
from tests.real import own
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

MANIFESTS = """\
# What this site needs first.
apiVersion: v1
kind: Namespace
metadata: {name: network}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: pools.network.example.com}
spec:
  group: network.example.com
  names: {kind: Pool, plural: pools}
  scope: Cluster
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
---
apiVersion: network.example.com/v1
kind: Pool
metadata: {name: default}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: network}
data: {colour: blue}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: operator, namespace: network}
spec:
  selector: {matchLabels: {app: operator}}
  template:
    metadata: {labels: {app: operator}}
    spec: {containers: [{name: manager, image: IMAGE}]}
"""
WHERE = ("-n", "network", "-o", "json")


@pytest.fixture(scope="module")
def manifests(project: Project) -> Path:
    """The sandbox's nodes run only what Flux is made of: here notification-controller, which this
    fleet's Flux is without, and which needs nothing but its own kinds."""
    own.start(project, "p1")
    distribution = own.sandbox(project).directory / "distribution"
    documents = yaml_reader.load((distribution / "notification-controller.yaml").read_text(), "x")
    kinds = [one for one in documents if one["kind"] == "CustomResourceDefinition"]
    (program,) = [one for one in documents if one["kind"] == "Deployment"]
    (container,) = program["spec"]["template"]["spec"]["containers"]
    folder = project.folder / "manifests"
    folder.mkdir()
    (folder / "kinds.yaml").write_text(yamls.dump(kinds))
    (folder / "network.yaml").write_text(MANIFESTS.replace("IMAGE", container["image"]))
    written = own.handover(project, ["p1"])
    written["pairings"]["p1"]["prerequisites"] = [{"name": "network", "manifests": str(folder)}]
    (project.folder / "handover.json").write_text(json.dumps(written))
    return folder


def test_they_run_before_flux(project: Project, manifests: Path) -> None:
    done = project.json("pair", "handover.json")
    assert done.code == 0, done.err + done.out
    first = done.steps("p1")[0]
    assert (first["step"], first["action"]) == ("prerequisites", "created")
    operator = json.loads(project.kubectl("p1", "get", "deployment", "operator", *WHERE))
    flux = json.loads(project.kubectl("p1", "get", "namespace", "flux-system", "-o", "json"))
    available = {one["type"]: one for one in operator["status"]["conditions"]}["Available"]
    assert available["lastTransitionTime"] <= flux["metadata"]["creationTimestamp"]
    assert operator["metadata"]["generation"] == 1, "Flux's own apply has changed nothing"
    managers = {one["manager"] for one in operator["metadata"]["managedFields"]}
    assert managers == {"kustomize-controller", "kube-controller-manager"}
    assert operator["metadata"]["labels"]["provisioner/prerequisite"] == "network"
    inventory = project.kubectl("p1", "get", "kustomization", "-n", "flux-system", "-o", "json")
    assert "_default_network.example.com_Pool" in inventory


def test_again_nothing_changes(project: Project, manifests: Path) -> None:
    objects = project.versions("p1")
    done = project.json("pair", "handover.json")
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert project.versions("p1") == objects


def test_a_change_goes_through_git(project: Project, manifests: Path) -> None:
    file = manifests / "network.yaml"
    file.write_text(file.read_text().replace("blue", "green"))
    done = project.json("pair", "handover.json")
    assert done.code == 0, done.err + done.out
    actions = {step["step"]: step["action"] for step in done.steps("p1")}
    assert (actions["prerequisites"], actions["files"]) == ("unchanged", "configured")
    assert "green" in project.kubectl("p1", "get", "configmap", "settings", *WHERE)


def test_a_drain_leaves_them_behind(project: Project, manifests: Path) -> None:
    done = project.json("unpair", "handover.json", "--yes", "--drain", "p1")
    assert done.code == 0, done.err + done.out
    assert "green" in project.kubectl("p1", "get", "configmap", "settings", *WHERE)
    held = project.git("ls-tree", "-r", "--name-only", "main")
    assert "clusters/p1" not in held
