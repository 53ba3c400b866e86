"""Three clusters of the sandbox and a repository of an organisation on a real Gitea, driven by a
handover file."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provisioner.sandbox.building import parts
from tests.real import own
from tests.real.gitea import Gitea
from tests.real.project import Project, Run

CLUSTERS = ("c1", "c2", "c3")
INTERVAL = 10  # seconds, of the sources
OWNER, NAME = "acme", "fleet"
REPOSITORY = f"{OWNER}/{NAME}"


@dataclass
class Fleet:
    """`token` is that of a user whose team administers the organisation's repositories; `hold` says
    which is used."""

    project: Project
    server: Gitea
    token: str

    def declare(
        self, *clusters: str, gitops: Mapping[str, Any] | None = None, **repository: Any
    ) -> None:
        """Write handover.json for these clusters; `gitops` and `repository` override what is
        declared of them."""
        declared = {
            "kind": "gitea",
            "url": self.server.url,
            "owner": OWNER,
            "name": NAME,
            "ca_file": str(self.server.ca),
            "known_hosts": self.server.known_hosts,
            "credential": {"file": str(self.project.folder.parent / "token")},
        }
        sandbox = str(self.project.folder / ".provisioner" / "sandbox")
        handover = {
            "version": 1,
            "fleet": "gitea",
            "clusters": {
                name: {"kind": "sandbox", "name": name, "directory": sandbox} for name in clusters
            },
            "repositories": {"fleet": {**declared, **repository}},
            "pairings": {name: pairing(name, gitops or {}) for name in clusters},
        }
        (self.project.folder / "handover.json").write_text(json.dumps(handover))

    def hold(self, token: str) -> None:
        (self.project.folder.parent / "token").write_text(token)

    def pair(self, *words: str, **more: Any) -> Run:
        return self.project.json("pair", "handover.json", *words, **more)

    def head(self) -> str:
        return str(self.server.api("GET", f"/repos/{REPOSITORY}/branches/main")["commit"]["id"])

    def keys(self) -> dict[str, str]:
        """Cluster to fingerprint; a cluster has one."""
        found = self.server.keys(REPOSITORY)
        owners = [key["title"].split()[0].removeprefix("gitea/") for key in found]
        assert len(owners) == len(set(owners)), owners
        assert all(key["read_only"] for key in found)
        return {owner: key["fingerprint"] for owner, key in zip(owners, found, strict=True)}

    def ready(self, cluster: str) -> str:
        path = '{.status.conditions[?(@.type=="Ready")].status}'
        items = f"jsonpath={{range .items[*]}}{path}{{end}}"
        return self.project.kubectl(
            cluster, "get", "-n", "flux-system", "gitrepository,kustomization", "-o", items
        )

    def secret(self, cluster: str) -> dict[str, str]:
        """The source Secret, decoded."""
        found = own.get(self.project, cluster, "Secret", "flux-system")["data"]
        return {name: base64.b64decode(value).decode() for name, value in found.items()}


def pairing(name: str, more: Mapping[str, Any]) -> dict[str, Any]:
    gitops = {
        "interval": f"{INTERVAL}s",
        "components": ["source-controller", "kustomize-controller"],
        "distribution": str(parts.distribution()),
        **more,
    }
    key = {"algorithm": "rsa" if name == "c3" else "ed25519"}
    return {
        "cluster": name,
        "repository": "fleet",
        "path": f"clusters/{name}",
        "gitops": gitops,
        "deploy_key": key,
    }


@contextlib.contextmanager
def started(folder: Path, *clusters: str) -> Iterator[Fleet]:
    """Nothing is paired yet, and the repository has no commit."""
    server = Gitea(folder / "gitea")
    (folder / "project").mkdir()
    project = Project(folder / "project")
    try:
        server.organisation(OWNER)
        server.repository(OWNER, NAME)
        token = server.user("platform")
        server.team(OWNER, "platform", "admin", "platform")
        named = [word for name in clusters for word in ("--cluster", name)]
        booted = project.provisioner("sandbox", "start", *named)
        assert booted.code == 0, booted.err
        made = Fleet(project, server, token)
        made.hold(token)
        made.declare(*clusters)
        yield made
    finally:
        project.provisioner("sandbox", "clean")
        server.stop()
    assert project.processes() == []
