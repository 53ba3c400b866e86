"""Whatever is broken on a paired cluster is named by the plan and mended by the next pairing. In
this order."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

NS = ("-n", "flux-system")
OURS = "clusters/c1/flux-system"
CLUSTER_FAILS = 4
ALL = "gotk-components.yaml, gotk-sync.yaml, kustomization.yaml"
Break = Callable[[Project], object]


def kubectl(*argv: str) -> Break:
    return lambda project: project.kubectl("c1", *argv)


def sandbox(project: Project) -> Sandbox:
    return Sandbox(project.folder / ".provisioner" / "sandbox")


def revoke_key(project: Project) -> None:
    [key] = [key for key in sandbox(project).keys("fleet") if "/c1 " in key.title]
    sandbox(project).remove_key("fleet", key.id)


def commit(change: Callable[[Path], object]) -> Break:
    def push(project: Project) -> None:
        clone = project.tmp / "clone"
        subprocess.run(["rm", "-rf", str(clone)], check=True)
        subprocess.run(["git", "clone", "-q", str(project.repository), str(clone)], check=True)
        change(clone / OURS)
        identity = ["-c", "user.name=U", "-c", "user.email=u@example.invalid"]
        for argv in (["add", "-A"], ["commit", "-qm", "Break it"], ["push", "-q"]):
            subprocess.run(["git", *identity, *argv], cwd=clone, check=True)

    return push


def edit(folder: Path) -> None:
    file = folder / "gotk-components.yaml"
    file.write_text(file.read_text().replace("--log-level=info", "--log-level=debug"))


def remove(*names: str) -> Callable[[Path], object]:
    def unlink(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return unlink


def prune_flux(project: Project) -> None:
    """Our folder goes from Git, and Flux prunes itself, or begins to."""
    commit(remove(*ALL.split(", ")))(project)
    project.flux("c1", "reconcile", "source", "git", "flux-system", "--timeout=10s")


def rebuild(project: Project) -> None:
    assert project.provisioner("sandbox", "clean", "--cluster", "c1").code == 0
    assert project.provisioner("sandbox", "start", "--cluster", "c1").code == 0


CASES: dict[str, tuple[Break, str]] = {
    "every controller scaled to zero": (
        kubectl("scale", *NS, "deployment", "--all", "--replicas=0"),
        "scaled to zero: Deployment/helm-controller, Deployment/kustomize-controller, "
        "Deployment/notification",
    ),
    "one that Flux can start itself": (
        kubectl("scale", *NS, "deployment", "helm-controller", "--replicas=0"),
        "scaled to zero: Deployment/helm-controller",
    ),
    "a ClusterRoleBinding deleted": (
        kubectl("delete", "clusterrolebinding", "cluster-reconciler-flux-system"),
        "missing: ClusterRoleBinding/cluster-reconciler-flux-system",
    ),
    "a CRD deleted that Flux can apply itself": (
        kubectl("delete", "crd", "alerts.notification.toolkit.fluxcd.io"),
        "missing: CustomResourceDefinition/alerts.notification.toolkit.fluxcd.io",
    ),
    "the CRD of the source deleted": (
        kubectl("delete", "crd", "gitrepositories.source.toolkit.fluxcd.io"),
        "missing: CustomResourceDefinition/gitrepositories.source.toolkit.fluxcd.io",
    ),
    "sync objects suspended": (
        kubectl(
            "patch",
            *NS,
            "kustomization/flux-system",
            "--type=merge",
            "-p",
            '{"spec":{"suspend":true}}',
        ),
        "Kustomization",
    ),
    "source deleted": (kubectl("delete", *NS, "gitrepository", "flux-system"), "GitRepository"),
    "Secret emptied": (
        kubectl(
            "patch",
            *NS,
            "secret",
            "flux-system",
            "--type=json",
            "-p",
            '[{"op":"remove","path":"/data"}]',
        ),
        "held no usable private key",
    ),
    "Secret deleted": (kubectl("delete", *NS, "secret", "flux-system"), "ed25519"),
    "key deleted on the host": (revoke_key, "read-only"),
    "our files edited in Git": (commit(edit), "gotk-components.yaml"),
    "one of our files deleted in Git": (commit(remove("gotk-sync.yaml")), "gotk-sync.yaml"),
    "our files deleted in Git": (commit(remove(*ALL.split(", "))), ALL),
    "another cluster's UID in the record": (
        kubectl(
            "patch",
            *NS,
            "configmap",
            "provisioner-pairing",
            "--type=merge",
            "-p",
            '{"data":{"uid":"x"}}',
        ),
        "rebuilt",
    ),
    "Flux has pruned itself": (prune_flux, ALL),
    "the root deleted, and all pruned": (
        kubectl("delete", *NS, "kustomization", "flux-system", "--wait=false"),
        "being deleted: Kustomization/flux-system",
    ),
    "namespace deleted": (
        kubectl("delete", "namespace", "flux-system", "--wait=false"),
        "Namespace/flux-system",
    ),
}


def test_up(project: Project) -> None:
    done = project.json("up", "--yes")
    assert done.code == 0, done.err


@pytest.mark.parametrize("case", CASES)
def test_drift(project: Project, case: str) -> None:
    breaking, said = CASES[case]
    breaking(project)
    planned_and_repaired(project, said)


def test_a_cluster_rebuilt_under_the_same_name_is_paired_only_when_named(project: Project) -> None:
    rebuild(project)
    refused = project.json("pair")
    assert refused.code == CLUSTER_FAILS
    assert "is not the cluster that was paired under this name" in refused.clusters["c1"]["cause"]
    assert "--new-cluster c1" in refused.clusters["c1"]["hint"]
    planned_and_repaired(project, "it was rebuilt", "--new-cluster", "c1")


def planned_and_repaired(project: Project, said: str, *options: str) -> None:
    planned = project.json("plan", "--detailed-exitcode", *options)
    assert planned.code == 2, planned.err
    changes = [
        f"{step['subject']} {step['detail']}"
        for step in planned.steps()
        if step["action"] != "unchanged"
    ]
    assert any(said in change for change in changes), changes

    done = project.json("pair", *options)
    assert done.code == 0, (done.err, done.clusters)
    again = project.json("pair")
    assert {step["action"] for step in again.steps()} == {"unchanged"}, again.steps()
