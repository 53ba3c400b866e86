"""Flux that the real flux-operator keeps, on a real cluster. In this order."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from provisioner.sandbox.building import builder, parts, recipes, toolchain
from tests.real import own
from tests.real.project import Project
from tests.support import waiting

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SHOP = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: default}
"""
FILE = "clusters/s1/flux-system/flux-instance.yaml"
API = "fluxcd.controlplane.io/v1"
DEPLOYMENT = ("apps/v1", "Deployment", "source-controller", "flux-system")
PATCH = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: source-controller, annotations: {example.com/mine: "yes"}}
"""


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    """flux-operator comes as a prerequisite, from its own manifests."""
    builder.build([parts.OPERATOR], print)
    own.start(project, "s1")
    graph = parts.graph(parts.OPERATOR)
    module = toolchain.find(parts.SOURCES).folder(recipes.OPERATOR, graph)
    built = subprocess.run(
        [str(parts.binary("kustomize")), "build", str(module / "config" / "default")],
        capture_output=True,
        text=True,
        check=True,
    )
    Path(project.folder / "flux-operator.yaml").write_text(built.stdout)
    own.push(project, {"clusters/s1/shop.yaml": SHOP})
    handover = own.handover(project, ["s1"], manager="flux-operator")
    brings = {"name": "flux-operator", "manifests": "flux-operator.yaml"}
    handover["pairings"]["s1"]["prerequisites"] = [brings]
    return handover


def get(project: Project, version: str, kind: str, name: str, namespace: str = "") -> Any:
    return own.client(own.kubeconfig(project, "s1")).get(version, kind, name, namespace)


def instance(project: Project) -> Any:
    return get(project, API, "FluxInstance", "flux", "flux-system")


def test_a_first_run_brings_the_operator_and_proves_the_sync(
    project: Project, given: own.Handover
) -> None:
    planned = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert planned.code in (0, 2), planned.err + planned.out
    assert own.actions(planned)["instance"] == "created"
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert own.actions(done)["instance"] == "created"
    assert own.get(project, "s1", "ConfigMap", "shop", "default")
    files = project.git("ls-tree", "--name-only", "main:clusters/s1/flux-system").split()
    assert files == ["flux-instance.yaml", "kustomization.yaml", "provisioner-identity.json"]
    labels = get(project, *DEPLOYMENT)["metadata"]["labels"]
    assert labels["app.kubernetes.io/managed-by"] == "flux-operator"


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    before = instance(project)["metadata"]["resourceVersion"]
    done = own.pair(project, given)
    assert set(own.actions(done).values()) == {"unchanged"}, own.actions(done)
    assert instance(project)["metadata"]["resourceVersion"] == before
    root = own.get(project, "s1", "Kustomization", "flux-system")
    held = [entry["id"] for entry in root["status"]["inventory"]["entries"]]
    assert "flux-system_flux_fluxcd.controlplane.io_FluxInstance" in held, "Git keeps it"


def test_a_controller_that_is_gone_comes_back(project: Project, given: own.Handover) -> None:
    project.kubectl("s1", "delete", "-n", "flux-system", "deployment/source-controller")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert own.actions(done)["instance"] == "configured"
    assert get(project, *DEPLOYMENT)


def test_flux_leaves_and_the_operator_stays(project: Project, given: own.Handover) -> None:
    leave(project, given)
    assert get(project, "apps/v1", "Deployment", "flux-operator", "flux-system")
    assert own.get(project, "s1", "ConfigMap", "shop", "default")


def leave(project: Project, given: own.Handover) -> None:
    done = project.json("unpair", *own.TRUSTED, "s1", "--yes", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert instance(project) is None
    served = project.kubectl("s1", "get", "crds", "-o", "name").split()
    assert served
    assert all(name.endswith("fluxcd.controlplane.io") for name in served)
    assert not get(project, *DEPLOYMENT)
    assert own.get(project, "s1", "Secret", "flux-system") is None
    assert project.git("ls-tree", "--name-only", "main:clusters/s1").split() == ["shop.yaml"]


def test_an_instance_that_leads_here_is_taken_over(project: Project, given: own.Handover) -> None:
    """Made by hand, on a cluster that has the operator, with a patch of the user's."""
    given["pairings"]["s1"]["prerequisites"] = []
    target = {"kind": "Deployment", "name": "source-controller"}
    theirs = {
        "apiVersion": API,
        "kind": "FluxInstance",
        "metadata": {"name": "flux", "namespace": "flux-system"},
        "spec": {
            "distribution": {"version": "2.9.4", "registry": "ghcr.io/fluxcd"},
            "components": own.FEW,
            "kustomize": {"patches": [{"target": target, "patch": PATCH}]},
            "sync": {
                "kind": "GitRepository",
                "url": own.sandbox(project).repository("fleet").url,
                "ref": "refs/heads/main",
                "path": "clusters/s1",
                "pullSecret": "flux-system",
            },
        },
    }
    project.kubectl("s1", "apply", "-f", "-", stdin=json.dumps(theirs))
    waiting.until(lambda: get(project, *DEPLOYMENT), seconds=60)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert instance(project)["spec"]["kustomize"]["patches"][0]["patch"] == PATCH
    assert "example.com/mine" in project.git("show", f"main:{FILE}")
    again = own.pair(project, given)
    assert set(own.actions(again).values()) == {"unchanged"}, own.actions(again)
    assert get(project, *DEPLOYMENT)["metadata"]["annotations"]["example.com/mine"] == "yes"
    leave(project, given)
