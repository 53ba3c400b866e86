"""Credentials of workload clusters as their kubeconfig Secrets hold them: client certificates that
end soon, and tokens that can be revoked."""

from __future__ import annotations

import base64
import datetime
import json
from pathlib import Path
from typing import Any

import trustme

from provisioner.sandbox.api import Api

MASTERS = "system:masters"
ADMIN = "kubernetes-admin"
SPACE = "/api/v1/namespaces/kube-system/serviceaccounts"
BINDINGS = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings"


def kubeconfig(cluster: str, server: str, authority: bytes, user: dict[str, str]) -> str:
    context = {"cluster": cluster, "user": f"{cluster}-admin"}
    trust = {"server": server, "certificate-authority-data": _encoded(authority)}
    content = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": f"{cluster}-admin@{cluster}",
        "clusters": [{"name": cluster, "cluster": trust}],
        "users": [{"name": f"{cluster}-admin", "user": user}],
        "contexts": [{"name": f"{cluster}-admin@{cluster}", "context": context}],
    }
    return json.dumps(content)


def user_of(kubeconfig: str) -> dict[str, str]:
    return dict(json.loads(kubeconfig)["users"][0]["user"])


def certificate(pki: Path, seconds: float) -> dict[str, str]:
    """An administrator's client certificate, which ends after so many seconds."""
    signer = trustme.CA.from_pem((pki / "ca.crt").read_bytes(), (pki / "ca.key").read_bytes())
    now = datetime.datetime.now(datetime.UTC)
    leaf = signer.issue_cert(
        "localhost",
        common_name=ADMIN,
        organization_name=MASTERS,
        not_before=now - datetime.timedelta(hours=1),
        not_after=now + datetime.timedelta(seconds=seconds),
    )
    return {
        "client-certificate-data": _encoded(leaf.cert_chain_pems[0].bytes()),
        "client-key-data": _encoded(leaf.private_key_pem.bytes()),
    }


def token(api: Api, account: str) -> dict[str, str]:
    """A token of a new ServiceAccount that may do everything."""
    api.request("POST", SPACE, {"metadata": {"name": account}})
    api.request("POST", BINDINGS, _binding(account))
    request = {"spec": {"expirationSeconds": 3600}}
    answer = api.request("POST", f"{SPACE}/{account}/token", request)
    return {"token": str(answer["status"]["token"])}


def revoke(api: Api, account: str) -> None:
    """The API server refuses the tokens of an account that is gone, after 10 s at the latest."""
    api.request("DELETE", f"{SPACE}/{account}")


def _binding(account: str) -> dict[str, Any]:
    subject = {"kind": "ServiceAccount", "name": account, "namespace": "kube-system"}
    role = {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}
    return {"metadata": {"name": account}, "roleRef": role, "subjects": [subject]}


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
