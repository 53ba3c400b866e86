"""Stands for source-watcher, whose module nobody serves: it makes artifacts of ArtifactGenerators
on a real cluster with real Flux, which fetches and applies them. Of the rules of a copy it knows
`@alias/folder/**`."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import http.server
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from provisioner.base import yaml_reader
from provisioner.clusters.client import Client
from provisioner.flux import yamls
from provisioner.sandbox.node import pod_status
from tests.conftest import CASES
from tests.real import own
from tests.real.project import Project

Object = dict[str, Any]
NAME = "source-watcher"
CRD = CASES / "flux" / "source_watcher" / "artifactgenerators.yaml"
SOURCES, EXTENSIONS = "source.toolkit.fluxcd.io/v1", "source.extensions.fluxcd.io/v1beta1"
ARGUMENTS = [
    "--events-addr=",
    "--watch-all-namespaces=true",
    "--log-level=info",
    "--log-encoding=json",
    "--enable-leader-election",
    "--storage-path=/data",
    "--storage-adv-addr=",
]


def distribution(project: Project) -> Path:
    """That of the sandbox, with the component: its pod is only said to run."""
    folder = project.folder / "with-watcher"
    folder.mkdir()
    for file in (own.sandbox(project).directory / "distribution").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    crds = yaml_reader.load(CRD.read_text(), CRD.name)
    labels = {"app.kubernetes.io/component": NAME}
    crds = [{**one, "metadata": {**one["metadata"], "labels": labels}} for one in crds]
    (folder / f"{NAME}.yaml").write_text(yamls.dump([*crds, _deployment()]))
    return folder


def _deployment() -> Object:
    meta = {"name": NAME, "namespace": "flux-system"}
    container = {"name": "manager", "image": f"fluxcd/{NAME}:v2.2.3", "args": ARGUMENTS}
    template = {
        "metadata": {"labels": {"app": NAME}, "annotations": {pod_status.PRETEND: "true"}},
        "spec": {"containers": [container]},
    }
    spec = {"replicas": 1, "selector": {"matchLabels": {"app": NAME}}, "template": template}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": meta, "spec": spec}


@dataclass
class Watcher:
    """`made`: for which generation of which generator artifacts were made, in turn."""

    project: Project
    client: Client
    folder: Path
    url: str
    made: list[tuple[str, int]]

    def look(self) -> None:
        for generator in self._generators():
            status = generator.get("status") or {}
            meta = generator["metadata"]
            done = [one.get("observedGeneration") for one in status.get("conditions", [])]
            asked = (meta.get("annotations") or {}).get("reconcile.fluxcd.io/requestedAt", "")
            handled = status.get("lastHandledReconcileAt", "")
            if "deletionTimestamp" not in meta and (
                done != [meta["generation"]] or asked != handled
            ):
                self._make(generator, asked)

    def _generators(self) -> list[Object]:
        kind = {"apiVersion": EXTENSIONS, "kind": "ArtifactGenerator"}
        if not self.client.serves(kind):
            return []
        return list(self.client.list(EXTENSIONS, "ArtifactGenerator", "flux-system"))

    def _make(self, generator: Object, asked: str) -> None:
        spec = generator["spec"]
        trees = {one["alias"]: self._files(one) for one in spec["sources"]}
        if not all(trees.values()):
            return  # a source is not ready yet
        for artifact in spec["artifacts"]:
            self._serve(generator, artifact, trees)
        generation = generator["metadata"]["generation"]
        status = {"conditions": [_ready(generation)], "lastHandledReconcileAt": asked}
        self._write_status("artifactgenerators", generator["metadata"]["name"], status)
        self.made.append((generator["metadata"]["name"], generation))

    def _files(self, source: Object) -> dict[str, bytes]:
        """What the artifact of a source has."""
        item = self.client.get(SOURCES, source["kind"], source["name"], "flux-system") or {}
        found = (item.get("status") or {}).get("artifact")
        if not found:
            return {}
        answer = requests.get(found["url"], timeout=10)
        answer.raise_for_status()
        with tarfile.open(fileobj=io.BytesIO(answer.content)) as archive:
            return {
                one.name.removeprefix("./"): file.read()
                for one in archive
                if (file := archive.extractfile(one))
            }

    def _serve(self, generator: Object, artifact: Object, trees: Object) -> None:
        copied: dict[str, bytes] = {}
        for rule in artifact["copy"]:
            alias, _, pattern = rule["from"].removeprefix("@").partition("/")
            folder, place = pattern.removesuffix("**"), rule["to"].removeprefix("@artifact/")
            for path, content in trees[alias].items():
                if path.startswith(folder):
                    copied[f"{place}{path.removeprefix(folder)}"] = content
        packed = _archive(copied)
        digest = f"sha256:{hashlib.sha256(packed).hexdigest()}"
        file = f"{artifact['name']}-{digest[7:19]}.tar.gz"
        (self.folder / file).write_bytes(packed)
        meta = generator["metadata"]
        owner = {"apiVersion": EXTENSIONS, "kind": "ArtifactGenerator"}
        owner |= {"name": meta["name"], "namespace": meta["namespace"]}
        named = {"name": artifact["name"], "namespace": meta["namespace"]}
        owned = {**owner, "uid": meta["uid"]}
        del owned["namespace"]
        item = {"apiVersion": SOURCES, "kind": "ExternalArtifact"}
        applied = self.client.apply(
            {
                **item,
                "metadata": {**named, "ownerReferences": [owned]},
                "spec": {"sourceRef": owner},
            }
        )
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        of_file = {"digest": digest, "size": len(packed), "url": f"{self.url}/{file}"}
        of_file |= {"path": file, "revision": f"latest@{digest}", "lastUpdateTime": now}
        status = {"artifact": of_file, "conditions": [_ready(applied["metadata"]["generation"])]}
        self._write_status("externalartifacts", artifact["name"], status)

    def _write_status(self, kind: str, name: str, status: Object) -> None:
        place = ("-n", "flux-system", kind, name, "--subresource=status", "--type=merge")
        self.project.kubectl("s1", "patch", *place, "-p", json.dumps({"status": status}))


def _archive(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in sorted(files.items()):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def _ready(generation: int) -> Object:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    condition = {"type": "Ready", "status": "True", "reason": "Succeeded", "message": "made"}
    return {**condition, "observedGeneration": generation, "lastTransitionTime": now}


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_given: Any) -> None:
        """Nothing is printed."""


@contextlib.contextmanager
def running(project: Project, client: Client, folder: Path) -> Iterator[Watcher]:
    """Looks several times a second, as long as the block runs. An error of it ends the test."""
    stopping, errors = threading.Event(), list[BaseException]()
    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        watcher = Watcher(project, client, folder, url, [])

        def work() -> None:
            while not stopping.wait(0.2):
                try:
                    watcher.look()
                except BaseException as error:
                    errors.append(error)

        threads = [
            threading.Thread(target=one, daemon=True) for one in (work, server.serve_forever)
        ]
        for one in threads:
            one.start()
        yield watcher
        stopping.set()
        threads[0].join(timeout=30)
        server.shutdown()
    assert not errors[-1:] or watcher.made, errors[-1]
