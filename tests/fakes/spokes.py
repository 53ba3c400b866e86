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
RBAC = "rbac.authorization.k8s.io"
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
        self._by_first_name = dict(fleet.clusters)
        self.ended = set[str]()  # tokens that no spoke accepts any more
        self.tokens = {name: FakeTokens(fleet.clusters[name].server) for name in self.names}
        fleet.flux[self.hub].elsewhere = self.reach
        for name in self.names:
            self.declare(name, hub=self.hub)
        hub = fleet.clusters[self.hub]
        self.issuers = {name: FakeIssuer(hub, fleet.clusters[name]) for name in self.names}

    def declare(self, name: str, **gitops: Any) -> None:
        pairing = msgspec.structs.replace(
            self.fleet.fleet.pairings[name], gitops=GitOps(**gitops), deploy_key=DeployKey()
        )
        pairings = {**self.fleet.fleet.pairings, name: pairing}
        self.fleet.fleet = msgspec.structs.replace(self.fleet.fleet, pairings=pairings)

    def cluster(self, name: str) -> FakeCluster:
        """Under the name that it has, or had at first."""
        return self.fleet.clusters.get(name) or self._by_first_name[name]

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
        if "configMapRef" in kustomization["spec"]["kubeConfig"]:
            return self._as_itself(name)
        if not self._config(name):
            raise Failure(404, f"secret 'spoke-{name}-kubeconfig' not found")
        server = self.cluster(name).server
        live = [(item.get("data") or {}).get("token") for item in server.all("", "Secret")]
        if _encoded(self.token(name)) not in live or self.token(name) in self.ended:
            raise Failure(401, "the server has asked for the client to provide credentials")
        return server

    def _as_itself(self, name: str) -> ApiServer:
        """With a token that the hub's Flux has made for itself."""
        held = self.cluster(self.hub).peek("ConfigMap", f"spoke-{name}-kubeconfig")
        if held is None:
            raise Failure(404, f"configmap 'spoke-{name}-kubeconfig' not found")
        audience = held["data"]["audiences"]
        user = self.issuers[name].user(self.issuers[name].token(audience))
        bindings = self.cluster(name).server.all(RBAC, "ClusterRoleBinding")
        if user not in [subject["name"] for item in bindings for subject in item["subjects"]]:
            raise Failure(403, f"User {user!r} cannot patch resource")
        return self.cluster(name).server


class FakeIssuer:
    """The tokens that a hub makes for its ServiceAccounts, and a spoke's authentication
    configuration. `trusted`: whether the spoke accepts them, for its own `audience`, `prefix`
    before the names of users."""

    def __init__(self, hub: FakeCluster, spoke: FakeCluster) -> None:
        self.audience, self.prefix, self.trusted = spoke.connection.server, "c1:", True
        self.hub = hub
        hub.answer, spoke.answer = self._issue, self._review

    def token(self, audience: str) -> str:
        account = "system:serviceaccount:flux-system:kustomize-controller"
        claims = {"iss": f"https://{self.hub.name}.issuer.test", "sub": account, "aud": [audience]}
        payload = base64.urlsafe_b64encode(msgspec.json.encode(claims)).decode().rstrip("=")
        return f"head.{payload}.canary"

    def user(self, token: str) -> str:
        """Empty for a token that is not accepted."""
        payload = token.split(".")[1]
        claims = msgspec.json.decode(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        accepted = self.trusted and self.audience in claims["aud"]
        return f"{self.prefix}{claims['sub']}" if accepted else ""

    def _issue(self, path: str, body: Object) -> Object:
        assert path.endswith("/serviceaccounts/kustomize-controller/token"), path
        if not self.hub.peek("ServiceAccount", "kustomize-controller"):
            return {}
        return {"status": {"token": self.token(body["spec"]["audiences"][0])}}

    def _review(self, path: str, body: Object) -> Object:
        assert path == "/apis/authentication.k8s.io/v1/tokenreviews", path
        if user := self.user(body["spec"]["token"]):
            return {"status": {"authenticated": True, "user": {"username": user}}}
        return {"status": {"error": "invalid bearer token"}}


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
