"""What stays of a cluster that leaves the fleet: nothing here deletes a Cluster. Pure."""

from __future__ import annotations

import posixpath

from provisioner.clusters import cluster_api
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.handover.fleet import Fleet

FOLDER = "cluster-api"  # below the path of the management cluster's pairing
STAYS = (
    "cluster {name}: {cluster} stays on management cluster {management}, and so do its machines. "
    "{delete}, before {management} itself goes."
)
BY_COMMAND = "To delete it: `kubectl delete -n {namespace} clusters.{group} {cluster_name}` there"
BY_GIT = "To delete it: remove {path} from repository {repository}, and Flux deletes it"


def path(fleet: Fleet, declared: Declaration) -> str:
    """Where a Cluster is committed, in the repository of its management cluster."""
    base = fleet.pairings[declared.management].path
    name = f"{FOLDER}/{declared.namespace}/{declared.cluster_name}.yaml"
    return posixpath.normpath(f"{base}/{name}")


def staying(fleet: Fleet, name: str) -> str:
    """A line about what stays, and how it is deleted; empty for a cluster of another kind."""
    declared = fleet.clusters[name]
    if not isinstance(declared, Declaration):
        return ""
    return STAYS.format(
        name=name,
        cluster=f"{cluster_api.KIND} {declared.namespace}/{declared.cluster_name}",
        management=declared.management,
        delete=_delete(fleet, declared),
    )


def _delete(fleet: Fleet, declared: Declaration) -> str:
    if declared.delivery == "repository" and declared.management in fleet.pairings:
        repository = fleet.pairings[declared.management].repository
        return BY_GIT.format(path=path(fleet, declared), repository=repository)
    return BY_COMMAND.format(
        namespace=declared.namespace,
        group=cluster_api.GROUP,
        cluster_name=declared.cluster_name,
    )
