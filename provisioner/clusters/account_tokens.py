"""Tokens of ServiceAccounts that expire soon, and whose they are for the API server of another
cluster."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.secret import Secret
from provisioner.clusters.client import Client

REVIEW = "authentication.k8s.io/v1"
SECONDS = 600  # the shortest that Kubernetes allows


@dataclass(frozen=True, kw_only=True)
class Holder:
    """`user`: empty if the token was not accepted. `error`: why, in the API server's words."""

    user: str = ""
    error: str = ""


def issue(client: Client, namespace: str, name: str, audience: str) -> Secret | None:
    """A token of this ServiceAccount; None if there is none of this name."""
    path = f"/api/v1/namespaces/{namespace}/serviceaccounts/{name}/token"
    spec = {"audiences": [audience], "expirationSeconds": SECONDS}
    body = {"apiVersion": REVIEW, "kind": "TokenRequest", "spec": spec}
    token = str(client.ask(path, body).get("status", {}).get("token", ""))
    return Secret(token) if token else None


def holder(client: Client, token: Secret) -> Holder:
    """Whose a token is, for the API server of `client`."""
    body = {"apiVersion": REVIEW, "kind": "TokenReview", "spec": {"token": token.reveal()}}
    status = client.ask(f"/apis/{REVIEW}/tokenreviews", body).get("status") or {}
    if not status.get("authenticated"):
        return Holder(error=str(status.get("error", "")))
    return Holder(user=str((status.get("user") or {}).get("username", "")))
