"""From Flux v2.7.3 to the sandbox's own version, in this order: a step in which CRDs drop versions.

Its source-, kustomize- and helm-controller are built from their modules, and its manifests put
together from them. Without notification-controller: Go's module proxy does not serve v1.7.4.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from provisioner.flux import files
from provisioner.sandbox import processes
from provisioner.sandbox.building import parts
from tests.real.project import Project, Run
from tests.real.test_adoption import commit

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

OLD = "v2.7.3"
NS = ("-n", "flux-system")
BOTH = ("c1", "c2")
OLDER, NEWER = (
    str(parts.place(name).parent) for name in ("older-source-controller", "source-controller")
)
COMPONENTS = ["source-controller", "kustomize-controller", "helm-controller"]
CRD = "helmreleases.helm.toolkit.fluxcd.io"
APPS = "clusters/c1/apps.yaml"
RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/{version}
kind: HelmRelease
metadata:
  name: {name}
  namespace: default
spec:
  interval: 1h
  suspend: true
  chart:
    spec: {{chart: x, sourceRef: {{kind: HelmRepository, name: charts}}}}
"""


@pytest.fixture(scope="module")
def fleet(project: Project) -> dict[str, Any]:
    """The infrastructure alone, and its handover, with what the older Flux has."""
    assert project.json("plan", "--context", "clusters=2").code == 0
    stack = project.folder / "cdktf.out" / "stacks" / "sandbox"
    applied = project.run("terraform", f"-chdir={stack}", "apply", "-auto-approve", "-input=false")
    assert applied.code == 0, applied.out + applied.err
    found: dict[str, Any] = json.loads(
        project.run("terraform", f"-chdir={stack}", "output", "-json").out
    )
    handover: dict[str, Any] = found["provisioner_handover"]["value"]
    for pairing in handover["pairings"].values():
        pairing["gitops"]["components"] = COMPONENTS
    return handover


def declared(
    project: Project, handover: dict[str, Any], *, old: bool, clusters: tuple[str, ...] = ("c1",)
) -> str:
    """The handover as a file, with this version, of these clusters."""
    told = json.loads(json.dumps(handover))
    told["pairings"] = {
        name: pairing for name, pairing in told["pairings"].items() if name in clusters
    }
    older = {"flux_version": OLD, "distribution": str(parts.distribution(parts.OLDER_DISTRIBUTION))}
    for pairing in told["pairings"].values():
        pairing["gitops"].update(older if old else {})
    file = project.folder / f"{'old' if old else 'new'}.json"
    file.write_text(json.dumps(told))
    return str(file)


def new_version(handover: dict[str, Any]) -> str:
    return str(handover["pairings"]["c1"]["gitops"]["flux_version"])


def programs(project: Project, cluster: str = "c1") -> dict[str, str]:
    """Controller to the folder of the binary that runs."""
    running = processes.find(project.folder / ".provisioner" / "sandbox", [cluster])
    lines = [
        Path(f"/proc/{one.pid}/cmdline").read_bytes()
        for one in running
        if one.part.startswith("pod/")
    ]
    found = [Path(line.split(b"\0")[0].decode()) for line in lines]
    return {program.name.removeprefix("older-"): str(program.parent) for program in found}


def objects(project: Project, *what: str, cluster: str = "c1") -> list[dict[str, Any]]:
    listed = project.kubectl(cluster, "get", *what, "--show-managed-fields", "-o", "json")
    items: list[dict[str, Any]] = json.loads(listed)["items"]
    return items


def crd(project: Project) -> dict[str, Any]:
    return next(item for item in objects(project, "crds") if item["metadata"]["name"] == CRD)


def reconcile(project: Project, cluster: str = "c1") -> None:
    done = project.flux(cluster, "reconcile", "kustomization", "flux-system", "--with-source")
    assert done.code == 0, done.err


def actions(done: Run) -> set[str]:
    return {step["action"] for step in done.steps()}


