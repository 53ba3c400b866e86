"""A cluster that Cluster API makes. Its management cluster says when it can be reached, and how."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from provisioner.base.errors import BadInput
from provisioner.clusters import cluster_api, faults, kubeconfig
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client, Object
from provisioner.clusters.kubeconfig import foreign
from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.rights import Right
from provisioner.handover.clusters.cluster_api import Declaration

WAITING = (
    "`kubectl -n {namespace} describe cluster {name}` on the management cluster shows more; "
    "--timeout says for how long it is waited for."
)
ABSENT = (
    "It is not made yet, or was deleted, or has been moved to another management cluster "
    "(`clusterctl move`). To unpair a cluster that was deleted, say so: `--gone {name}`."
)
MAKING = {"up", "plan", "pair"}  # a plan has the API server say what applying would change
REMEDY = (
    "The credential is that of {secret} on management cluster {management}: the control plane "
    "provider that writes it must renew it, with the rights of ClusterRole cluster-admin."
)


def reach(name: str, declaration: Declaration, management: Client) -> Connection:
    """NotReady, with what is missing, until the control plane is initialised and the kubeconfig is
    there. It is read anew whenever what it holds expires or is refused."""
    source = Source(name, declaration, management)
    source.check_initialized()
    return dataclasses.replace(kubeconfig.received(source.kubeconfig), remedy=source.remedy)


def rights(declaration: Declaration, commands: Collection[str]) -> list[Right]:
    """On the management cluster. What else a template holds is not known here."""
    namespace, name = declaration.namespace, declaration.cluster_name
    clusters = {"group": cluster_api.GROUP, "resource": "clusters", "namespace": namespace}
    needed = [
        Right(**clusters, verb="get", name=name),
        Right(
            resource="secrets",
            verb="get",
            namespace=namespace,
            name=cluster_api.kubeconfig_secret(name),
        ),
    ]
    if declaration.declared and declaration.delivery == "apply" and set(commands) & MAKING:
        needed += [Right(**clusters, verb=verb) for verb in ("create", "patch")]
    return needed


class Source:
    """The Cluster and its Secret on the management cluster."""

    def __init__(self, name: str, declaration: Declaration, management: Client) -> None:
        self._cluster, self._declaration, self._management = name, declaration, management
        self._secret = f"Secret {declaration.namespace}/{self._secret_name}"
        self._uid = ""

    def check_initialized(self) -> None:
        cluster = self._found()
        if why := cluster_api.hindrance(cluster):
            raise self._not_ready(why)
        self._uid = cluster["metadata"].get("uid", "")

    def kubeconfig(self) -> Context:
        """What the Secret holds now. Foreign if it asks for what one from elsewhere must not."""
        data = self._value()
        subject = f"cluster {self._cluster}"
        try:
            return foreign.read(data, subject=subject, where=self._secret, hint=self._hint())
        except foreign.Foreign:
            raise
        except BadInput as error:
            raise self._not_ready(error.cause) from error

    def remedy(self) -> str:
        return REMEDY.format(secret=self._secret, management=self._management.name)

    @property
    def _secret_name(self) -> str:
        return cluster_api.kubeconfig_secret(self._declaration.cluster_name)

    def _found(self) -> Object:
        there, declared = f"management cluster {self._management.name}", self._declaration
        version = cluster_api.served(self._management)
        if not version:
            known = " or ".join(cluster_api.VERSIONS)
            raise self._not_ready(f"{there} does not serve {cluster_api.GROUP} in {known}")
        wanted = f"{cluster_api.GROUP}/{version}", cluster_api.KIND
        cluster = self._management.get(*wanted, declared.cluster_name, declared.namespace)
        if cluster is None:
            cause = f"{there} has no Cluster {declared.namespace}/{declared.cluster_name}"
            raise self._not_ready(cause, ABSENT.format(name=self._cluster))
        return cluster

    def _value(self) -> bytes:
        secret = self._management.get(
            "v1", "Secret", self._secret_name, self._declaration.namespace
        )
        if secret is None:
            raise self._not_ready(f"{self._secret} is not there yet")
        if cluster_api.owned_by_another(secret, self._uid):
            raise self._not_ready(f"{self._secret} belongs to a former Cluster of that name")
        return cluster_api.kubeconfig(secret)

    def _not_ready(self, cause: str, hint: str = "") -> faults.NotReady:
        return faults.NotReady(f"cluster {self._cluster}", cause, hint or self._hint())

    def _hint(self) -> str:
        declared = self._declaration
        return WAITING.format(namespace=declared.namespace, name=declared.cluster_name)
