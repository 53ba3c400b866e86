"""A management cluster with Cluster API, and a cluster that it makes of a ClusterClass. Copy this,
and change what is yours.

The management cluster is paired first. Then the Cluster is applied there, its control plane is
waited for, and the cluster is paired: all in one `up`. Nodes become ready only with a network
plugin, and Flux needs nodes: `prerequisites` bring the plugin first. Render it once, and keep it:
`helm template cilium cilium/cilium --namespace kube-system > manifests/cilium.yaml`.
"""

from __future__ import annotations

from provisioner_cdk import (
    App,
    ClusterApiCluster,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GithubRepository,
    GitOps,
    Manifests,
    Topology,
    Workers,
)
from provisioner_cdk.clusters.base import Cluster


class ClusterApi(FleetStack):
    def __init__(self, app: App, id: str = "cluster_api") -> None:
        super().__init__(app, id, fleet="example-cluster-api")
        self.repository = GithubRepository(self, "fleet", owner="example", name="fleet-cluster-api")
        management = ExistingCluster(self, "management", context="management")
        production = ClusterApiCluster(
            self,
            "production",
            management=management,
            namespace="clusters",
            topology=Topology(
                class_name="standard",
                version="v1.34.4",
                control_plane_replicas=3,
                # Without `replicas` an autoscaler decides.
                workers=[Workers(class_name="default", name="md-0", replicas=3)],
                variables={"region": "eu-central", "machine": {"cpus": 8, "memory": "32Gi"}},
            ),
            labels={"environment": "production"},
        )
        self.pair(management)
        self.pair(production, Manifests("cilium", "manifests/cilium.yaml"))

    def pair(self, cluster: Cluster, *prerequisites: Manifests) -> None:
        key = DeployKey(self, f"{cluster.name}-key", cluster=cluster, repository=self.repository)
        GitOps(
            self,
            f"{cluster.name}-gitops",
            cluster=cluster,
            repository=self.repository,
            deploy_key=key,
            prerequisites=prerequisites,
        )


def build(app: App) -> None:
    ClusterApi(app)
