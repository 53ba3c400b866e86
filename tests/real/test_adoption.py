"""Taking over what others made, and refusing what is theirs. c1 is made by `flux bootstrap git`. In
this order."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

FOLDER = "clusters/c1/flux-system"
NS = ("-n", "flux-system")
DEPLOYMENT = ("deployment", "source-controller")
PATCH = """\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- gotk-components.yaml
- gotk-sync.yaml
patches:
- target: {kind: Deployment, name: source-controller}
  patch: |
    - {op: add, path: /metadata/annotations, value: {example.com/mine: "yes"}}
"""


@pytest.fixture(scope="module")
def fleet(project: Project) -> dict[str, Any]:
    """The infrastructure alone, and its handover."""
    assert project.json("plan", "--context", "clusters=2").code == 0
    stack = project.folder / "cdktf.out" / "stacks" / "sandbox"
    applied = project.run("terraform", f"-chdir={stack}", "apply", "-auto-approve", "-input=false")
    assert applied.code == 0, applied.out + applied.err
    told = project.run("terraform", f"-chdir={stack}", "output", "-json")
    found: dict[str, Any] = json.loads(told.out)["provisioner_handover"]["value"]
    return found


def sandbox(project: Project) -> Sandbox:
    return Sandbox(project.folder / ".provisioner" / "sandbox")


def bootstrap(project: Project) -> Run:
    key = project.folder / "bootstrap-key"
    if not key.exists():
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ecdsa", "-b", "384", "-N", "", "-f", str(key)], check=True
        )
        public = key.with_suffix(".pub").read_text()
        sandbox(project).add_key("fleet", "flux-system", public, True)
    url = sandbox(project).repository("fleet").url
    argv = [
        "--url",
        url,
        "--branch=main",
        "--path=clusters/c1",
        "--private-key-file",
        str(key),
        "--silent",
    ]
    return project.flux("c1", "bootstrap", "git", *argv, "--timeout=3m")


def commit(project: Project, path: str, text: str) -> None:
    clone = project.tmp / "clone"
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(project.repository), str(clone)], check=True)
    (clone / path).parent.mkdir(parents=True, exist_ok=True)
    (clone / path).write_text(text)
    identity = ["-c", "user.name=U", "-c", "user.email=u@example.invalid"]
    for argv in (["add", "-A"], ["commit", "-qm", "Mine"], ["push", "-q", "origin", "HEAD:main"]):
        subprocess.run(["git", *identity, *argv], cwd=clone, check=True)


def pair(project: Project, handover: dict[str, Any], *names: str, verb: str = "pair") -> Run:
    """With these clusters alone."""
    kept = {name: handover["pairings"][name] for name in names}
    file = project.folder / "handover.json"
    file.write_text(json.dumps({**handover, "pairings": kept}))
    return project.json(verb, str(file))


def lives(project: Project, cluster: str) -> dict[str, str]:
    """UID of everything of Flux's, and the start of its pods."""
    kinds = "namespaces,crds,deployments,services,serviceaccounts,networkpolicies,secrets,pods,"
    kinds += "gitrepositories,kustomizations,clusterroles,clusterrolebindings"
    items = json.loads(project.kubectl(cluster, "get", kinds, "-A", "-o", "json"))["items"]
    return {
        f"{item['kind']}/{item['metadata']['name']}": f"{item['metadata']['uid']} "
        f"{item['status'].get('startTime', '')}"
        if item["kind"] == "Pod"
        else item["metadata"]["uid"]
        for item in items
    }


def notes_of(project: Project, cluster: str) -> str:
    return project.kubectl(
        cluster, "get", *NS, *DEPLOYMENT, "-o", "jsonpath={.metadata.annotations}"
    )


def managers(project: Project, cluster: str) -> str:
    kinds = "deployments,crds,namespaces,gitrepositories,kustomizations,services"
    text = "{range .items[*].metadata.managedFields[*]}{.manager}/{.operation} {end}"
    return project.kubectl(
        cluster, "get", kinds, *NS, "--show-managed-fields", "-o", f"jsonpath={text}"
    )


