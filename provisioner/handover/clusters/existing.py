from provisioner.handover import text
from provisioner.handover.clusters import base


class Declaration(base.Cluster, frozen=True, kw_only=True, omit_defaults=True, tag="existing"):
    """A cluster that a kubeconfig leads to. Without `kubeconfig`: KUBECONFIG or ~/.kube/config.
    `insecure`: also if its API server is asked over http:// or without verifying its
    certificate."""

    context: text.Line
    kubeconfig: text.ReadFile | None = None
    insecure: bool = False