def stored_as(project: Project, version: str) -> None:
    """In which version the API server stores HelmReleases from now on, as in a cluster that began
    long ago."""
    names = [one["name"] for one in crd(project)["spec"]["versions"]]
    patch = [
        {"op": "replace", "path": f"/spec/versions/{place}/storage", "value": name == version}
        for place, name in enumerate(names)
    ]
    project.kubectl("c1", "patch", "crd", CRD, "--type=json", "-p", json.dumps(patch))


def apply(project: Project, text: str, *more: str) -> Run:
    argv = [
        "kubectl",
        "--kubeconfig",
        project.kubeconfig("c1"),
        "apply",
        "--server-side",
        "--force-conflicts",
        *more,
    ]
    return project.run(*argv, "-f", "-", stdin=text)


def test_the_older_flux_is_paired_and_has_a_history(
    project: Project, fleet: dict[str, Any]
) -> None:
    done = project.json("pair", declared(project, fleet, old=True, clusters=BOTH))
    assert done.code == 0, (done.err, done.clusters)
    for cluster in BOTH:
        assert programs(project, cluster) == dict.fromkeys(COMPONENTS, OLDER)
        commit(
            project,
            f"clusters/{cluster}/apps.yaml",
            RELEASE.format(version="v2beta2", name="from-git"),
        )
        reconcile(project, cluster)
    stored_as(project, "v2beta2")
    made = apply(
        project, RELEASE.format(version="v2beta2", name="ancient"), "--field-manager=a-person"
    )
    assert made.code == 0, made.err
    stored_as(project, "v2")
    assert crd(project)["status"]["storedVersions"] == ["v2", "v2beta2"]
    assert {item["metadata"]["name"] for item in objects(project, "helmreleases", "-A")} == {
        "ancient",
        "from-git",
    }
    assert actions(project.json("pair", declared(project, fleet, old=True))) == {"unchanged"}


def test_pairing_names_the_command_that_changes_versions(
    project: Project, fleet: dict[str, Any]
) -> None:
    done = project.json("pair", declared(project, fleet, old=False))
    assert done.code == 4
    assert f"runs Flux {OLD}, and pairing never changes versions" in done.clusters["c1"]["cause"]
    assert "provisioner upgrade" in done.clusters["c1"]["hint"]


@pytest.mark.parametrize(
    ("version", "cause"), [("v2.6.4", "would be a downgrade"), ("v3.0.0", "another major version")]
)
def test_what_flux_does_not_support_is_refused(
    project: Project, fleet: dict[str, Any], version: str, cause: str
) -> None:
    done = project.json("upgrade", declared(project, fleet, old=True), "--flux", version)
    assert (done.code, actions(done)) == (4, {"failed"})
    assert cause in done.clusters["c1"]["cause"]


def test_manifests_that_the_newer_flux_does_not_serve_are_named(
    project: Project, fleet: dict[str, Any]
) -> None:
    told = project.flux(
        "c1", "migrate", "-f", "tmp/clone/clusters/c1", "--dry-run"
    )  # the clone of the last commit
    assert "clusters/c1/apps.yaml:1: HelmRelease v2beta2 -> v2" in told.err + told.out, (
        "as flux itself sees it"
    )
    head, before = project.git("rev-parse", "main"), programs(project)
    for extra in ([], ["--dry-run"]):
        done = project.json("upgrade", declared(project, fleet, old=False), *extra)
        assert done.code == 4
        cause = done.clusters["c1"]["cause"]
        gone = "helm.toolkit.fluxcd.io/v2beta2 -> helm.toolkit.fluxcd.io/v2"
        assert f"{APPS}:1 HelmRelease default/from-git {gone}" in cause
        assert "flux migrate -f clusters/c1" in done.clusters["c1"]["hint"]
        assert "warning" in {
            event.get("level") for event in done.events if "clusters/c2/apps.yaml" in str(event)
        }
    assert (project.git("rev-parse", "main"), programs(project)) == (head, before)
    assert crd(project)["status"]["storedVersions"] == ["v2", "v2beta2"], "nothing was touched"
    commit(project, APPS, RELEASE.format(version="v2", name="from-git"))
    reconcile(project)


