"""kopf as we use it: it lists and watches two kinds, and hands each event on."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import aiohttp

from provisioner.clusters import cluster_api, proxies, tls
from provisioner.clusters.access.base import Connection
from provisioner.watch.management import records
from provisioner.watch.management.hub import Hub

if TYPE_CHECKING:
    import kopf
else:
    from provisioner.watch.observing.kopf_package import kopf

Seen = Callable[[str | None, dict[str, Any]], None]
SERVER_SECONDS = 600  # after which the API server ends a watch, and it is begun again
LOGGER = "kopf"


def run(hub: Hub, version: str, stopping: threading.Event, cluster: Seen, record: Seen) -> None:
    """Until `stopping` is set, or an error ends it. `version`: of Cluster."""
    logging.getLogger(LOGGER).setLevel(logging.CRITICAL)  # what fails is raised, and shown by us
    asyncio.run(_operator(hub, version, stopping, cluster, record))


async def _operator(
    hub: Hub, version: str, stopping: threading.Event, cluster: Seen, record: Seen
) -> None:
    registry = kopf.OperatorRegistry()

    @kopf.on.login(registry=registry, retries=1)
    async def login(**_: Any) -> kopf.AiohttpSession:
        return _session(hub.name, await asyncio.to_thread(hub.connection))

    @kopf.on.event(cluster_api.GROUP, version, "clusters", registry=registry)
    async def cluster_event(event: Any, **_: Any) -> None:
        cluster(event["type"], event["object"])

    @kopf.on.event(records.GROUP, records.VERSION, records.PLURAL, registry=registry)
    async def record_event(event: Any, **_: Any) -> None:
        record(event["type"], event["object"])

    await kopf.operator(
        registry=registry,
        settings=_settings(),
        standalone=True,
        clusterwide=True,
        stop_flag=stopping,
    )


def _settings() -> kopf.OperatorSettings:
    settings = kopf.OperatorSettings()
    settings.posting.enabled = False
    settings.scanning.disabled = True  # the CRDs of a management cluster are many megabytes
    settings.watching.server_timeout = SERVER_SECONDS
    settings.process.ultimate_exiting_timeout = None  # it would kill the whole process
    return settings


def _session(cluster: str, connection: Connection) -> kopf.AiohttpSession:
    proxy = proxies.of(connection.server, connection.proxy_url, os.environ)
    headers = [(name, one) for name, values in connection.headers.items() for one in values]
    if authorization := connection.credential.authorization().reveal():
        headers.append(("Authorization", authorization))
    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, ssl=tls.context(cluster, connection)),
        headers=headers,
        proxy=proxy or None,
    )
    return kopf.AiohttpSession(server=connection.server, aiohttp_session=session)
