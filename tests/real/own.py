"""Clusters and a repository of the sandbox used as one's own: kubeconfigs, an SSH URL and a push
key."""

from __future__ import annotations

import base64
import functools
import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from provisioner.base import keys
from provisioner.base.secret import Secret
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from provisioner.sandbox import processes
from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project, Run

Handover = dict[str, Any]
PUSH = keys.make("ed25519")
FEW = ["source-controller", "kustomize-controller"]
# A Kustomization of the user's, of what is in the folder `apps`.
APPS = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
"""


def sandbox(project: Project) -> Sandbox:
    return Sandbox(project.folder / ".provisioner" / "sandbox")


def start(project: Project, *clusters: str, repositories: Sequence[str] = ("fleet",)) -> None:
    """Boot them and give the repository `fleet` an owner who may push."""
    named = [word for name in clusters for word in ("--cluster", name)]
    named += [word for name in repositories for word in ("--repository", name)]
    done = project.provisioner("sandbox", "start", *named)
    assert done.code == 0, done.err
    if PUSH.public not in [key.public for key in sandbox(project).keys("fleet")]:
        sandbox(project).add_key("fleet", "owner", PUSH.public, True)
    project.env["PUSH_KEY"] = PUSH.private.reveal()


def handover(project: Project, clusters: Sequence[str], **gitops: Any) -> Handover:
    """The repository is of kind `sandbox`, so that deploy keys are installed, and the clusters are
    `existing`."""
    directory = str(sandbox(project).directory)
    options = {"distribution": f"{directory}/distribution", "components": FEW, **gitops}
    return {
        "version": 1,
        "fleet": "own",
        "clusters": {
            name: {
                "kind": "existing",
                "context": f"sandbox-{name}",
                "kubeconfig": str(kubeconfig(project, name)),
            }
            for name in clusters
        },
        "repositories": {"fleet": {"kind": "sandbox", "name": "fleet", "directory": directory}},
        "pairings": {
            name: {
                "cluster": name,
                "repository": "fleet",
                "path": f"clusters/{name}",
                "gitops": options,
            }
            for name in clusters
        },
    }


def over_ssh(project: Project, **changes: Any) -> dict[str, Any]:
    """The repository as one of a Git server without an API: all that is known of it is its URL."""
    there = sandbox(project).repository("fleet")
    found = {
        "kind": "ssh",
        "url": there.url,
        "known_hosts": list(there.known_hosts),
        "push_key": {"env": "PUSH_KEY"},
    }
    return {**found, **changes}


# Our own handover, on standard input.
TRUSTED = ("-", "--trust-commands")


def kubeconfig(project: Project, cluster: str) -> Path:
    return sandbox(project).kubeconfig(cluster)


def pair(project: Project, given: Handover, *argv: str, **more: Any) -> Run:
    return project.json("pair", *TRUSTED, *argv, stdin=json.dumps(given), **more)


def declare(given: Handover, *pieces: dict[str, Any]) -> None:
    """These pieces alone on the cluster s1."""
    given["pairings"]["s1"]["platform"] = list(pieces)


def actions(done: Run) -> dict[str, str]:
    """What a run did to the cluster s1, by step."""
    return {step["step"]: step["action"] for step in done.steps("s1")}


def pid(project: Project, part: str, cluster: str = "") -> int:
    """The process of one part of the sandbox."""
    found = processes.find(sandbox(project).directory, None)
    return next(one.pid for one in found if one.part == part and one.cluster == cluster)


def kill(project: Project, part: str, cluster: str = "") -> None:
    os.kill(pid(project, part, cluster), signal.SIGKILL)


def push(
    project: Project,
    files: Mapping[str, str | None],
    branch: str = "main",
    repository: str = "fleet",
) -> str:
    """Commit files as a user does (None removes one) and push them; the commit."""
    work = project.tmp / ("users-clone" if repository == "fleet" else f"users-{repository}")
    identity = [
        "-c",
        "user.name=U",
        "-c",
        "user.email=u@example.invalid",
        "-c",
        "core.autocrlf=false",
    ]

    def git(*argv: str) -> str:
        done = subprocess.run(
            ["git", *identity, "-C", str(work), *argv], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    if not work.exists():
        subprocess.run(["git", "init", "-q", str(work)], check=True)
        git("remote", "add", "origin", str(sandbox(project).repository(repository).path))
    git("fetch", "-q", "origin")
    there = git("branch", "-r", "--list", f"origin/{branch}")
    git("checkout", "-q", "-B", branch, *([f"origin/{branch}"] if there else []))
    for name, text in files.items():
        place = work / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            place.unlink(missing_ok=True)
        else:
            place.write_bytes(text.encode())
    git("add", "-A")
    git("commit", "-q", "-m", "Mine", "--allow-empty")
    git("push", "-q", "origin", branch)
    return git("rev-parse", "HEAD")


@functools.cache
def client(kubeconfig: Path) -> Client:
    """The API of a cluster, without a process for each question."""
    return Client(
        kubeconfig.parent.name,
        kubeconfigs.connection(kubeconfig.parent.name, str(kubeconfig), None),
    )


def get(
    project: Project, cluster: str, kind: str, name: str, namespace: str = "flux-system"
) -> Any:
    """An object as it is now; None when it is not there."""
    versions = {
        "Alert": "notification.toolkit.fluxcd.io/v1beta3",
        "Provider": "notification.toolkit.fluxcd.io/v1beta3",
        "GitRepository": "source.toolkit.fluxcd.io/v1",
        "Kustomization": "kustomize.toolkit.fluxcd.io/v1",
        "ImagePolicy": "image.toolkit.fluxcd.io/v1",
        "NetworkPolicy": "networking.k8s.io/v1",
        "Receiver": "notification.toolkit.fluxcd.io/v1",
        "RoleBinding": "rbac.authorization.k8s.io/v1",
    }
    return client(kubeconfig(project, cluster)).get(versions.get(kind, "v1"), kind, name, namespace)


def private(project: Project, cluster: str) -> Secret:
    """The private half of the deploy key that a cluster holds."""
    return Secret(
        base64.b64decode(
            get(project, cluster, "Secret", "flux-system")["data"]["identity"]
        ).decode()
    )
