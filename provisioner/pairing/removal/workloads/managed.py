"""A management cluster of Cluster API is not drained: its Cluster objects may be among what goes,
and whole clusters would be deleted with them."""

from __future__ import annotations

from provisioner.base.errors import Refused
from provisioner.clusters import cluster_api
from provisioner.clusters.client import Object
from provisioner.pairing.run.snapshot import shortened
from provisioner.pairing.run.target import Target

HINT = (
    "Delete those Clusters first, or take them to another management cluster (`clusterctl move`); "
    "or leave with `--workloads keep`."
)


def check(target: Target) -> None:
    """Refused, naming the Clusters, whoever made them."""
    metadata = (item["metadata"] for item in _clusters(target))
    names = [f"{one['namespace']}/{one['name']}" for one in metadata]
    if names:
        cause = f"it manages clusters, which a drain would delete as well: {shortened(names)}"
        raise Refused(f"cluster {target.name}", cause, HINT)


def _clusters(target: Target) -> list[Object]:
    """In a version that is served."""
    listed = (
        target.client.list(f"{cluster_api.GROUP}/{version}", cluster_api.KIND, names=True)
        for version in cluster_api.VERSIONS
    )
    return next(filter(None, listed), [])
