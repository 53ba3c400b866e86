"""How to reach a cluster of each kind: one module per kind, named after its declaration's tag.

A module provides `reach(name, declaration) -> Connection`, and `makeable()` if clusters of its kind
cannot be made from every machine. One whose clusters are reached through another cluster of the
fleet gets the connection of that other cluster too: `reach(name, declaration, through)`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from provisioner.base.errors import Unreachable
from provisioner.clusters.access.base import Connection
from provisioner.handover.clusters.base import Cluster, Unknown

NONE: Mapping[str, Cluster] = {}


def reach(name: str, declaration: Cluster, clusters: Mapping[str, Cluster] = NONE) -> Connection:
    """`name` is the cluster's, for error messages. `clusters`: all those of the fleet, by name."""
    module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    through = [_through(name, declaration.through, clusters)] if declaration.through else []
    connection: Connection = module.reach(name, declaration, *through)
    return connection


def _through(name: str, other: str, clusters: Mapping[str, Cluster]) -> Connection:
    declaration = clusters.get(other, Unknown())
    if isinstance(declaration, Unknown):
        cause = f"cluster {other}, through which it is reached, is not known yet"
        raise Unreachable(f"cluster {name}", cause)
    return reach(other, declaration, clusters)


def makeable(kind: str) -> None:
    """BadInput, before Terraform starts, if this machine cannot make clusters of this kind."""
    module = importlib.import_module(f"{__name__}.{kind}")
    getattr(module, "makeable", lambda: None)()
