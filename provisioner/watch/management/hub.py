"""The management cluster as the operator uses it: its Clusters, our records, Events."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import threading
import time
from collections.abc import Sequence

import msgspec

from provisioner.base import clock, masking
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.clusters import access, cluster_api, faults, proxies
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client, Object
from provisioner.clusters.events import COMPONENT, LONGEST
from provisioner.watch.management import conditions, records
from provisioner.watch.management.conditions import Condition
from provisioner.watch.management.records import Record, Spec
from provisioner.watch.observed import Key
from provisioner.watch.settings import Settings

PATIENCE = 20.0  # seconds for which one request may be retried
SERVED = 30.0  # seconds until a new CRD is served
NOT_SERVED = (
    "Install Cluster API (`clusterctl init`), or check that this is the management cluster."
)
RIGHTS = "`provisioner watch --manifests DIR` writes the CRD and the rights that are needed."


class Hub:
    """Safe to use from several threads. `uid` is that of its kube-system namespace."""

    def __init__(self, settings: Settings, stopping: threading.Event) -> None:
        self._settings, self._stopping = settings, stopping
        self.name = settings.management_name
        self.uid = ""

    def connection(self) -> Connection:
        """BadInput for one that kopf could not use."""
        connection = access.reach(self.name, self._settings.management)
        socks = proxies.of(connection.server, connection.proxy_url, os.environ).startswith("socks")
        if socks or connection.tls_server_name:
            what = "a SOCKS proxy" if socks else "a tls-server-name"
            cause = f"kopf, which watches it, cannot use {what}"
            raise BadInput(f"cluster {self.name}", cause, "Reach it by its own name, or in a pod.")
        return connection

    def client(self) -> Client:
        """One that knows of no kinds yet: what was served once need not be served now."""
        return Client(self.name, self.connection(), patience=PATIENCE, stopping=self._stopping)

    def open(self) -> None:
        """Find out which cluster this is, and have our kind served. Nothing else works before."""
        self._client = self.client()
        self.uid = identity(self._client)
        if not self.uid:
            cause = "the UID of its kube-system namespace cannot be read"
            raise Unreachable(f"cluster {self.name}", cause, RIGHTS)
        self._serve_records()

    @property
    def api(self) -> Client:
        """One client for all that ask."""
        return self._client

    def version(self) -> str:
        """That of Cluster, as it is served now. Unreachable if it is not."""
        return _version(self.client())

    def clusters(self) -> frozenset[Key]:
        """All that there are, by a complete list. Fails rather than being empty by mistake."""
        client = self.client()
        api_version = f"{cluster_api.GROUP}/{_version(client)}"
        self._check_same(client)
        listed = client.list(api_version, cluster_api.KIND, names=True)
        return frozenset((one["metadata"]["namespace"], one["metadata"]["name"]) for one in listed)

    def records(self) -> list[Record]:
        client = self.client()
        if not client.serves(records.ANY):
            raise Unreachable(f"cluster {self.name}", f"does not serve {records.KIND}", RIGHTS)
        listed = client.list(records.API_VERSION, records.KIND)
        return [records.read(one) for one in listed]

    def present(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Of these Clusters the UIDs of those that are there, each asked for by name."""
        client = self.client()
        api_version = f"{cluster_api.GROUP}/{_version(client)}"
        self._check_same(client)
        answers = {key: client.get(api_version, cluster_api.KIND, key[1], key[0]) for key in keys}
        return {key: one["metadata"]["uid"] for key, one in answers.items() if one}

    def write(self, spec: Spec) -> Record:
        """The record, before anything is written anywhere else."""
        obj = records.written(spec)
        try:
            return records.read(self._client.create(obj))
        except faults.Conflict:
            changes = {"metadata": {"finalizers": [records.FINALIZER]}, "spec": obj["spec"]}
            changed = self._client.patch(obj, changes if spec.pairing else {"spec": obj["spec"]})
            return records.read(changed or self._client.create(obj))  # deleted in between

    def note(self, record: Record, wanted: Sequence[Condition], **status: str) -> Record | None:
        """Conditions and other fields of a record's status. None if it is gone."""
        merged = conditions.merged(
            record.status.conditions, wanted, clock.utc(time.time()), record.generation
        )
        changes = {"conditions": msgspec.to_builtins(merged), **status}
        obj = records.written(record.spec)
        answer = self._client.patch(obj, {"status": changes}, subresource="status")
        return records.read(answer) if answer else None

    def forget(self, record: Record) -> None:
        """Delete this very record; another one of its name stays."""
        held = self._client.get(records.API_VERSION, records.KIND, record.name, record.namespace)
        if held and held["metadata"]["uid"] == record.uid:
            self._client.delete(held)
            changes = {"metadata": {"uid": record.uid, "finalizers": None}}
            self._client.patch(held, changes)

    def terminating(self, namespace: str) -> bool:
        """Whether a namespace is being deleted, and all that is in it."""
        held = self._client.get("v1", "Namespace", namespace)
        return held is None or "deletionTimestamp" in held["metadata"]

    def event(self, key: Key, uid: str, reason: str, message: str, *, failed: bool) -> None:
        """On the Cluster. Never fails: nothing may stop because of it."""
        with contextlib.suppress(ProvisionerError):
            self._client.bounded(PATIENCE).create(self._rendered(key, uid, reason, message, failed))

    def _rendered(self, key: Key, uid: str, reason: str, message: str, failed: bool) -> Object:
        namespace, name = key
        now, (shown,) = clock.utc(time.time()), masking.masked((message,))
        return {
            "apiVersion": "v1",
            "kind": "Event",
            "metadata": {"name": f"{name}.{secrets.token_hex(8)}", "namespace": namespace},
            "involvedObject": {
                "apiVersion": f"{cluster_api.GROUP}/{cluster_api.VERSIONS[0]}",
                "kind": cluster_api.KIND,
                "name": name,
                "namespace": namespace,
                "uid": uid,
            },
            "reason": reason,
            "message": masking.shortened(shown, LONGEST),
            "type": "Warning" if failed else "Normal",
            "firstTimestamp": now,
            "lastTimestamp": now,
            "count": 1,
            "source": {"component": COMPONENT},
            "reportingComponent": COMPONENT,
            "reportingInstance": self._settings.options.run[:128],
        }

    def _check_same(self, client: Client) -> None:
        """The same address may lead to another cluster since."""
        if (uid := identity(client)) != self.uid:
            raise Unreachable(
                f"cluster {self.name}",
                f"is another cluster now (UID {uid or 'unknown'}, it was {self.uid})",
                "Start again once it is certain which one is meant.",
            )

    def _serve_records(self) -> None:
        wanted = records.crd()
        if self._client.serves(records.ANY):
            return
        try:
            self._client.create(wanted)
        except faults.Forbidden as error:
            raise BadInput(
                f"cluster {self.name}", f"does not serve {records.KIND}: {error.cause}", RIGHTS
            ) from error
        except faults.Conflict:
            pass  # another replica has just made it
        self._client.serve([wanted], Deadline.after(SERVED))


def identity(client: Client) -> str:
    """The UID of the kube-system namespace; empty if it cannot be read."""
    found = client.get("v1", "Namespace", "kube-system")
    return str(found["metadata"]["uid"]) if found else ""


def _version(client: Client) -> str:
    if version := cluster_api.served(client):
        return version
    versions = " or ".join(cluster_api.VERSIONS)
    cause = f"does not serve {cluster_api.KIND} of {cluster_api.GROUP} in {versions}"
    raise Unreachable(f"cluster {client.name}", cause, NOT_SERVED)


def address(connection: Connection) -> str:
    """A digest of where a connection leads to, without its credential."""
    parts = (connection.server, connection.ca, connection.tls_server_name)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
