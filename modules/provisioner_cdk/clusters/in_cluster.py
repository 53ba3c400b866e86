from __future__ import annotations

from provisioner.handover.clusters import in_cluster
from provisioner_cdk import cdk, validation
from provisioner_cdk.clusters.base import Cluster

__all__ = ["InCluster"]


class InCluster(Cluster):
    """The cluster that provisioner itself runs in, as a pod: its ServiceAccount signs in. Terraform
    creates nothing."""

    def __init__(self, scope: cdk.Construct, id: str) -> None:
        super().__init__(scope, id)
        given = {"kind": "in_cluster"}
        self.is_cluster(validation.declaration(in_cluster.Declaration, given, self.path))
