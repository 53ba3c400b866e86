"""A cluster that a context of a kubeconfig describes."""

from provisioner.clusters import kubeconfig
from provisioner.clusters.access.base import Connection
from provisioner.handover.clusters.existing import Declaration


def reach(name: str, declaration: Declaration) -> Connection:
    return kubeconfig.connection(
        name, declaration.kubeconfig, declaration.context, insecure=declaration.insecure
    )
