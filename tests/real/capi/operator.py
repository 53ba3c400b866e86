"""`provisioner watch` as a process, with the rights of its own manifests and no others."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import requests

from provisioner.sandbox import ports
from tests.real import own
from tests.real.capi import objects
from tests.real.capi.management import Management
from tests.real.project import Project
from tests.support.waiting import until

NAME = "provisioner-watch"
ACCOUNT = f"/api/v1/namespaces/{NAME}/serviceaccounts/{NAME}/token"
LEASE = "3"  # seconds: the tests cannot wait for the usual 30
LABEL = {"fleet": "watched"}


def template(project: Project, name: str = "fleet.yaml", **changes: Any) -> str:
    """A pairing template in the project's folder; its file name."""
    directory = str(own.sandbox(project).directory)
    gitops = {"components": own.FEW, "distribution": f"{directory}/distribution"}
    content = {
        "version": 1,
        "fleet": "watched",
        "selector": "fleet=watched",
        "cluster_name": "{{ name }}",
        "repositories": {"fleet": {"kind": "sandbox", "name": "fleet", "directory": directory}},
        "pairing": {"repository": "fleet", "path": "clusters/{{ name }}", "gitops": gitops},
        **changes,
    }
    (project.folder / name).write_text(json.dumps(content))
    return name


def install(management: Management) -> Path:
    """The CRD and the rights, from the manifests; a kubeconfig with the rights that they give."""
    project, folder = management.project, f"manifests-{management.cluster}"
    argv = ("--manifests", folder, "--image", "registry.example.com/provisioner:1")
    done = project.provisioner("watch", template(project), *argv)
    assert done.code == 0, done.err
    for name in ("namespace", "crd", "rbac"):
        project.kubectl(management.cluster, "apply", "-f", f"{folder}/{name}.yaml")
    answer = management.api.request("POST", ACCOUNT, {"spec": {"expirationSeconds": 7200}})
    path = project.folder / f"{management.cluster}.kubeconfig"
    path.touch(mode=0o600)
    path.write_text(_kubeconfig(management, str(answer["status"]["token"])))
    return path


def _kubeconfig(management: Management, token: str) -> str:
    authority = (management.directory / "pki" / "ca.crt").read_bytes()
    trust = {
        "server": management.api.server,
        "certificate-authority-data": base64.b64encode(authority).decode(),
    }
    content = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "management",
        "clusters": [{"name": "management", "cluster": trust}],
        "users": [{"name": NAME, "user": {"token": token}}],
        "contexts": [
            {"name": "management", "context": {"cluster": "management", "user": NAME}},
        ],
    }
    return json.dumps(content)


class Operator:
    """One replica."""

    def __init__(self, project: Project, kubeconfig: Path, templates: Sequence[str]) -> None:
        self.port = ports.free(1)[0]
        self.log = project.tmp / f"operator-{self.port}.log"
        argv = ["watch", *templates, "--context", "management", "--kubeconfig", str(kubeconfig)]
        argv += ["--lease-namespace", NAME, "--listen", f"127.0.0.1:{self.port}", "--timeout", "60"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "provisioner", *argv, "--json"],
                cwd=project.folder,
                env={**project.own_env(), "PROVISIONER_LEASE_SECONDS": LEASE},
                stdout=log,
                stderr=log,
            )

    def wait(self, *, leads: bool = True) -> Operator:
        """Until it works, or waits for the one that does."""
        until(lambda: self._ready() and self.leads() == leads, 60)
        return self

    def _ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()[-3000:]
        return self._asked("readyz") is not None

    def leads(self) -> bool:
        """A process that was stopped does not say so."""
        return f"{NAME.replace('-', '_')}_leader 1.0" in (self._asked("metrics") or "")

    def _asked(self, page: str) -> str | None:
        try:
            answer = requests.get(f"http://127.0.0.1:{self.port}/{page}", timeout=1)
        except requests.RequestException:
            return None
        return answer.text if answer.ok else None

    def send(self, number: signal.Signals) -> None:
        os.kill(self.process.pid, number)

    def kill(self) -> None:
        self.send(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        """As a pod is ended. It ends well."""
        self.send(signal.SIGTERM)
        assert self.process.wait(60) == 0, self.log.read_text()[-3000:]


def record(management: Management, name: str) -> dict[str, Any]:
    return management.get("ClusterPairing", name) or {}


def condition(management: Management, name: str, kind: str = "Paired") -> dict[str, Any]:
    conditions = (record(management, name).get("status") or {}).get("conditions") or []
    return next((one for one in conditions if one["type"] == kind), {})


def paired(management: Management, name: str) -> bool:
    return condition(management, name).get("status") == "True"


def selected(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same objects; the Cluster has the label that the template selects."""
    for obj in given:
        if obj["kind"] == "Cluster":
            obj["metadata"]["labels"] = {**obj["metadata"].get("labels", {}), **LABEL}
    return given


def events(management: Management, name: str) -> set[str]:
    """The reasons of our Events about a Cluster."""
    items = management.api.request("GET", objects.path("Event"))["items"]
    return {
        one["reason"]
        for one in items
        if one["involvedObject"].get("kind") == "Cluster"
        and one["involvedObject"].get("name") == name
        and "provisioner" in json.dumps(one.get("source") or one.get("reportingComponent") or "")
    }
