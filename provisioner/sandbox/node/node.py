"""What every pod needs of the node that it runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provisioner.sandbox.cluster.kubeconfigs import Server

if TYPE_CHECKING:
    from provisioner.sandbox.api import Api
    from provisioner.sandbox.node.services import Services
    from provisioner.sandbox.state import Cluster, Layout


@dataclass(frozen=True, kw_only=True)
class Node:
    """`name` is the cluster's: each has one node."""

    api: Api
    layout: Layout
    name: str
    cluster: Cluster
    services: Services

    def server(self) -> Server:
        """The API server, as kubeconfigs of pods name it."""
        authority = self.layout.pki / "ca.crt"
        return Server(cluster=self.name, port=self.cluster.api, authority=authority)
