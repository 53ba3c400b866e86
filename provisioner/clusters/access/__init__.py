"""How to reach a cluster of each kind: one module per kind, named after its declaration's tag.

A module provides `reach(name, declaration) -> Connection`, and `makeable()` if clusters of its kind
cannot be made from every machine.
"""

from __future__ import annotations

import importlib

from provisioner.clusters.access.base import Connection
from provisioner.handover.clusters.base import Cluster


def reach(name: str, declaration: Cluster) -> Connection:
    """`name` is the cluster's, for error messages."""
    module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    connection: Connection = module.reach(name, declaration)
    return connection


def makeable(kind: str) -> None:
    """BadInput, before Terraform starts, if this machine cannot make clusters of this kind."""
    module = importlib.import_module(f"{__name__}.{kind}")
    getattr(module, "makeable", lambda: None)()
