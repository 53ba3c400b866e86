"""One cluster: its API server, its controller manager and its node agent."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
import time
from typing import TYPE_CHECKING

from provisioner.base import files
from provisioner.base.errors import ProvisionerError, TimedOut
from provisioner.base.secret import Secret
from provisioner.sandbox import api, ports, processes
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import (
    accepting,
    audit,
    certificates,
    etcd,
    kubeconfigs,
    token_webhook,
)
from provisioner.sandbox.cluster.kubeconfigs import Server
from provisioner.sandbox.state import Cluster, Layout, State

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from provisioner.base.deadlines import Deadline

API, MANAGER, NODE = "kube-apiserver", "kube-controller-manager", "node"
PARTS = (API, MANAGER, NODE)
USERS = ("admin", "manager", "node")
CONTROLLERS = (
    "namespace-controller",
    "garbage-collector-controller",
    "serviceaccount-controller",
    "serviceaccount-token-controller",
    "deployment-controller",
    "replicaset-controller",
    "resourcequota-controller",
    "root-ca-certificate-publisher-controller",
    "clusterrole-aggregation-controller",
    "job-controller",
    "ttl-after-finished-controller",
)
REVIVALS = 3  # of the controller manager, in one start
PASSED_ON = ("PROVISIONER_CACHE", "XDG_CACHE_HOME", "HOME", "PYTHONPATH")


def new(state: State, name: str) -> Cluster:
    """The record of a new cluster."""
    api_port, events, artifacts = ports.free(3, state.ports(), ports.RECORDED)
    return Cluster(
        api=api_port, events=events, artifacts=artifacts, prefix=f"/{name}-{secrets.token_hex(3)}"
    )


def launch(layout: Layout, state: State, name: str) -> None:
    """Start those of its parts that do not run. Does not wait: the parts wait for each other."""
    alive = {process.part for process in processes.find(layout.directory, [name])}
    missing = [part for part in PARTS if part not in alive]
    files.private_folder(layout.cluster(name))
    _check_ports(state.clusters[name], name, missing)
    _write_files(layout, state.clusters[name], name)
    commands = {
        API: _api_argv(layout, state, name),
        MANAGER: _manager_argv(layout, name),
        NODE: [sys.executable, "-m", "provisioner.sandbox.node.agent", str(layout.directory), name],
    }
    for part in missing:
        _start(layout, name, part, commands[part])


def end_api(layout: Layout, name: str) -> None:
    """So that the next launch starts it with other arguments."""
    processes.end(processes.find(layout.directory, [name], API))


def _check_ports(cluster: Cluster, name: str, missing: Sequence[str]) -> None:
    """Raise if another program has taken a port of a part that does not run."""
    if API in missing:
        ports.must_be_usable(cluster.api, f"the API server of sandbox cluster {name}")
    if NODE in missing:
        for port in (cluster.events, cluster.artifacts):
            ports.must_be_usable(port, f"the node of sandbox cluster {name}")


def _start(layout: Layout, name: str, part: str, argv: Sequence[str]) -> None:
    # The node alone is Python, and looks for the programs of its pods in our cache.
    passed_on = PASSED_ON if part == NODE else ()
    processes.start(
        argv,
        directory=layout.directory,
        cluster=name,
        part=part,
        home=layout.cluster(name) / "home",
        log=layout.log(name, part),
        env={key: os.environ[key] for key in passed_on if key in os.environ},
    )


def _write_files(layout: Layout, cluster: Cluster, name: str) -> None:
    """Certificates, keys, tokens and kubeconfigs, unless they exist."""
    where = layout.cluster(name)
    certificates.issue(layout.pki, where, "apiserver", common_name="kube-apiserver")
    certificates.signing_key(where / "sa.key")
    # The last file to be written: when it exists, the tokens and the other kubeconfigs do too.
    if not (where / "kubeconfig").exists():
        _write_credentials(layout, cluster, name)


def _write_credentials(layout: Layout, cluster: Cluster, name: str) -> None:
    where = layout.cluster(name)
    tokens = {user: Secret(secrets.token_urlsafe(32)) for user in USERS}
    rows = [f'{token.reveal()},{user},{user},"system:masters"\n' for user, token in tokens.items()]
    files.write_private(where / "tokens.csv", "".join(rows))
    server = Server(cluster=name, port=cluster.api, authority=layout.pki / "ca.crt")
    for user in ("manager", "node"):
        kubeconfigs.write(where / f"{user}.kubeconfig", server, user, token=tokens[user])
    kubeconfigs.write(where / "kubeconfig", server, "admin", token=tokens["admin"], inline=True)


def _api_argv(layout: Layout, state: State, name: str) -> list[str]:
    where, cluster = layout.cluster(name), state.clusters[name]
    return [
        str(parts.binary(API)),
        *etcd.client_arguments(layout, state),
        f"--etcd-prefix={cluster.prefix}",
        f"--secure-port={cluster.api}",
        f"--bind-address={ports.HOST}",
        f"--advertise-address={ports.HOST}",
        *_identity_arguments(layout, where, accepting.issuer(cluster.tokens_of, name)),
        *(audit.arguments(layout, name) if cluster.audit else ()),
        *_webhook_arguments(layout, cluster, name),
        *_accepting_arguments(layout, state, name),
        "--authorization-mode=RBAC",
        "--service-cluster-ip-range=10.0.0.0/24",
        "--allow-privileged=true",
        # Pods are processes on this machine: nothing reads the Service `kubernetes`.
        "--endpoint-reconciler-type=none",
        "--profiling=false",
        "--v=0",
    ]


def _webhook_arguments(layout: Layout, cluster: Cluster, name: str) -> list[str]:
    if not cluster.token_webhook:
        return []
    return token_webhook.arguments(layout, name, cluster.token_webhook)


def _accepting_arguments(layout: Layout, state: State, name: str) -> list[str]:
    other = state.clusters[name].tokens_of
    return accepting.arguments(layout, state, name, other) if other else []


def _identity_arguments(layout: Layout, where: Path, issuer: str) -> list[str]:
    """How clients know the API server, and how it knows its users and ServiceAccounts."""
    return [
        f"--tls-cert-file={where / 'apiserver.crt'}",
        f"--tls-private-key-file={where / 'apiserver.key'}",
        f"--cert-dir={where / 'certs'}",
        f"--client-ca-file={layout.pki / 'ca.crt'}",
        f"--token-auth-file={where / 'tokens.csv'}",
        f"--service-account-issuer={issuer}",
        f"--service-account-key-file={where / 'sa.key'}",
        f"--service-account-signing-key-file={where / 'sa.key'}",
    ]


def _manager_argv(layout: Layout, name: str) -> list[str]:
    where = layout.cluster(name)
    return [
        str(parts.binary(MANAGER)),
        f"--kubeconfig={where / 'manager.kubeconfig'}",
        f"--controllers={','.join(CONTROLLERS)}",
        f"--service-account-private-key-file={where / 'sa.key'}",
        f"--root-ca-file={layout.pki / 'ca.crt'}",
        "--leader-elect=false",
        "--secure-port=0",
        "--profiling=false",
        "--v=0",
    ]


def wait(layout: Layout, state: State, name: str, deadline: Deadline) -> None:
    """Return when the cluster answers and its node is ready; ProvisionerError as soon as a part
    ends. The controller manager is restarted: it ends by itself if its API server takes longer than
    10 s to start."""
    client = api.Api(layout.cluster(name) / "node.kubeconfig")
    revivals = REVIVALS
    while True:
        alive = {process.part: process.pid for process in processes.find(layout.directory, [name])}
        if MANAGER not in alive and revivals:
            revivals -= 1
            launch(layout, state, name)
        elif _all_run(layout, name, alive) and client.ready() and at_work(client, alive[NODE]):
            return
        if deadline.over():
            raise TimedOut(f"sandbox cluster {name}", "not ready in time", _hint(layout, name))
        time.sleep(0.05)


def _all_run(layout: Layout, name: str, alive: Collection[str]) -> bool:
    """True; ProvisionerError with the last words of a part that has ended."""
    for part in PARTS:
        if part not in alive:
            cause = f"{part} ended: {last_line(layout, name, part) or 'it wrote nothing'}"
            raise ProvisionerError(f"sandbox cluster {name}", cause, _hint(layout, name))
    return True


def _hint(layout: Layout, name: str) -> str:
    return f"Logs: {layout.cluster(name) / 'logs'}"


def at_work(client: api.Api, agent: int) -> bool:
    """Whether the controllers have done their first work and the node is ready, as reported by the
    agent with this process id."""
    try:
        status = client.request("GET", "/api/v1/nodes/sandbox", timeout=2).get("status", {})
        client.request("GET", "/api/v1/namespaces/default/serviceaccounts/default", timeout=2)
    except ProvisionerError:
        return False
    return _is_ready(status) and status.get("nodeInfo", {}).get("bootID") == str(agent)


def _is_ready(status: api.Object) -> bool:
    conditions = status.get("conditions", [])
    return any(entry["type"] == "Ready" and entry["status"] == "True" for entry in conditions)


def last_line(layout: Layout, cluster: str, part: str) -> str:
    """The last line in the log of a part; empty without one."""
    with contextlib.suppress(OSError):
        lines = layout.log(cluster, part).read_text(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else ""
    return ""


def remove(layout: Layout, state: State, name: str) -> None:
    """Delete a stopped cluster's data."""
    if name in state.clusters:
        etcd.forget(layout, state, state.clusters[name].prefix)
    shutil.rmtree(layout.cluster(name), ignore_errors=True)
