"""A cluster that its API server's address describes, and those of kinds that are described so."""

from __future__ import annotations

from provisioner.base.errors import BadInput
from provisioner.clusters.access.base import Connection
from provisioner.handover.clusters.endpoint import Endpoint


def reach(name: str, declaration: Endpoint) -> Connection:
    raise BadInput(f"cluster {name}", "endpoint clusters are not reached yet", "")
