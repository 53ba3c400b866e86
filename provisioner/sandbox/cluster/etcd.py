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
    own = [f"--{flag}={layout.pki / file}" for flag, file in _files("").items()]
    peers = [f"--{flag}={layout.pki / file}" for flag, file in _files("peer-").items()]
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
        *own,
        *peers,
        "--heartbeat-interval=20",
        "--election-timeout=100",  # it elects itself after this time
        "--auto-compaction-mode=periodic",
        "--auto-compaction-retention=10m",
        "--log-level=warn",
    ]


def _files(prefix: str) -> dict[str, str]:
    return {
        f"{prefix}trusted-ca-file": "ca.crt",
        f"{prefix}cert-file": "etcd.crt",
        f"{prefix}key-file": "etcd.key",
    }


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
    import urllib3

    if not ports.listening(state.etcd):
        return
    pool = urllib3.HTTPSConnectionPool(
        ports.HOST,
        state.etcd,
        ca_certs=str(layout.pki / "ca.crt"),
        cert_file=str(layout.pki / "etcd.crt"),
        key_file=str(layout.pki / "etcd.key"),
        timeout=10,
        retries=False,
    )
    body = msgspec.json.encode({"key": _encoded(f"{prefix}/"), "range_end": _encoded(f"{prefix}0")})
    try:
        answer = pool.request("POST", "/v3/kv/deleterange", body=body)
    except urllib3.exceptions.HTTPError as error:
        raise ProvisionerError("the sandbox's etcd", f"does not answer: {error}") from error
    finally:
        pool.close()
    if answer.status != 200:
        raise ProvisionerError(
            "the sandbox's etcd", f"refused to delete {prefix}: HTTP {answer.status}"
        )


def _encoded(key: str) -> str:
    return base64.b64encode(key.encode()).decode()
