"""A cluster that a kubeconfig leads to."""

from provisioner.clusters.access.base import Access
from provisioner.handover.clusters.existing import Declaration


def reach(declaration: Declaration) -> Access:
    return Access(kubeconfig=declaration.kubeconfig, context=declaration.context)