def test_a_jump_that_stored_objects_cannot_follow_is_refused(
    project: Project, fleet: dict[str, Any]
) -> None:
    stored_as(project, "v2beta2")
    done = project.json("upgrade", declared(project, fleet, old=False), "--dry-run")
    stored_as(project, "v2")
    assert done.code == 4
    assert (
        "HelmRelease objects are stored as helm.toolkit.fluxcd.io/v2beta2"
        in done.clusters["c1"]["cause"]
    )
    assert "smaller steps" in done.clusters["c1"]["hint"]


def test_the_dry_run_shows_every_step(project: Project, fleet: dict[str, Any]) -> None:
    head = project.git("rev-parse", "main")
    done = project.json("upgrade", declared(project, fleet, old=False), "--dry-run")
    assert done.code == 0, done.clusters
    told = {step["step"]: step for step in done.steps()}
    assert told["storage"]["detail"] == "HelmRelease to v2 (2 objects)"
    assert told["rollout"]["detail"] == ", ".join(COMPONENTS)
    assert told["files"]["action"] == "configured"
    assert project.git("rev-parse", "main") == head
    assert crd(project)["status"]["storedVersions"] == ["v2", "v2beta2"]


def test_killed_in_the_middle_and_run_again_it_converges(
    project: Project, fleet: dict[str, Any]
) -> None:
    newer = parts.distribution() / "helm-controller.yaml"
    refused = apply(project, newer.read_text(), "--dry-run=server", "--field-manager=test")
    assert "status.storedVersions" in refused.err, (
        "the API server takes no CRD without a version that is stored"
    )
    before = {
        item["metadata"]["name"]: item["metadata"]["uid"]
        for item in objects(project, "helmreleases", "-A")
    }
    head = project.git("rev-parse", "main").strip()
    file = declared(project, fleet, old=False, clusters=BOTH)
    kill_after(project, "files", "upgrade", file)
    done = project.json("upgrade", file)
    assert (done.code, done.clusters["c1"]["result"], done.clusters["c2"]["result"]) == (
        4,
        "paired",
        "failed",
    ), done
    assert "clusters/c2/apps.yaml:1 HelmRelease default/from-git" in done.clusters["c2"]["cause"]
    subjects = project.git("log", "--format=%s", f"{head}..main").splitlines()
    assert subjects == [f"Upgrade c1 to Flux {new_version(fleet)}"]
    assert project.git("diff", "--name-only", head, "main").split() == [
        "clusters/c1/flux-system/gotk-components.yaml",
        "clusters/c1/flux-system/kustomization.yaml",
    ]
    assert images(project) == {entry["name"] + "@" + entry["digest"] for entry in pinned(project)}
    assert not any(":v1.7." in image for image in images(project))
    assert programs(project, "c2") == dict.fromkeys(COMPONENTS, OLDER), "refused, so it is left out"
    assert programs(project) == dict.fromkeys(COMPONENTS, NEWER)
    assert {tuple(item["status"]["storedVersions"]) for item in objects(project, "crds")} <= {
        ("v1",),
        ("v2",),
    }
    releases = objects(project, "helmreleases", "-A")
    assert {item["metadata"]["name"]: item["metadata"]["uid"] for item in releases} == before
    entries = {
        entry["apiVersion"] for item in releases for entry in item["metadata"]["managedFields"]
    }
    assert entries == {"helm.toolkit.fluxcd.io/v2"}


def pinned(project: Project) -> list[dict[str, Any]]:
    return files.images(project.git("show", "main:clusters/c1/flux-system/kustomization.yaml"))


def images(project: Project) -> set[str]:
    """Of Flux's Deployments on c1."""
    listed = objects(project, "deployments", "-n", "flux-system")
    return {item["spec"]["template"]["spec"]["containers"][0]["image"] for item in listed}


