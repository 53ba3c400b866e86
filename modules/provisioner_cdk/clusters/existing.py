from __future__ import annotations

from provisioner.handover.clusters import existing
from provisioner_cdk import cdk, validation
from provisioner_cdk.clusters.base import Cluster

__all__ = ["ExistingCluster"]


class ExistingCluster(Cluster):
    """A cluster that a kubeconfig leads to: its `context` in `kubeconfig`, or in KUBECONFIG or
    ~/.kube/config.

    Terraform creates nothing; the file is read when pairing runs. With `insecure` the kubeconfig
    may name an http:// server or skip the verification of its certificate; each run warns of it.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        context: str,
        kubeconfig: str | None = None,
        insecure: bool = False,
    ) -> None:
        super().__init__(scope, id)
        given = {
            "kind": "existing",
            "context": context,
            "kubeconfig": kubeconfig,
            "insecure": insecure,
        }
        self.is_cluster(validation.declaration(existing.Declaration, given, self.path))
