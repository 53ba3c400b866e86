from provisioner.handover import text
from provisioner.handover.clusters import base


class Declaration(base.Cluster, frozen=True, kw_only=True, omit_defaults=True, tag="existing"):
    """A cluster that a kubeconfig leads to. Without `kubeconfig`: KUBECONFIG or ~/.kube/config.
    `insecure`: accept an API server over http://, or one whose certificate is not verified."""

    context: text.Line
    kubeconfig: text.ReadFile | None = None
    insecure: bool = False

    @property
    def by_default_kubeconfig(self) -> bool:
        return not self.kubeconfig
