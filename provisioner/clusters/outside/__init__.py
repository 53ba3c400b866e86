"""What objects of a cluster stand for outside of it, and how it is seen that this is gone: one
module for each kind of cloud, named after the cluster's kind, with a constant `OUTSIDE`.

A cluster that only a kubeconfig or an address describes may be in any cloud. Names of finalizers
and drivers tell clouds apart, so such a cluster is looked at with all of them.
"""

from __future__ import annotations

import functools
import importlib
import operator
import sys

from provisioner.clusters.outside.base import Outside
from provisioner.handover import kinds


def of(kind: str) -> Outside:
    """By the kind of a cluster's declaration."""
    known = names()
    chosen = [kind] if kind in known else known
    modules = [importlib.import_module(f"{__name__}.{name}") for name in chosen]
    found: list[Outside] = [module.OUTSIDE for module in modules]
    return functools.reduce(operator.or_, found)


@functools.cache
def names() -> list[str]:
    return kinds.names(sys.modules[__name__])
