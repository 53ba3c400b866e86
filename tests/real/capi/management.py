"""A management cluster: a cluster of the sandbox with Cluster API's core, whose manager is a
process of this machine."""

from __future__ import annotations

import contextlib
from pathlib import Path

import requests
import trustme

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import ports, processes
from provisioner.sandbox.api import MERGE, Answered, Api, Object
from provisioner.sandbox.building import parts
from tests.real import own
from tests.real.capi import crds, objects
from tests.real.project import Project
from tests.support.waiting import until

CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
GATES = "ClusterTopology=true,MachinePool=false,ReconcilerRateLimiting=false"
SKIPPED = "StorageVersionMigration,CleanupManagedFields"
MANAGER = "capi-core"
STARTS_WITHIN = 60.0  # seconds


class Management:
    """`cluster` is a running cluster of the project's sandbox."""

    def __init__(self, project: Project, cluster: str) -> None:
        self.project, self.cluster = project, cluster
        self.directory = own.sandbox(project).directory
        self.folder = self.directory / "clusters" / cluster
        self.api = Api(self.folder / "node.kubeconfig")

    def install(self, *, manager: bool = True) -> None:
        for crd in (*crds.core(), *crds.provider()):
            self.api.request("POST", CRDS, crd)
        until(self._all_served)
        if manager:
            self.start()

    def _all_served(self) -> bool:
        return all(_established(crd) for crd in self.api.request("GET", CRDS)["items"])

    def start(self) -> None:
        """Start the manager, and wait until it is ready."""
        health, diagnostics, webhooks = ports.free(3)
        processes.start(
            [
                str(parts.binary(MANAGER)),
                f"--kubeconfig={self.folder / 'node.kubeconfig'}",
                "--leader-elect=false",
                f"--health-addr=127.0.0.1:{health}",
                f"--diagnostics-address=127.0.0.1:{diagnostics}",
                "--insecure-diagnostics",
                f"--webhook-port={webhooks}",
                f"--webhook-cert-dir={_certificate(self.folder / 'webhook')}",
                f"--skip-crd-migration-phases={SKIPPED}",
                f"--feature-gates={GATES}",
            ],
            directory=self.directory,
            cluster=self.cluster,
            part=MANAGER,
            home=self.folder / "home",
            log=self.folder / "logs" / f"{MANAGER}.log",
            env={"POD_NAMESPACE": "capi-system", "POD_NAME": MANAGER, "POD_UID": "1"},
        )
        until(lambda: _ready(health), STARTS_WITHIN)

    def clusterctl(self, command: str, *, to: Management) -> None:
        """`clusterctl move` of everything in the namespace `default`."""
        kubeconfigs = (str(one.folder / "kubeconfig") for one in (self, to))
        options = ("--kubeconfig", "--to-kubeconfig")
        done = self.project.run(
            str(parts.binary("clusterctl")),
            command,
            "--namespace=default",
            *(word for pair in zip(options, kubeconfigs, strict=True) for word in pair),
            env={"CLUSTERCTL_DISABLE_VERSIONCHECK": "true"},
        )
        assert done.code == 0, done.err

    def stop(self) -> None:
        processes.end(processes.find(self.directory, [self.cluster], MANAGER))

    def create(self, *given: Object) -> None:
        for obj in given:
            self.api.request("POST", objects.path(obj["kind"]), obj)

    def get(self, kind: str, name: str) -> Object | None:
        with contextlib.suppress(Answered):
            return self.api.request("GET", objects.path(kind, name))
        return None

    def list(self, kind: str) -> list[Object]:
        return list(self.api.request("GET", objects.path(kind))["items"])

    def patch(self, kind: str, name: str, changes: Object, *, status: bool = False) -> Object:
        """JSON merge patch."""
        path = objects.path(kind, name) + ("/status" if status else "")
        return self.api.request("PATCH", path, changes, kind=MERGE)

    def delete(self, kind: str, name: str) -> None:
        self.api.request("DELETE", objects.path(kind, name))

    def gone(self, kind: str, name: str) -> bool:
        try:
            self.api.request("GET", objects.path(kind, name))
        except Answered as error:
            return error.status == 404
        except ProvisionerError:
            return False
        return False


def _established(crd: Object) -> bool:
    conditions = (crd.get("status") or {}).get("conditions") or []
    return any(one["type"] == "Established" and one["status"] == "True" for one in conditions)


def _certificate(folder: Path) -> Path:
    """The manager does not start without one, although no webhook is registered here."""
    folder.mkdir(exist_ok=True)
    leaf = trustme.CA().issue_cert("127.0.0.1")
    leaf.cert_chain_pems[0].write_to_path(folder / "tls.crt")
    leaf.private_key_pem.write_to_path(folder / "tls.key")
    return folder


def _ready(port: int) -> bool:
    try:
        answer = requests.get(f"http://127.0.0.1:{port}/readyz", timeout=2)
    except requests.RequestException:
        return False
    return answer.ok
