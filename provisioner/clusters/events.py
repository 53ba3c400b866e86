"""One Kubernetes Event for each run that has changed a cluster: who did what, and how it ended."""

from __future__ import annotations

import contextlib
import secrets
import time

import msgspec

from provisioner.base import clock, masking
from provisioner.base.errors import ProvisionerError
from provisioner.clusters.client import Client, Object

COMPONENT = "provisioner"
ELSEWHERE = "default"  # where Events of objects without a namespace are kept
LONGEST = 1024  # characters of a message that the API server takes


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` is one word in CamelCase. `record`: the name of the ConfigMap that it is about, in
    `namespace`."""

    record: str
    namespace: str
    reason: str
    message: str
    failed: bool
    instance: str


def record(client: Client, occurrence: Occurrence) -> None:
    """Never fails: a run that has done its work must not end with an error because of this. After
    the namespace is gone, the Event is about the namespace."""
    with contextlib.suppress(ProvisionerError):
        now = clock.utc(time.time())
        try:
            client.create(render(occurrence, now))
        except ProvisionerError:
            client.create(render(occurrence, now, elsewhere=True))


def render(occurrence: Occurrence, now: str, *, elsewhere: bool = False) -> Object:
    """Pure but for the name, which is random, as every Event's is."""
    about: Object = {"apiVersion": "v1", "kind": "ConfigMap", "name": occurrence.record}
    about["namespace"] = occurrence.namespace
    if elsewhere:
        about = {"apiVersion": "v1", "kind": "Namespace", "name": occurrence.namespace}
    return {
        "apiVersion": "v1",
        "kind": "Event",
        "metadata": {
            "name": f"{occurrence.record}.{secrets.token_hex(8)}",
            "namespace": ELSEWHERE if elsewhere else occurrence.namespace,
        },
        "involvedObject": about,
        "reason": occurrence.reason,
        "message": masking.shortened(occurrence.message, LONGEST),
        "type": "Warning" if occurrence.failed else "Normal",
        "firstTimestamp": now,
        "lastTimestamp": now,
        "count": 1,
        "source": {"component": COMPONENT},
        "reportingComponent": COMPONENT,
        "reportingInstance": occurrence.instance[:128],
    }


def about(kind: str, **more: str) -> str:
    """A field selector of the Events about objects of a kind."""
    fields = {"kind": kind, **more}
    return ",".join(f"involvedObject.{name}={value}" for name, value in fields.items())


def newest(client: Client, record: str, namespace: str) -> str:
    """The message of the last Event about this record; empty if there is none, or none may be
    read. Kubernetes forgets them after an hour."""
    try:
        listed = client.list("v1", "Event", namespace, fields=about("ConfigMap", name=record))
    except ProvisionerError:
        return ""
    last = max(listed, key=lambda one: str(one.get("lastTimestamp") or ""), default={})
    return str(last.get("message") or "")
