"""A cluster of the sandbox on this machine."""

from pathlib import Path

from provisioner.base.errors import BadInput, Unreachable
from provisioner.clusters.access.base import Access
from provisioner.handover.clusters.sandbox import Declaration
from provisioner.sandbox import sandbox
from provisioner.sandbox.sandbox import Sandbox


def reach(declaration: Declaration) -> Access:
    """One that is not there does not answer: what leaves need not wait for it."""
    try:
        kubeconfig = Sandbox(Path(declaration.directory)).kubeconfig(declaration.name)
    except BadInput as error:
        raise Unreachable(error.subject, error.cause, error.hint) from error
    return Access(kubeconfig=str(kubeconfig), context=None)


def makeable() -> None:
    """Its parts are built once per user; a start without them would fail half way through the
    apply."""
    sandbox.all_built()
