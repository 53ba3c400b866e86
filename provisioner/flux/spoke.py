"""A spoke: what its hub needs to deliver to it, and what lets the hub in there. Pure.

The hub's Flux applies a Kustomization with `spec.kubeConfig`, which Git holds. The credential that
it refers to is never in Git. On the spoke there is a ServiceAccount with limited rights.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from provisioner.base.secret import Secret
from provisioner.flux import platform, render, sync, yamls
from provisioner.handover.spokes import PREFIX, decryption_secret

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provisioner.handover.fleet import GitOps, Pairing

Object = dict[str, Any]


class Named(Protocol):
    """Whatever says which pairing it is about."""

    @property
    def fleet(self) -> str: ...

    @property
    def cluster(self) -> str: ...


FOLDER = "spokes"  # below the path of the hub
NAME = "provisioner-spoke"  # of what lets the hub in
TOKEN = f"{NAME}-token"
TOKENS = (TOKEN, f"{TOKEN}-2")  # used in turn: a new one is made before the old one ends
# Annotations: whose an object is, and which hub it lets in.
FLEET, CLUSTER, HUB = "provisioner/fleet", "provisioner/cluster", "provisioner/hub"
ACCESS = "provisioner/access"  # annotation of the ServiceAccount: how the hub signs in
GENERIC = "generic"
ACCOUNT = "kustomize-controller"  # the hub's own ServiceAccount that signs in there
RENEWAL = "provisioner/renewal"  # annotation of a token: how many there were before it
RBAC = "rbac.authorization.k8s.io"
# Everything in namespaces, but neither nodes nor custom kinds nor rights of the whole cluster.
ADMIN = "admin"
VERBS = ("get", "list", "watch", "create", "update", "patch", "delete")
FIELD = "value"  # where Flux looks in a Secret for the kubeconfig


def name(cluster: str) -> str:
    """Of the Kustomization on the hub."""
    return f"{PREFIX}{cluster}"


def secret_name(cluster: str) -> str:
    """Of the Secret on the hub that holds the kubeconfig, or the ConfigMap that stands for it."""
    return f"{name(cluster)}-kubeconfig"


def marks(fleet: str, cluster: str) -> dict[str, str]:
    return {FLEET: fleet, CLUSTER: cluster}


def marked(item: Mapping[str, Any] | None, names: Named) -> bool:
    """Whether an object belongs to this pairing."""
    annotations = (item or {"metadata": {}})["metadata"].get("annotations") or {}
    return marks(names.fleet, names.cluster).items() <= annotations.items()


def kustomization(spoke: Pairing, hub: Pairing, fleet: str) -> Object:
    """It leaves what it has delivered when it is deleted: nothing that happens to the hub may
    delete the workloads of a spoke."""
    gitops, decryption = spoke.gitops, platform.decryption(spoke.platform)
    if decryption and "secretRef" in decryption:
        decryption["secretRef"] = {"name": decryption_secret(spoke.cluster)}
    return {
        "apiVersion": "kustomize.toolkit.fluxcd.io/v1",
        "kind": "Kustomization",
        "metadata": {
            "name": name(spoke.cluster),
            "namespace": hub.gitops.namespace,
            "annotations": marks(fleet, spoke.cluster),
        },
        "spec": {
            **({"decryption": decryption} if decryption else {}),
            "deletionPolicy": "Orphan",
            "interval": sync.duration(gitops.sync_interval),
            "kubeConfig": {
                "configMapRef" if is_generic(gitops) else "secretRef": {
                    "name": secret_name(spoke.cluster)
                }
            },
            "path": sync.spec_path(spoke.path),
            "prune": True,
            "sourceRef": {"kind": "GitRepository", "name": hub.gitops.namespace},
        },
    }


def is_generic(gitops: GitOps) -> bool:
    """Whether the hub signs in as a ServiceAccount of its own."""
    return gitops.spoke_access == GENERIC


def file(owner: str, item: Object) -> str:
    """The Kustomization as Git holds it, below a line that says whose it is."""
    return f"{owner}\n{yamls.dump([item])}"


def access(spoke: Pairing, fleet: str) -> list[Object]:
    """What lets the hub in, in the order in which it is applied. The Secret gets its token from the
    cluster itself: one that lasts until the Secret is deleted. A generic access has no Secret, and
    who gets the rights is only known once the cluster was asked (`granted_to`)."""
    gitops = spoke.gitops
    noted = {**marks(fleet, spoke.cluster), HUB: gitops.hub}
    token = {
        **_object("v1", "Secret", TOKEN, gitops.namespace),
        "type": "kubernetes.io/service-account-token",
    }
    objects = [
        _object("v1", "ServiceAccount", NAME, gitops.namespace),
        *(() if is_generic(gitops) else (token,)),
        *_rights(gitops),
    ]
    own = {"Secret": {"kubernetes.io/service-account.name": NAME}}
    if is_generic(gitops):
        own["ServiceAccount"] = {ACCESS: GENERIC}
    labels = {"app.kubernetes.io/instance": gitops.namespace, "app.kubernetes.io/part-of": "flux"}
    for item in objects:
        more = own.get(item["kind"], {})
        item["metadata"] |= {"annotations": {**noted, **more}, "labels": labels}
    namespace = render.namespace(gitops)
    namespace["metadata"]["labels"] |= labels  # as an install of Flux has it
    return [namespace, *objects]


def granted_to(user: str, objects: Sequence[Object]) -> list[Object]:
    """The same objects, with the rights for a user of the spoke's API server."""
    subject = {"apiGroup": RBAC, "kind": "User", "name": user}
    return [
        {**item, "subjects": [subject]} if item["kind"] == "ClusterRoleBinding" else item
        for item in objects
    ]


