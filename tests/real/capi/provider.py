"""A test provider of infrastructure and control planes: it hands out real API servers of the
sandbox as workload clusters. It can be slow, stuck or wrong, as a real one may be.

It looks at its objects a few times a second and does what is missing, as a controller does.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox.api import Api, Object
from tests.real import own
from tests.real.capi import credentials
from tests.real.capi.management import Management

EVERY = 0.15  # seconds between two looks
NAMED = "cluster.x-k8s.io/cluster-name"
LONG = 10 * 365 * 86400.0


@dataclass(kw_only=True)
class Behaviour:
    """How a workload cluster is made. `backing`: the cluster of the sandbox that it is, by default
    the one of its name. `stuck`: why its infrastructure never becomes ready. `late`: seconds from
    the initialised control plane to the Secret. `kubeconfig`: what the Secret holds instead of the
    right one. `lasts`: seconds for which its client certificate holds. `token`: a token instead of
    a certificate."""

    backing: str = ""
    stuck: str = ""
    late: float = 0.0
    kubeconfig: str = ""
    lasts: float = LONG
    token: bool = False


class Provider:
    """Of one management cluster. `behaviours` by the name of the Cluster. With `ends`, a workload
    cluster whose Cluster is deleted is deleted too."""

    def __init__(self, management: Management) -> None:
        self.management = management
        self.sandbox = own.sandbox(management.project)
        self.behaviours: dict[str, Behaviour] = {}
        self.ends = True
        self.secrets: dict[str, float] = {}  # when each was written, as time.time() has it
        self._initialised: dict[str, float] = {}  # by UID, as time.monotonic() has it
        self._known: dict[str, str] = {}  # names of Clusters by the UID of their infrastructure
        self._accounts: dict[str, str] = {}
        self._numbers = itertools.count(1)
        self._over = threading.Event()

    @contextlib.contextmanager
    def running(self) -> Iterator[Provider]:
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            yield self
        finally:
            self._over.set()
            thread.join()

    def behaviour(self, name: str) -> Behaviour:
        return self.behaviours.setdefault(name, Behaviour())

    def backing(self, name: str) -> str:
        return self.behaviour(name).backing or name

    def kubeconfig(self, name: str) -> str:
        """A new one of a workload cluster, with a new credential."""
        behaviour, backing = self.behaviour(name), self.backing(name)
        user = (
            self._token(name)
            if behaviour.token
            else credentials.certificate(self.sandbox.directory / "pki", behaviour.lasts)
        )
        authority = (self.sandbox.directory / "pki" / "ca.crt").read_bytes()
        return credentials.kubeconfig(name, self._api(backing).server, authority, user)

    def rotate(self, name: str) -> None:
        """Another credential in the Secret; an earlier token is revoked first."""
        if name in self._accounts:
            credentials.revoke(self._api(self.backing(name)), self._accounts[name])
        self.write_secret(name, self.kubeconfig(name))

    def write_secret(self, name: str, kubeconfig: str) -> None:
        """The Secret as Cluster API's contract has it, or another value in it."""
        value = {"value": base64.b64encode(kubeconfig.encode()).decode()}
        if self.management.get("Secret", f"{name}-kubeconfig"):
            self.management.patch("Secret", f"{name}-kubeconfig", {"data": value})
        else:
            self.management.create(self._secret(name, value))
        self.secrets[name] = time.time()

    def _secret(self, name: str, data: Object) -> Object:
        cluster = self.management.get("Cluster", name)
        assert cluster
        owner = {key: cluster[key] for key in ("apiVersion", "kind")}
        owner |= {key: cluster["metadata"][key] for key in ("name", "uid")}
        return {
            "apiVersion": "v1",
            "kind": "Secret",
            "type": "cluster.x-k8s.io/secret",
            "metadata": {
                "name": f"{name}-kubeconfig",
                "namespace": "default",
                "labels": {NAMED: name},
                "ownerReferences": [owner],
            },
            "data": data,
        }

    def _token(self, name: str) -> dict[str, str]:
        self._accounts[name] = f"capi-{next(self._numbers)}"
        return credentials.token(self._api(self.backing(name)), self._accounts[name])

    def _api(self, backing: str) -> Api:
        return Api(self.sandbox.directory / "clusters" / backing / "node.kubeconfig")

    def _run(self) -> None:
        while not self._over.wait(EVERY):
            # The management cluster may be down for a moment; objects, and the folders of clusters,
            # may go while we look.
            with contextlib.suppress(ProvisionerError, FileNotFoundError):
                self._look()

    def _look(self) -> None:
        infrastructure = self.management.list("SandboxCluster")
        self._end_deleted(infrastructure)
        for obj in _new(infrastructure):
            self._provision(obj, obj["metadata"]["labels"][NAMED])
        ready = {_name(obj) for obj in infrastructure if "initialization" in _status(obj)}
        for obj in _named(self.management.list("SandboxControlPlane")):
            if _name(obj) in ready:
                self._initialise(obj, _name(obj))

    def _provision(self, obj: Object, name: str) -> None:
        own_name, stuck = obj["metadata"]["name"], self.behaviour(name).stuck
        if stuck:
            if _status(obj) != (status := _failing(stuck)):
                self._report("SandboxCluster", own_name, status)
            return
        self._boot(self.backing(name))
        host, _, port = self._api(self.backing(name)).server.rpartition("/")[2].partition(":")
        endpoint = {"controlPlaneEndpoint": {"host": host, "port": int(port)}}
        self.management.patch("SandboxCluster", own_name, {"spec": endpoint})
        self._report("SandboxCluster", own_name, {"initialization": {"provisioned": True}})

    def _boot(self, backing: str) -> None:
        if not any(part.ready for part in self.sandbox.status() if part.cluster == backing):
            self.sandbox.start([backing])

    def _initialise(self, obj: Object, name: str) -> None:
        since = self._initialised.setdefault(obj["metadata"]["uid"], time.monotonic())
        behaviour = self.behaviour(name)
        late = time.monotonic() - since < behaviour.late
        if not late and not self.management.get("Secret", f"{name}-kubeconfig"):
            self.write_secret(name, behaviour.kubeconfig or self.kubeconfig(name))
        if "initialization" not in _status(obj):
            status = {"initialization": {"controlPlaneInitialized": True}}
            self._report("SandboxControlPlane", obj["metadata"]["name"], status)

    def _report(self, kind: str, name: str, status: Object) -> None:
        self.management.patch(kind, name, {"status": status}, status=True)

    def _end_deleted(self, infrastructure: list[Object]) -> None:
        """Also where a new one of the same name has appeared between two looks."""
        here = {obj["metadata"]["uid"]: _name(obj) for obj in _named(infrastructure)}
        for uid in self._known.keys() - here.keys():
            if self.ends:
                self.sandbox.clean([self.backing(self._known[uid])])
        self._known = here


def _named(given: list[Object]) -> list[Object]:
    """Those that Cluster API has taken over."""
    return [obj for obj in given if NAMED in (obj["metadata"].get("labels") or {})]


def _new(given: list[Object]) -> list[Object]:
    return [obj for obj in _named(given) if "initialization" not in _status(obj)]


def _name(obj: Object) -> str:
    return str((obj["metadata"].get("labels") or {}).get(NAMED, ""))


def _status(obj: Object) -> Object:
    return dict(obj.get("status") or {})


def _failing(message: str) -> Object:
    condition = {
        "type": "Ready",
        "status": "False",
        "reason": "QuotaExceeded",
        "message": message,
        "lastTransitionTime": "2026-01-01T00:00:00Z",
    }
    return {"conditions": [condition]}