def reconcile(project: Project, cluster: str) -> None:
    done = project.flux(cluster, "reconcile", "kustomization", "flux-system", "--with-source")
    assert done.code == 0, done.err


def test_a_bootstrapped_cluster_is_taken_over_whole(
    project: Project, fleet: dict[str, Any]
) -> None:
    own = f"{FOLDER}/kustomization.yaml"
    for name, text in (
        (own, PATCH),
        (f"{FOLDER}/gotk-components.yaml", ""),
        (f"{FOLDER}/gotk-sync.yaml", ""),
    ):
        commit(project, name, text)  # empty files: bootstrap builds before it has written both
    made = bootstrap(project)
    assert made.code == 0, made.err
    commit(project, own, PATCH.partition("patches:")[0])
    reconcile(project, "c1")
    assert "example.com/mine" in notes_of(project, "c1"), (
        "what flux owns stays although Git has dropped it"
    )
    assert "flux/Apply" in managers(project, "c1")
    before, head = lives(project, "c1"), project.git("rev-parse", "main")

    done = pair(project, fleet, "c1")
    assert done.code == 0, (done.err, done.clusters)
    told = {step["step"]: (step["action"], step["detail"]) for step in done.steps("c1")}
    assert "taken over from the flux command line" in told["controllers"][1]
    assert "a new key instead of 'flux-system'" in told["deploy key"][1]
    assert told["files"][0] == "configured"
    changed = project.git("diff", "--name-only", head.strip(), "main").split()
    assert changed == [f"{FOLDER}/provisioner-identity.json"], "Flux's own files stay as they are"
    assert before.items() <= lives(project, "c1").items()
    assert "flux/Apply" not in managers(project, "c1")
    reconcile(project, "c1")
    assert "example.com/mine" not in notes_of(project, "c1"), "dropped from Git, so it goes"
    again = pair(project, fleet, "c1")
    assert {step["action"] for step in again.steps()} == {"unchanged"}, again.steps()


def test_keys_of_others_stay(project: Project) -> None:
    titles = {key.title: key.write for key in sandbox(project).keys("fleet")}
    assert titles.pop("flux-system") is True
    assert [(title.split()[0], write) for title, write in titles.items()] == [("sandbox/c1", False)]


def test_flux_bootstrap_on_ours_succeeds_and_is_reported(
    project: Project, fleet: dict[str, Any]
) -> None:
    made = bootstrap(project)
    assert made.code == 0, made.err
    planned = pair(project, fleet, "c1", verb="status")
    assert planned.clusters["c1"]["result"] == "drifted"
    done = pair(project, fleet, "c1")
    assert done.code == 0, (done.err, done.clusters)
    changed = {step["step"] for step in done.steps() if step["action"] != "unchanged"}
    assert {"secret", "deploy key"} <= changed, "its own key is in the Secret again"
    assert not changed & {"controllers", "files", "sync"}
    again = pair(project, fleet, "c1")
    assert {step["action"] for step in again.steps()} == {"unchanged"}, again.steps()


def with_pairing(fleet: dict[str, Any], cluster: str, **more: Any) -> dict[str, Any]:
    return {
        **fleet,
        "pairings": {**fleet["pairings"], cluster: {**fleet["pairings"][cluster], **more}},
    }


def test_another_fleets_cluster_is_refused(project: Project, fleet: dict[str, Any]) -> None:
    done = pair(project, {**fleet, "fleet": "other"}, "c1")
    assert (done.code, done.clusters["c1"]["result"]) == (4, "failed")
    assert "belongs to fleet 'sandbox'" in done.clusters["c1"]["cause"]


def test_another_path_is_refused(project: Project, fleet: dict[str, Any]) -> None:
    done = pair(project, with_pairing(fleet, "c1", path="clusters/elsewhere"), "c1")
    assert done.code == 4
    assert "already synchronises path clusters/c1" in done.clusters["c1"]["cause"]
    assert project.git("ls-tree", "--name-only", "main:clusters").split() == ["c1"]


