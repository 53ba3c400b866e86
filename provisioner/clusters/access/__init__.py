"""How to reach a cluster of each kind: one module per kind, named after its declaration's tag.

A module provides `reach(name, declaration) -> Connection`, and `makeable()` if clusters of its kind
cannot be made from every machine. One whose clusters are reached through another cluster of the
fleet gets the API of that other cluster too, `reach(name, declaration, through)`, and provides
`rights(declaration, commands)`: what it needs there.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from provisioner.base.errors import Unreachable
from provisioner.clusters.access.base import Connection
from provisioner.clusters.faults import NotReady
from provisioner.handover.clusters.base import Cluster, Unknown

if TYPE_CHECKING:
    from provisioner.clusters.client import Client
    from provisioner.clusters.rights import Right

NONE: Mapping[str, Cluster] = {}
PATIENCE = 10.0  # seconds for which a request to the other cluster may be retried


def reach(
    name: str,
    declaration: Cluster,
    clusters: Mapping[str, Cluster] = NONE,
    client: Callable[[str], Client] | None = None,
) -> Connection:
    """`name` is the cluster's, for error messages. `clusters`: all those of the fleet, by name.
    `client`: the API of one of them, where whoever asks keeps it for several."""
    module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    if not (other := declaration.through):
        connection: Connection = module.reach(name, declaration)
        return connection
    if isinstance(clusters.get(other, Unknown()), Unknown):
        cause = f"cluster {other}, through which it is reached, is not known yet"
        raise Unreachable(f"cluster {name}", cause)
    through = client(other) if client else _client(other, clusters)
    with _refusals_of(through):
        behind: Connection = module.reach(name, declaration, through)
    return behind


@contextlib.contextmanager
def _refusals_of(through: Client) -> Iterator[None]:
    """What a cluster that has long existed refuses is not waited for, however new the one is that
    is reached through it."""
    try:
        yield
    except Unreachable as error:
        if through.settles or isinstance(error, NotReady):
            raise
        raise Unreachable(error.subject, error.cause, error.hint) from error


def _client(name: str, clusters: Mapping[str, Cluster]) -> Client:
    from provisioner.clusters.client import Client

    return Client(name, reach(name, clusters[name], clusters), patience=PATIENCE)


def rights_on(other: str, clusters: Mapping[str, Cluster], commands: Collection[str]) -> set[Right]:
    """What these commands need on a cluster because others are reached through it."""
    needed: set[Right] = set()
    for declaration in clusters.values():
        if declaration.through == other:
            module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
            needed.update(module.rights(declaration, commands))
    return needed


def makeable(kind: str) -> None:
    """BadInput, before Terraform starts, if this machine cannot make clusters of this kind."""
    module = importlib.import_module(f"{__name__}.{kind}")
    getattr(module, "makeable", lambda: None)()
