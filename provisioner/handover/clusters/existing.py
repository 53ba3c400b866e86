from provisioner.handover.clusters import base


class Declaration(base.Cluster, frozen=True, kw_only=True, tag="existing"):
    """A cluster that a kubeconfig leads to. Without `kubeconfig`: KUBECONFIG or ~/.kube/config."""

    context: str
    kubeconfig: str | None = None
