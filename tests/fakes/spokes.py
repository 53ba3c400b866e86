"""A hub and its spokes among fake clusters: the tokens that spokes make, and what the hub's fake
Flux reaches with them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

import msgspec

from provisioner.base import yaml_reader
from provisioner.handover.fleet import DeployKey, GitOps
from tests.fakes.api_server import ApiServer
from tests.fakes.cluster import FakeCluster
from tests.fakes.fleet import FakeFleet
from tests.fakes.objects import Failure

Object = dict[str, Any]
TYPE = "kubernetes.io/service-account-token"
OF = "kubernetes.io/service-account.name"


class FakeTokens:
    """A cluster's controllers of tokens. `idle`: they make none. `expiring`: those that they make
    end by themselves."""

    def __init__(self, server: ApiServer) -> None:
        self.server, self.idle, self.expiring, self._made = server, False, False, 0
        server.controllers.append(self.reconcile)

    def reconcile(self) -> None:
        accounts = {
            (item["metadata"]["namespace"], item["metadata"]["name"])
            for item in self.server.all("", "ServiceAccount")
        }
        for item in self.server.all("", "Secret"):
            meta = item["metadata"]
            of = (meta["namespace"], (meta.get("annotations") or {}).get(OF))
            if item.get("type") == TYPE and not item.get("data") and of in accounts:
                self._fill(item)

    def _fill(self, item: Object) -> None:
        if self.idle:
            return
        self._made += 1
        claims = {"sub": self.server.name, "n": self._made} | ({"exp": 1} if self.expiring else {})
        payload = base64.urlsafe_b64encode(msgspec.json.encode(claims)).decode().rstrip("=")
        data = {"token": _encoded(f"head.{payload}.canary")}
        self.server.patch(item, {"data": data}, manager="kube-controller-manager")


class FakeSpokes:
    """All clusters of a fleet but its first, which is their hub."""

    def __init__(self, fleet: FakeFleet) -> None:
        self.fleet = fleet
        self.hub, *self.names = fleet.clusters
        self.tokens = {name: FakeTokens(fleet.clusters[name].server) for name in self.names}
        fleet.flux[self.hub].elsewhere = self.reach
        for name in self.names:
            self.declare(name, hub=self.hub)

    def declare(self, name: str, **gitops: Any) -> None:
        pairing = msgspec.structs.replace(
            self.fleet.fleet.pairings[name], gitops=GitOps(**gitops), deploy_key=DeployKey()
        )
        pairings = {**self.fleet.fleet.pairings, name: pairing}
        self.fleet.fleet = msgspec.structs.replace(self.fleet.fleet, pairings=pairings)

    def cluster(self, name: str) -> FakeCluster:
        return self.fleet.clusters[name]

    def token(self, name: str) -> str:
        """That in the kubeconfig of a spoke on the hub."""
        config = self._config(name)
        return str(config["users"][0]["user"]["token"]) if config else ""

    def _config(self, name: str) -> Mapping[str, Any]:
        held = self.cluster(self.hub).peek("Secret", f"spoke-{name}-kubeconfig")
        text = base64.b64decode((held or {}).get("data", {}).get("value", "")).decode()
        return dict(yaml_reader.load(text, "kubeconfig")[0]) if text else {}

    def reach(self, kustomization: Object) -> ApiServer:
        """What the hub's Flux finds behind the kubeconfig of a Kustomization."""
        name = kustomization["metadata"]["name"].removeprefix("spoke-")
        if not self._config(name):
            raise Failure(404, f"secret 'spoke-{name}-kubeconfig' not found")
        server = self.cluster(name).server
        live = [(item.get("data") or {}).get("token") for item in server.all("", "Secret")]
        if _encoded(self.token(name)) not in live:
            raise Failure(401, "the server has asked for the client to provide credentials")
        return server


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
