from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from provisioner.handover.clusters import cluster_api
from provisioner.handover.clusters.cluster_api import Topology, Workers
from provisioner_cdk import cdk, validation
from provisioner_cdk.clusters.base import Cluster

__all__ = ["ClusterApiCluster", "Topology", "Workers"]


class ClusterApiCluster(Cluster):
    """A cluster that Cluster API makes: the object `Cluster` named `cluster_name` (by default made
    from the id) in `namespace` of the cluster `management`.

    With a `topology` (of a ClusterClass) or a `template` (a jinja2 file of yours, which may use
    `cluster_name`, `namespace` and the entries of `values`) pairing makes the Cluster before it
    reaches the cluster: applied by server-side apply, or with `delivery="repository"` committed to
    the repository that `management` is paired with, below its path. With neither, somebody else
    makes it and pairing waits for it. `labels` and `annotations` are those of the Cluster.

    Terraform makes nothing and destroys nothing: a cluster that leaves the stack is unpaired, and
    its Cluster stays until you delete it. A network plugin comes through the `prerequisites` of its
    `GitOps`. No value may be a secret: the handover holds them all.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        management: Cluster,
        namespace: str = "default",
        cluster_name: str | None = None,
        topology: Topology | None = None,
        template: str = "",
        values: Mapping[str, Any] | None = None,
        delivery: Literal["apply", "repository"] = "apply",
        labels: Mapping[str, str] | None = None,
        annotations: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.same_fleet(management, "management cluster")
        given = {
            "kind": "cluster_api",
            "management": management.name,
            "namespace": namespace,
            "cluster_name": cluster_name or self.name,
            "topology": topology,
            "template": template,
            "values": values or {},
            "delivery": delivery,
            "labels": labels or {},
            "annotations": annotations or {},
        }
        plain = validation.plain(given, self.path)
        self.is_cluster(validation.declaration(cluster_api.Declaration, plain, self.path))
