"""The etcd that all clusters of a sandbox share, each with a key prefix of its own."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import ports, processes
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import certificates

if TYPE_CHECKING:
    from urllib3 import HTTPSConnectionPool

    from provisioner.sandbox.state import Layout, State

PART = "etcd"


def launch(layout: Layout, state: State) -> None:
    """Start it unless it runs. Clients need a certificate of the sandbox's authority, so other
    users of this machine have no access."""
    if processes.find(layout.directory, [""], PART):
        return
    ports.must_be_usable(state.etcd, "the sandbox's etcd")
    certificates.issue(layout.pki, layout.pki, "etcd", common_name="etcd")
    processes.start(
        _argv(layout, state),
        directory=layout.directory,
        cluster="",
        part=PART,
        home=layout.etcd,
        log=layout.log("", PART),
    )


def _argv(layout: Layout, state: State) -> list[str]:
    return [
        str(parts.binary(PART)),
        "--name=sandbox",
        f"--data-dir={layout.etcd / 'data'}",
        "--unsafe-no-fsync",  # a power cut may cost a sandbox its last second
        f"--listen-client-urls=https://{ports.HOST}:{state.etcd}",
        f"--advertise-client-urls=https://{ports.HOST}:{state.etcd}",
        f"--listen-peer-urls=https://{ports.HOST}:0",  # required, although it has no peers
        f"--initial-advertise-peer-urls=https://{ports.HOST}:1",
        f"--initial-cluster=sandbox=https://{ports.HOST}:1",
        "--client-cert-auth",
        "--peer-client-cert-auth",
        *_certificate_arguments(layout, ""),
        *_certificate_arguments(layout, "peer-"),
        "--heartbeat-interval=20",
        "--election-timeout=100",  # it elects itself after this time
        "--auto-compaction-mode=periodic",
        "--auto-compaction-retention=10m",
        "--log-level=warn",
    ]


def _certificate_arguments(layout: Layout, prefix: str) -> list[str]:
    return [
        f"--{prefix}trusted-ca-file={layout.pki / 'ca.crt'}",
        f"--{prefix}cert-file={layout.pki / 'etcd.crt'}",
        f"--{prefix}key-file={layout.pki / 'etcd.key'}",
    ]


def client_arguments(layout: Layout, state: State) -> list[str]:
    """Arguments of an API server that uses it."""
    return [
        f"--etcd-servers=https://{ports.HOST}:{state.etcd}",
        f"--etcd-cafile={layout.pki / 'ca.crt'}",
        f"--etcd-certfile={layout.pki / 'etcd.crt'}",
        f"--etcd-keyfile={layout.pki / 'etcd.key'}",
    ]


def forget(layout: Layout, state: State, prefix: str) -> None:
    """Delete everything that a cluster has stored. If etcd does not run, the data may stay:
    prefixes are never reused."""
    if not ports.listening(state.etcd):
        return
    # `0` follows `/` in ASCII: the range has all keys below the prefix, and no other cluster's.
    keys = {"key": _encoded(f"{prefix}/"), "range_end": _encoded(f"{prefix}0")}
    status = _post(layout, state, "/v3/kv/deleterange", msgspec.json.encode(keys))
    if status != 200:
        raise ProvisionerError("the sandbox's etcd", f"refused to delete {prefix}: HTTP {status}")


def _post(layout: Layout, state: State, path: str, body: bytes) -> int:
    """The HTTP status of the answer."""
    import urllib3

    with _connections(layout, state) as pool:
        try:
            return pool.request("POST", path, body=body).status
        except urllib3.exceptions.HTTPError as error:
            raise ProvisionerError("the sandbox's etcd", f"does not answer: {error}") from error


def _connections(layout: Layout, state: State) -> HTTPSConnectionPool:
    import urllib3

    return urllib3.HTTPSConnectionPool(
        ports.HOST,
        state.etcd,
        ca_certs=str(layout.pki / "ca.crt"),
        cert_file=str(layout.pki / "etcd.crt"),
        key_file=str(layout.pki / "etcd.key"),
        timeout=10,
        retries=False,
    )


def _encoded(key: str) -> str:
    return base64.b64encode(key.encode()).decode()