@pytest.mark.parametrize(
    ("runs", "said"), [("v2.99.0", "would be a downgrade"), ("v2.1.0", "never changes versions")]
)
def test_versions_are_never_changed(
    project: Project, fleet: dict[str, Any], runs: str, said: str
) -> None:
    """The cluster is made to say that it runs another Flux."""
    label = ("label", "--overwrite", *NS, "deployments", "--all")
    project.kubectl("c1", *label, f"app.kubernetes.io/version={runs}")
    done = pair(project, fleet, "c1")
    project.kubectl("c1", *label, "app.kubernetes.io/version=v2.9.4")
    assert done.code == 4
    assert said in done.clusters["c1"]["cause"]


def test_a_flux_operator_is_left_alone(project: Project, fleet: dict[str, Any]) -> None:
    schema = {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}
    version = {"name": "v1", "served": True, "storage": True, "schema": schema}
    names = {"kind": "FluxInstance", "plural": "fluxinstances", "singular": "fluxinstance"}
    spec = {
        "group": "fluxcd.controlplane.io",
        "scope": "Namespaced",
        "names": names,
        "versions": [version],
    }
    meta = {"name": "fluxinstances.fluxcd.controlplane.io"}
    crd = {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": meta,
        "spec": spec,
    }
    project.kubectl("c2", "apply", "-f", "-", stdin=json.dumps(crd))
    project.kubectl("c2", "wait", "--for=condition=Established", f"crd/{meta['name']}")
    one = {"name": "flux", "namespace": "default"}
    item = {"apiVersion": "fluxcd.controlplane.io/v1", "kind": "FluxInstance", "metadata": one}
    project.kubectl("c2", "apply", "-f", "-", stdin=json.dumps(item))
    head = project.git("rev-parse", "main")
    done = pair(project, fleet, "c1", "c2")
    assert done.code == 4
    assert "FluxInstance default/flux" in done.clusters["c2"]["cause"]
    assert done.clusters["c1"]["result"] == "paired"
    assert project.git("rev-parse", "main") == head
    assert "flux-system" not in project.kubectl("c2", "get", "namespaces")
    project.kubectl("c2", "delete", "crd", meta["name"])


def test_another_clusters_path_is_refused(project: Project, fleet: dict[str, Any]) -> None:
    commit(
        project, "clusters/taken/flux-system/kustomization.yaml", f"# Pairing: other/c9\n{PATCH}"
    )
    done = pair(project, with_pairing(fleet, "c2", path="clusters/taken"), "c1", "c2")
    assert done.code == 4
    assert "belongs to cluster c9 of fleet other" in done.clusters["c2"]["cause"]
    assert done.clusters["c1"]["result"] == "paired", "one cluster's refusal stops no other"
    assert "flux-system" not in project.kubectl("c2", "get", "namespaces")


def test_a_users_patches_apply_at_the_first_install(
    project: Project, fleet: dict[str, Any]
) -> None:
    own = "clusters/c2/flux-system/kustomization.yaml"
    commit(project, own, PATCH)
    done = pair(project, fleet, "c2")
    assert done.code == 0, (done.err, done.clusters)
    generation = project.kubectl(
        "c2", "get", *NS, *DEPLOYMENT, "-o", "jsonpath={.metadata.generation}"
    )
    assert (generation, "example.com/mine" in notes_of(project, "c2")) == ("1", True)
    assert project.git("show", f"main:{own}") == PATCH
    again = pair(project, fleet, "c1", "c2")
    assert {step["action"] for step in again.steps()} == {"unchanged"}, again.steps()


def test_down(project: Project) -> None:
    done = project.json("down", "--yes")
    assert done.code == 0, (done.err, done.clusters)
    assert Path(project.folder / ".provisioner" / "sandbox").exists() is False