def _rights(gitops: GitOps) -> list[Object]:
    if gitops.spoke_role:
        return [_binding(gitops, NAME, gitops.spoke_role)]
    rules = [{"apiGroups": [""], "resources": ["namespaces"], "verbs": list(VERBS)}]
    role = {**_object(f"{RBAC}/v1", "ClusterRole", NAME), "rules": rules}
    return [role, _binding(gitops, NAME, ADMIN), _binding(gitops, f"{NAME}-namespaces", NAME)]


def _binding(gitops: GitOps, name: str, role: str) -> Object:
    subject = {"kind": "ServiceAccount", "name": NAME, "namespace": gitops.namespace}
    return {
        **_object(f"{RBAC}/v1", "ClusterRoleBinding", name),
        "roleRef": {"apiGroup": RBAC, "kind": "ClusterRole", "name": role},
        "subjects": [subject],
    }


def _object(version: str, kind: str, name: str, namespace: str = "") -> Object:
    meta = {"name": name, **({"namespace": namespace} if namespace else {})}
    return {"apiVersion": version, "kind": kind, "metadata": meta}


def kubeconfig(cluster: str, *, server: str, ca: str, server_name: str, token: Secret) -> Secret:
    """For the hub. `ca`: PEM; empty: the authorities that the hub trusts anyway."""
    entry = {"server": server}
    if ca:
        entry["certificate-authority-data"] = base64.b64encode(ca.encode()).decode()
    if server_name:
        entry["tls-server-name"] = server_name
    context = {"cluster": cluster, "user": NAME}
    return Secret(
        yamls.dump(
            [
                {
                    "apiVersion": "v1",
                    "kind": "Config",
                    "clusters": [{"name": cluster, "cluster": entry}],
                    "users": [{"name": NAME, "user": {"token": token.reveal()}}],
                    "contexts": [{"name": cluster, "context": context}],
                    "current-context": cluster,
                }
            ]
        )
    )


def secret(spoke: Pairing, hub: Pairing, fleet: str, kubeconfig: Secret) -> Object:
    """The object contains the token. It is for the API server of the hub alone."""
    item = _object("v1", "Secret", secret_name(spoke.cluster), hub.gitops.namespace)
    item["metadata"]["annotations"] = marks(fleet, spoke.cluster)
    encoded = base64.b64encode(kubeconfig.reveal().encode()).decode()
    return {**item, "type": "Opaque", "data": {FIELD: encoded}}


def address(spoke: Pairing, hub: Pairing, fleet: str, *, server: str, ca: str) -> Object:
    """What Flux needs on the hub to sign in as its own ServiceAccount: nothing secret. `ca` as in
    `kubeconfig`. It must name the audience as pairing has tried it."""
    item = _object("v1", "ConfigMap", secret_name(spoke.cluster), hub.gitops.namespace)
    item["metadata"]["annotations"] = marks(fleet, spoke.cluster)
    data = {"provider": GENERIC, "address": server, "audiences": server}
    return {**item, "data": data | ({"ca.crt": ca} if ca else {})}


def entry(item: Mapping[str, Any] | None, field: str) -> Secret | None:
    """What a Secret holds under a name; None where it holds nothing that can be read."""
    try:
        text = base64.b64decode(((item or {}).get("data") or {}).get(field) or "").decode()
    except (binascii.Error, ValueError):
        return None
    return Secret(text) if text else None


def expires(token: Secret) -> bool:
    """Whether a ServiceAccount's token ends by itself."""
    return "exp" in _claims(token)


def issuer(token: Secret) -> str:
    """Who has issued a ServiceAccount's token: a URL; empty where it does not say."""
    return str(_claims(token).get("iss", ""))


def _claims(token: Secret) -> Mapping[str, Any]:
    """Empty for a token that is not a JWT."""
    parts = token.reveal().split(".")
    if len(parts) != 3:
        return {}
    padded = parts[1] + "=" * (-len(parts[1]) % 4)
    try:
        claims = msgspec.json.decode(base64.urlsafe_b64decode(padded))
    except (binascii.Error, msgspec.DecodeError, UnicodeError):
        return {}
    return claims if isinstance(claims, dict) else {}
