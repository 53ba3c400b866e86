"""One replica of `watch` as a process: where it works, what it shows of itself, when it leads."""

from __future__ import annotations

import importlib.util
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.clusters import access
from provisioner.clusters import rights as permissions
from provisioner.clusters.access import in_cluster
from provisioner.clusters.client import Client
from provisioner.handover.clusters.existing import Declaration as Existing
from provisioner.handover.clusters.in_cluster import Declaration as InCluster
from provisioner.handover.fleet import Cluster
from provisioner.pairing.run.options import Options
from provisioner.watch.replica import leader, rights
from provisioner.watch.settings import Settings
from provisioner.watch.templates.template import FleetTemplate

if TYPE_CHECKING:
    from provisioner.watch.replica import metrics

PORT = 8080
ELSEWHERE = "kube-system"  # where the Lease is if we are no pod of the management cluster
PACKAGES = {"kopf": "kopf", "prometheus_client": "prometheus-client"}
MANAGEMENT = "management"
ADDRESS = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:\[\]]*):(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, kw_only=True)
class Place:
    """`management`: how the management cluster is reached; `namespace`: where the Lease is there;
    `host` and `port`: where this replica answers questions about itself."""

    management: Cluster
    namespace: str
    host: str
    port: int


@dataclass(frozen=True, kw_only=True)
class Replica:
    templates: Mapping[str, FleetTemplate]
    place: Place
    options: Options
    sink: Sink

    def notify(self, text: str) -> None:
        self.sink(Note(text=text))

    def work(self, stopping: threading.Event) -> None:
        """Until `stopping` is set. MissingRights, before anything else, if the credential may not
        do what is needed."""
        from provisioner.watch import operator
        from provisioner.watch.replica import health, metrics, server

        state = health.Health()
        meters = metrics.Metrics(state)
        client = self._client(stopping)
        self._check_rights(client)
        election = leader.Election(
            client=client,
            namespace=self.place.namespace,
            duration=self.options.lease,
            leading=meters.leading,
            notify=self.notify,
        )
        settings = self._settings(meters)
        with server.serving(self.place.host, self.place.port, meters.pages()) as port:
            self.notify(f"serving /healthz, /readyz and /metrics on port {port}")
            leader.lead(election, lambda halted: operator.run(settings, halted, meters), stopping)
        self.notify("stopped")

    def _settings(self, meters: metrics.Metrics) -> Settings:
        return Settings(
            templates=dict(self.templates),
            management=self.place.management,
            management_name=MANAGEMENT,
            options=self.options,
            sink=self.sink,
            observing=meters.observing,
        )

    def _client(self, stopping: threading.Event) -> Client:
        return Client(
            MANAGEMENT,
            access.reach(MANAGEMENT, self.place.management),
            stopping=stopping,
            notify=leader.unrepeated(self.notify),
            audit=self.options.audit,
        )

    def _check_rights(self, client: Client) -> None:
        if not permissions.unlimited(client):
            permissions.check(client, rights.needed(self.templates, self.place.namespace))


def require_packages() -> None:
    """BadInput that names the extra if its packages are not there."""
    missing = [name for package, name in PACKAGES.items() if not importlib.util.find_spec(package)]
    if missing:
        raise BadInput(
            "watch",
            f"the packages {' and '.join(missing)} are missing",
            "Install them: pip install 'provisioner-gitops[watch]'.",
        )


def place(
    context: str | None, kubeconfig: str | None, *, namespace: str | None, listen: str | None
) -> Place:
    """From the options; what is not given follows from where we run."""
    inside = _in_pod()
    host, port = _address(listen) if listen else ("" if inside else "127.0.0.1", PORT)
    if context or not inside:
        management = _existing(context, kubeconfig)
        return Place(management=management, namespace=namespace or ELSEWHERE, host=host, port=port)
    if kubeconfig:
        raise BadInput("--kubeconfig", "of no use without --context", "Name the context, too.")
    return Place(
        management=InCluster(), namespace=namespace or _own_namespace(), host=host, port=port
    )


def _existing(context: str | None, kubeconfig: str | None) -> Existing:
    if not context:
        raise BadInput(
            "--context",
            "missing: outside of a pod nothing says which is the management cluster",
            "Name its context; `kubectl config get-contexts` lists them.",
        )
    return Existing(context=context, kubeconfig=kubeconfig)


def _in_pod() -> bool:
    return bool(os.environ.get(in_cluster.HOST)) and (in_cluster.FOLDER / "token").exists()


def _own_namespace() -> str:
    file = in_cluster.FOLDER / "namespace"
    try:
        return file.read_text().strip()
    except OSError as error:
        cause = f"{file} cannot be read: {error.strerror}"
        raise BadInput("--lease-namespace", cause, "Name the namespace.") from error


def _address(text: str) -> tuple[str, int]:
    """An empty host stands for all addresses."""
    match = ADDRESS.fullmatch(text)
    if not match or int(match["port"]) > 65535:
        raise BadInput(
            "--listen", f"{text!r} is not HOST:PORT", "Examples: 127.0.0.1:8080, [::1]:8080, :8080."
        )
    return match["host"].strip("[]"), int(match["port"])
