from __future__ import annotations

from provisioner.handover.clusters import existing
from provisioner_cdk import cdk, validation
from provisioner_cdk.clusters.base import Cluster

__all__ = ["ExistingCluster"]


class ExistingCluster(Cluster):
    """A cluster that a kubeconfig leads to: its `context` in `kubeconfig`, or in KUBECONFIG or
    ~/.kube/config.

    Terraform creates nothing; the file is read when pairing runs.
    """

    def __init__(
        self, scope: cdk.Construct, id: str, *, context: str, kubeconfig: str | None = None
    ) -> None:
        super().__init__(scope, id)
        given = {"kind": "existing", "context": context, "kubeconfig": kubeconfig}
        self.is_cluster(validation.declaration(existing.Declaration, given, self.path))
