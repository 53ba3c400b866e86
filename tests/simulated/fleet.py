"""A simulated management cluster and the simulated workload clusters that appear on it. Git is
real: Flux, simulated too, reads the branch of a bare repository on this machine."""

from __future__ import annotations

import base64
import datetime
import io
import json
import subprocess
import tarfile
import time
from pathlib import Path
from typing import Any

from tests.fakes.api_server import ApiServer
from tests.fakes.workloads import FakeWorkloads
from tests.simulated.flux import QuickFlux
from tests.simulated.https import Servers
from tests.simulated.rest import Rest
from tests.simulated.workloads import SlowWorkloads

Object = dict[str, Any]
HUB = "hub"
GROUP, VERSION = "cluster.x-k8s.io", "v1beta2"
RECORDS, RECORD = "watch.provisioner.dev", "ClusterPairing"
TOKEN = "a-token-that-nobody-checks"


class RealRepository:
    """A repository that others push to, as the fake Flux reads it: by git itself, since what was
    pushed may lie in packs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url = folder, f"file://{folder}"
        self._trees: dict[str, dict[str, str]] = {}
        self._folders: dict[str, frozenset[str]] = {}

    def head(self, branch: str) -> str | None:
        try:
            return (self.folder / "refs" / "heads" / branch).read_text().strip()
        except FileNotFoundError:
            return None

    def tree(self, commit: str) -> dict[str, str]:
        if commit not in self._trees:
            data = self._git("archive", "--format=tar", commit)
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                self._trees[commit] = {
                    member.name: file.read().decode()
                    for member in archive
                    if (file := archive.extractfile(member)) is not None
                }
        return self._trees[commit]

    def holds(self, commit: str, path: str) -> bool:
        """Whether a commit has a folder there."""
        if commit not in self._folders:
            listed = self._git("ls-tree", "-r", "-d", "-z", "--name-only", commit).decode()
            self._folders[commit] = frozenset(listed.split("\0"))
        return path in self._folders[commit]

    def log(self, branch: str = "main") -> list[str]:
        """The subjects of a branch, newest first."""
        return self._git("log", "--format=%s", branch).decode().splitlines()

    def _git(self, *arguments: str) -> bytes:
        argv = ["git", *arguments]
        return subprocess.run(argv, cwd=self.folder, capture_output=True, check=True).stdout


class Fleet:
    """`appeared`: when the Secret of each cluster was written, as time.time() has it."""

    def __init__(self, folder: Path, repository: Path, round_trip: float = 0.0) -> None:
        self.repository = RealRepository(repository)
        self.servers = Servers(folder, round_trip)
        self.hub = ApiServer(HUB)
        self.hub.create(_crd("Cluster", "clusters"))
        self.servers.add(HUB, Rest(self.hub))
        self.appeared: dict[str, float] = {}
        self.paired: dict[str, float] = {}
        self.hub.observers.append(self._note)

    def build(self, name: str, *, ready_after: float = 0.0, sync_after: float = 0.0) -> None:
        """The API server of a workload cluster, and what runs there. `ready_after`: seconds that
        controllers take to start. `sync_after`: seconds that Flux takes to apply a new commit."""
        server = ApiServer(name)
        if ready_after:
            SlowWorkloads(server, ready_after, self.servers.later)
        else:
            FakeWorkloads(server)
        QuickFlux(server, self.repository, sync_after, self.servers.later)
        self.servers.add(name, Rest(server))

    def appear(self, name: str, *, selected: bool = True) -> None:
        """Its control plane is initialised, and its Secret is there. `selected`: it has the label
        that the template of the operator selects."""
        made = self.hub.create(_cluster(name, selected=selected))
        self.hub.create(_secret(name, made, self.kubeconfig(name)))
        self.appeared[name] = time.time()
        self.hub.patch(made, {"status": _initialised()}, subresource="status")

    def delete(self, name: str) -> None:
        self.hub.delete(_cluster(name))

    def kubeconfig(self, name: str) -> str:
        trust = base64.b64encode(self.servers.authority).decode()
        cluster = {"server": self.servers.address(name), "certificate-authority-data": trust}
        context = {"cluster": name, "user": name}
        content = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": name,
            "clusters": [{"name": name, "cluster": cluster}],
            "users": [{"name": name, "user": {"token": TOKEN}}],
            "contexts": [{"name": name, "context": context}],
        }
        return json.dumps(content)

    @property
    def records(self) -> set[str]:
        """The names of the Clusters that have one."""
        return {obj["metadata"]["name"] for obj in self.hub.all(RECORDS, RECORD)}

    def _note(self, _verb: str, obj: Object) -> None:
        """When a record first says that its cluster is paired."""
        if obj["kind"] == RECORD and _is_paired(obj):
            self.paired.setdefault(obj["metadata"]["name"], time.time())


def _is_paired(record: Object) -> bool:
    conditions = (record.get("status") or {}).get("conditions") or []
    return any(one["type"] == "Paired" and one["status"] == "True" for one in conditions)


def _crd(kind: str, plural: str) -> Object:
    version = {
        "name": VERSION,
        "served": True,
        "storage": True,
        "subresources": {"status": {}},
        "schema": {
            "openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
        },
    }
    names = {"kind": kind, "plural": plural}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{GROUP}"},
        "spec": {"group": GROUP, "scope": "Namespaced", "names": names, "versions": [version]},
    }


def _cluster(name: str, *, selected: bool = True) -> Object:
    return {
        "apiVersion": f"{GROUP}/{VERSION}",
        "kind": "Cluster",
        "metadata": {
            "name": name,
            "namespace": "default",
            "labels": {"simulated": str(selected).lower()},
        },
        "spec": {"controlPlaneEndpoint": {"host": "127.0.0.1", "port": 443}},
    }


def _initialised() -> Object:
    condition = {
        "type": "ControlPlaneInitialized",
        "status": "True",
        "reason": "Initialized",
        "message": "",
        "lastTransitionTime": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return {
        "phase": "Provisioned",
        "initialization": {"infrastructureProvisioned": True, "controlPlaneInitialized": True},
        "conditions": [condition],
    }


def _secret(name: str, cluster: Object, kubeconfig: str) -> Object:
    owner = {"apiVersion": cluster["apiVersion"], "kind": "Cluster", "name": name}
    owner["uid"] = cluster["metadata"]["uid"]
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "type": "cluster.x-k8s.io/secret",
        "metadata": {
            "name": f"{name}-kubeconfig",
            "namespace": "default",
            "labels": {f"{GROUP}/cluster-name": name},
            "ownerReferences": [owner],
        },
        "data": {"value": base64.b64encode(kubeconfig.encode()).decode()},
    }
