"""Reads one cluster: whatever describes its Flux. Writes nothing, and keeps no private key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from provisioner.clusters.client import Client, Object
from provisioner.clusters.faults import Forbidden
from provisioner.flux import secret
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.snapshot import KUBE_SYSTEM, OPERATOR, PART

POLICIES = "networking.k8s.io/v1"
SYNC = (
    ("source.toolkit.fluxcd.io/v1", "GitRepository"),
    ("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
)


@dataclass(frozen=True, kw_only=True)
class SourceSecret:
    """What a source Secret says without its private key. `entries` are the names of its entries,
    `public` is `TYPE BASE64`; `refused`: why it could not be read."""

    entries: frozenset[str] = frozenset()
    public: str = ""
    known_hosts: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, kw_only=True)
class Look:
    """`uid`: of the kube-system namespace. `deployments`: of every Flux, in any namespace.
    `instances`: FluxInstances as namespace/name. `record`: the data of our ConfigMap. `source` and
    `root`: the GitRepository and the Kustomization that are named after Flux's namespace.
    `policies`: names of the NetworkPolicies there."""

    uid: str
    deployments: tuple[Object, ...] = ()
    instances: tuple[str, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)
    source: Object | None = None
    root: Object | None = None
    policies: tuple[str, ...] = ()
    secret: SourceSecret = field(default_factory=SourceSecret)

    @property
    def namespaces(self) -> list[str]:
        return sorted({item["metadata"]["namespace"] for item in self.deployments})


def at(client: Client) -> Look:
    """Ten requests at most; two where there is no Flux."""
    uid = snapshot.uid_of(snapshot.namespaces(client, KUBE_SYSTEM))
    deployments = tuple(client.list("apps/v1", "Deployment", labels=PART))
    first = Look(uid=uid, deployments=deployments)
    instances = _instances(client)
    if len(first.namespaces) != 1 or instances:
        return Look(uid=uid, deployments=deployments, instances=instances)
    namespace = first.namespaces[0]
    source, root = (client.get(*kind, namespace, namespace) for kind in SYNC)
    policies = client.list(POLICIES, "NetworkPolicy", namespace, names=True)
    return Look(
        uid=uid,
        deployments=deployments,
        record=snapshot.record(client, namespace),
        source=source,
        root=root,
        policies=tuple(item["metadata"]["name"] for item in policies),
        secret=_secret(client, namespace, source),
    )


def _instances(client: Client) -> tuple[str, ...]:
    listed = client.list(f"{OPERATOR}/v1", "FluxInstance")
    return tuple(f"{item['metadata']['namespace']}/{item['metadata']['name']}" for item in listed)


def _secret(client: Client, namespace: str, source: Object | None) -> SourceSecret:
    """The Secret that the GitRepository names. Whoever may not read Secrets can import all the
    rest."""
    name = ((source or {}).get("spec", {}).get("secretRef") or {}).get("name")
    if not name:
        return SourceSecret()
    try:
        held = client.get("v1", "Secret", name, namespace)
    except Forbidden as error:
        return SourceSecret(refused=error.cause)
    return _public_part(held or {})


def _public_part(held: Object) -> SourceSecret:
    _private, public, known_hosts = secret.read(held)
    return SourceSecret(
        entries=frozenset(held.get("data") or {}),
        public=public or secret.public_key(held),
        known_hosts=tuple(line for line in known_hosts if not line.startswith("#")),
    )
