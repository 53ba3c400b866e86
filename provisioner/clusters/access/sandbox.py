"""A cluster of the sandbox on this machine."""

from pathlib import Path

from provisioner.clusters.access.base import Access
from provisioner.handover.clusters.sandbox import Declaration
from provisioner.sandbox.sandbox import Sandbox


def reach(declaration: Declaration) -> Access:
    return Access(kubeconfig=str(Sandbox(Path(declaration.directory)).kubeconfig(declaration.name)), context=None)
