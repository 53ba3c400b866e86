from provisioner.handover import text
from provisioner.handover.clusters import base


class Declaration(base.Cluster, frozen=True, kw_only=True, tag="existing"):
    """A cluster that a kubeconfig leads to. Without `kubeconfig`: KUBECONFIG or ~/.kube/config."""

    context: text.Line
    kubeconfig: text.ReadFile | None = None