def kill_after(project: Project, step: str, *argv: str) -> None:
    """SIGKILL once a step has been told."""
    with subprocess.Popen(
        [sys.executable, "-m", "provisioner", *argv, "--json"],
        cwd=project.folder,
        env=project.own_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        for line in process.stdout or ():
            if json.loads(line).get("step") == step:
                process.send_signal(signal.SIGKILL)
                break
        assert process.wait(60) == -signal.SIGKILL


def test_what_cannot_be_delivered_to_is_not_upgraded(
    project: Project, fleet: dict[str, Any]
) -> None:
    commit(
        project,
        "clusters/c2/apps.yaml",
        RELEASE.format(version="v2", name="from-git").replace("1h", "soon"),
    )
    assert project.flux("c2", "reconcile", "source", "git", "flux-system").code == 0
    failing = ("--for=condition=Ready=false", "--timeout=90s", "kustomization/flux-system")
    project.kubectl("c2", "wait", *NS, *failing)
    head = project.git("rev-parse", "main")
    file = declared(project, fleet, old=False, clusters=BOTH)
    done = project.json("upgrade", file, "c2")
    assert done.code == 4
    assert (
        "cannot apply its repository as it is: HelmRelease/default/from-git"
        in done.clusters["c2"]["cause"]
    )
    assert project.git("rev-parse", "main") == head


def test_one_cluster_is_upgraded_by_its_name(project: Project, fleet: dict[str, Any]) -> None:
    commit(project, "clusters/c2/apps.yaml", RELEASE.format(version="v2", name="from-git"))
    done = project.json("upgrade", declared(project, fleet, old=False, clusters=BOTH), "c2")
    assert (done.code, list(done.clusters)) == (0, ["c2"]), done.clusters
    assert programs(project, "c2") == dict.fromkeys(COMPONENTS, NEWER)


def test_flux_migrate_finds_nothing_left(project: Project, fleet: dict[str, Any]) -> None:
    reconcile(project)
    before = project.versions("c1")
    done = project.flux("c1", "migrate")
    assert done.code == 0, done.err
    after = project.versions("c1")
    assert {name for name in before if before[name] != after.get(name)} == set()
    checked = project.flux("c1", "check", "--components=" + ",".join(COMPONENTS))
    assert checked.code == 0, checked.err


def test_each_controller_was_started_once(project: Project, fleet: dict[str, Any]) -> None:
    pods = objects(project, "pods", *NS)
    statuses = [status for pod in pods for status in pod["status"]["containerStatuses"]]
    assert len(statuses) == len(COMPONENTS)
    assert {(status["ready"], status["restartCount"]) for status in statuses} == {(True, 0)}
    sets = [item["metadata"]["annotations"] for item in objects(project, "replicasets", *NS)]
    assert sorted(notes["deployment.kubernetes.io/revision"] for notes in sets) == [
        "1",
        "1",
        "1",
        "2",
        "2",
        "2",
    ]


def test_afterwards_there_is_nothing_to_do(project: Project, fleet: dict[str, Any]) -> None:
    file = declared(project, fleet, old=False, clusters=BOTH)
    reconcile(project)
    for command in ("upgrade", "pair"):
        done = project.json(command, file)
        assert (done.code, actions(done)) == (0, {"unchanged"}), (
            command,
            done.steps(),
            done.clusters,
        )


def test_the_old_declaration_is_a_downgrade_now(project: Project, fleet: dict[str, Any]) -> None:
    file = declared(project, fleet, old=True)
    for command in ("pair", "upgrade"):
        done = project.json(command, file)
        assert done.code == 4
        assert "would be a downgrade" in done.clusters["c1"]["cause"]
        assert new_version(fleet) in done.clusters["c1"]["hint"]
    paired = project.json("pair", file).clusters["c1"]["hint"]
    assert "pairings.c1.gitops.flux_version in the handover" in paired
