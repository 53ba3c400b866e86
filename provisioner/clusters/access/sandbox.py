"""A cluster of the sandbox on this machine."""

from pathlib import Path

from provisioner.base.errors import BadInput, Unreachable
from provisioner.clusters import kubeconfig
from provisioner.clusters.access.base import Connection
from provisioner.handover.clusters.sandbox import Declaration
from provisioner.sandbox import sandbox
from provisioner.sandbox.sandbox import Sandbox


def reach(name: str, declaration: Declaration) -> Connection:
    """A missing sandbox is reported as Unreachable, like an API that does not answer."""
    try:
        file = Sandbox(Path(declaration.directory)).kubeconfig(declaration.name)
    except BadInput as error:
        raise Unreachable(error.subject, error.cause, error.hint) from error
    return kubeconfig.connection(name, str(file), None)


def makeable() -> None:
    """The parts are built once per user. Without them the start would fail in the middle of the
    apply."""
    sandbox.all_built()
