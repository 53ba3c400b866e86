"""The folder that `kubectl apply -k` takes, and what is left to do with it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provisioner.fleets.job import objects
from provisioner.fleets.job.release import Release
from provisioner.flux import yamls
from provisioner.handover.fleet import Fleet
from provisioner.pods import credentials
from provisioner.pods import folder as folders
from provisioner.pods import objects as shared
from provisioner.pods.objects import COMPONENTS, KUSTOMIZATION

Object = dict[str, Any]
POLICY = "network-policy"


def write(folder: Path, release: Release, fleet: Fleet) -> list[str]:
    """Lines that say what was written and what is to be done next. BadInput if the folder holds
    anything else than an earlier Job of that name."""
    summary = folders.write(folder, files(release), marker=KUSTOMIZATION, name=release.name)
    return [summary, *_todo(folder, release), *_warnings(release, fleet)]


def files(release: Release) -> dict[str, str]:
    """By their path in the folder."""
    namespace, *access, handover, job = objects.of(release)
    documents = {"namespace.yaml": [namespace], "handover.yaml": [handover], "job.yaml": [job]}
    documents |= {"rbac.yaml": access} if access else {}
    policy = shared.component(POLICY, objects.network_policy(release))
    return {
        **{name: yamls.dump(content) for name, content in documents.items()},
        KUSTOMIZATION: yamls.dump([_kustomization(release, sorted(documents))]),
        **{path: yamls.dump([item]) for path, item in policy.items()},
    }


def _kustomization(release: Release, resources: list[str]) -> Object:
    return {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "metadata": {"name": release.name},
        "resources": resources,
        "components": [f"{COMPONENTS}/{POLICY}"],
    }


def _todo(folder: Path, release: Release) -> Iterator[str]:
    asked = release.asked
    yield from credentials.todo(release.credentials, asked.secret_name, asked.namespace)
    there = f"job {release.name} -n {asked.namespace}"
    yield f"Start: kubectl apply --server-side -k {shlex.quote(str(folder))}"
    yield f"Watch: kubectl get --watch {there}"
    yield f"How it went: provisioner fleet results SOURCE --shards {asked.shards}"
    yield f"To start it anew, first: kubectl delete {there}"


def _warnings(release: Release, fleet: Fleet) -> Iterator[str]:
    if fleet.waves and release.asked.shards > 1:
        yield (
            "Each shard goes through the waves by itself, so there are up to "
            f"{release.asked.shards} canaries at a time. To have one first, run `provisioner "
            f"{release.asked.command[0]} SOURCE --only NAME` before the Job."
        )
