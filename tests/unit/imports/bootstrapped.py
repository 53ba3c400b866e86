"""What `flux bootstrap` leaves on a cluster, as `import` looks at it."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import Any

from provisioner.base import keys
from provisioner.flux import render, secret, sync
from provisioner.handover.fleet import GitOps
from provisioner.imports.look import Look, SourceSecret
from tests.fakes import distributions
from tests.fakes.cluster import FakeCluster

Object = dict[str, Any]
CORE = ["source-controller", "kustomize-controller"]
URL = "ssh://git@git.example.com/platform/fleet"
HOST_KEY = "git.example.com ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTY="
PAIR = keys.make("ecdsa")


@functools.cache
def manifests() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        made = distributions.write(Path(folder))
        return {file.name: file.read_text() for file in made.glob("*.yaml")}


def objects(gitops: GitOps, *, url: str = URL, path: str = "clusters/prod") -> list[Object]:
    """All of Flux's own, its Secret and what it synchronises."""
    return [
        *render.components(gitops, manifests()),
        *sync.objects(gitops, url=url, branch="main", path=path),
        secret.source(gitops, keys=PAIR, known_hosts=[HOST_KEY]),
    ]


def cluster(name: str) -> FakeCluster:
    made = FakeCluster(name)
    first = ("Namespace", "CustomResourceDefinition")
    items = objects(GitOps(components=CORE))
    for item in sorted(items, key=lambda item: item["kind"] not in first):
        made.apply(item)
    return made


def look(gitops: GitOps | None = None, **given: Any) -> Look:
    """`given`: the URL and the path, or other fields of Look."""
    gitops = gitops or GitOps(components=CORE)
    placed = {name: given.pop(name) for name in ("url", "path") if name in given}
    made = objects(gitops, **placed)

    def of(kind: str) -> list[Object]:
        return [item for item in made if item["kind"] == kind]

    fields: dict[str, Any] = {
        "uid": "11111111-2222-3333-4444-555555555555",
        "deployments": tuple(of("Deployment")),
        "source": of("GitRepository")[0],
        "root": of("Kustomization")[0],
        "policies": tuple(item["metadata"]["name"] for item in of("NetworkPolicy")),
        "secret": SourceSecret(public=PAIR.public, known_hosts=(HOST_KEY,)),
    }
    return Look(**{**fields, **given})


def with_spec(item: Object | None, **changes: Any) -> Object:
    """An object with other fields in its spec; None removes one."""
    assert item
    spec = {**item["spec"], **changes}
    return {**item, "spec": {name: value for name, value in spec.items() if value is not None}}
