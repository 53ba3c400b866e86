"""A cluster that Cluster API makes. Its management cluster says when it can be reached, and how."""

from __future__ import annotations

import base64
import binascii
import dataclasses
from collections.abc import Mapping
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.clusters import cluster_api, faults, kubeconfig
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client, Object
from provisioner.clusters.kubeconfig import foreign
from provisioner.clusters.kubeconfig.context import Context
from provisioner.handover.clusters.cluster_api import Declaration

WAITING = (
    "`kubectl -n {namespace} describe cluster {name}` on the management cluster shows more; "
    "--timeout says for how long it is waited for."
)
REMEDY = (
    "The credential is that of Secret {secret} on management cluster {management}: the control "
    "plane provider that writes it must renew it, with the rights of ClusterRole cluster-admin."
)


def reach(name: str, declaration: Declaration, management: Client) -> Connection:
    """NotReady, with what is missing, until the control plane is initialised and the kubeconfig is
    there. It is read anew whenever what it holds expires or is refused."""
    source = Source(name, declaration, management)
    source.check_initialized()
    return dataclasses.replace(kubeconfig.received(source.kubeconfig), remedy=source.remedy)


class Source:
    """The Cluster and its Secret on the management cluster."""

    def __init__(self, name: str, declaration: Declaration, management: Client) -> None:
        self._subject, self._management = f"cluster {name}", management
        self._namespace, self._name = declaration.namespace, declaration.cluster_name
        self._uid = ""

    def check_initialized(self) -> None:
        cluster = self._cluster()
        if why := cluster_api.hindrance(cluster):
            raise self._not_ready(why)
        self._uid = cluster["metadata"].get("uid", "")

    def kubeconfig(self) -> Context:
        """What the Secret holds now. Foreign if it asks for what one from elsewhere must not."""
        secret = self._secret()
        where = f"Secret {self._namespace}/{secret['metadata']['name']}"
        try:
            return foreign.read(
                _value(secret), subject=self._subject, where=where, hint=self._hint()
            )
        except foreign.Foreign:
            raise
        except BadInput as error:
            raise self._not_ready(error.cause) from error

    def remedy(self) -> str:
        return REMEDY.format(
            secret=f"{self._namespace}/{cluster_api.kubeconfig_secret(self._name)}",
            management=self._management.name,
        )

    def _cluster(self) -> Object:
        version = cluster_api.served(self._management)
        if not version:
            raise self._not_ready(
                f"management cluster {self._management.name} does not serve "
                f"{cluster_api.GROUP} in {' or '.join(cluster_api.VERSIONS)}"
            )
        wanted = f"{cluster_api.GROUP}/{version}", cluster_api.KIND
        cluster = self._management.get(*wanted, self._name, self._namespace)
        if cluster is None:
            there = f"management cluster {self._management.name}"
            raise self._not_ready(f"{there} has no Cluster {self._namespace}/{self._name}")
        return cluster

    def _secret(self) -> Object:
        name = cluster_api.kubeconfig_secret(self._name)
        secret = self._management.get("v1", "Secret", name, self._namespace)
        if secret is None:
            raise self._not_ready(f"Secret {self._namespace}/{name} is not there yet")
        if cluster_api.owned_by_another(secret, self._uid):
            cause = f"Secret {self._namespace}/{name} belongs to a former Cluster of that name"
            raise self._not_ready(cause)
        return secret

    def _not_ready(self, cause: str) -> faults.NotReady:
        return faults.NotReady(self._subject, cause, self._hint())

    def _hint(self) -> str:
        return WAITING.format(namespace=self._namespace, name=self._name)


def _value(secret: Mapping[str, Any]) -> bytes:
    """Empty where there is none, or it is not in base64."""
    try:
        value = base64.b64decode((secret.get("data") or {}).get("value") or "", validate=True)
    except binascii.Error:
        return b""
    return value
