"""How to reach a cluster of each kind: one file a kind, found by the name of its declaration."""

from __future__ import annotations

import importlib

from provisioner.clusters.access.base import Access
from provisioner.handover.clusters.base import Cluster


def reach(declaration: Cluster) -> Access:
    module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    access: Access = module.reach(declaration)
    return access


def makeable(kind: str) -> None:
    """BadInput, before Terraform begins, when clusters of a kind cannot be made from this machine.
    A kind whose module has no such function has nothing to say."""
    module = importlib.import_module(f"{__name__}.{kind}")
    getattr(module, "makeable", lambda: None)()
