"""A fresh sandbox for one run: clusters, an empty repository, and the input of each peer."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from provisioner.base import keys
from provisioner.distribution import folder
from provisioner.flux import files, render, sync
from provisioner.handover.fleet import GitOps
from provisioner.sandbox.building import parts
from provisioner.sandbox.sandbox import Sandbox

SETTLE = 3.0  # seconds until a booted control plane is idle
REPOSITORY = "fleet"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """`key` has write access. flux and the floor use it for everything; ours creates its own."""

    folder: Path
    clusters: Sequence[str]
    url: str
    key: Path
    handover: Path
    floor: Path

    def kubeconfig(self, cluster: str) -> Path:
        return self.folder / "sandbox" / "clusters" / cluster / "kubeconfig"

    def env(self) -> dict[str, str]:
        """A user's environment, with an empty home folder."""
        kept = {
            name: os.environ[name]
            for name in ("PATH", "PYTHONPATH", "LANG", "VIRTUAL_ENV")
            if name in os.environ
        }
        return {**kept, "HOME": str(self.folder / "home"), "TMPDIR": str(self.folder / "tmp")}

    def settle(self) -> None:
        time.sleep(SETTLE)


@contextlib.contextmanager
def fresh(clusters: Sequence[str]) -> Iterator[Ground]:
    """A booted, idle sandbox, deleted at the end of the block."""
    where = Path(tempfile.mkdtemp(prefix="provisioner-bench-"))
    sandbox = Sandbox(where / "sandbox")
    try:
        sandbox.start(clusters, [REPOSITORY])
        made = _prepared(where, sandbox, clusters)
        made.settle()
        yield made
    finally:
        sandbox.clean()
        shutil.rmtree(where, ignore_errors=True)


def _prepared(where: Path, sandbox: Sandbox, clusters: Sequence[str]) -> Ground:
    repository = sandbox.repository(REPOSITORY)
    for name in ("home/.ssh", "tmp"):
        (where / name).mkdir(parents=True)
    known_hosts = where / "home" / ".ssh" / "known_hosts"
    known_hosts.write_text("".join(f"{line}\n" for line in repository.known_hosts))
    pair = keys.make("ecdsa")
    sandbox.add_key(REPOSITORY, "benchmark", pair.public, True)
    key = where / "key"
    key.touch(mode=0o600)
    key.write_text(pair.private.reveal())
    made = Ground(
        folder=where,
        clusters=clusters,
        url=repository.url,
        key=key,
        handover=where / "handover.json",
        floor=where / "floor.json",
    )
    made.handover.write_text(json.dumps(_handover(made)))
    made.floor.write_text(json.dumps(_floor(made, pair.public, repository.known_hosts)))
    return made


def _gitops() -> GitOps:
    return GitOps(distribution=str(parts.distribution()))


def _handover(ground: Ground) -> dict[str, object]:
    directory = str(ground.folder / "sandbox")
    return {
        "version": 1,
        "fleet": "bench",
        "clusters": {
            name: {"kind": "sandbox", "name": name, "directory": directory}
            for name in ground.clusters
        },
        "repositories": {
            REPOSITORY: {"kind": "sandbox", "name": REPOSITORY, "directory": directory}
        },
        "pairings": {
            name: {
                "cluster": name,
                "repository": REPOSITORY,
                "path": f"clusters/{name}",
                "gitops": {"distribution": _gitops().distribution},
            }
            for name in ground.clusters
        },
    }


def _floor(ground: Ground, public: str, known_hosts: Sequence[str]) -> dict[str, object]:
    """The input of the floor, with rendered files: it renders nothing itself."""
    gitops = _gitops()
    components = render.components(gitops, folder.read(parts.distribution()))
    rendered = {}
    for name in ground.clusters:
        objects = sync.objects(gitops, url=ground.url, branch="main", path=f"clusters/{name}")
        into = ground.folder / "rendered" / name
        into.mkdir(parents=True)
        for file, text in files.render(gitops, components, objects).items():
            (into / file).write_text(text)
        rendered[name] = {"kubeconfig": str(ground.kubeconfig(name)), "files": str(into)}
    return {
        "url": ground.url,
        "key": str(ground.key),
        "public": public,
        "known_hosts": list(known_hosts),
        "clusters": rendered,
    }
