"""Whether the credential in hand may change deploy keys: found out before anything is touched."""

from __future__ import annotations

from provisioner.pairing.branch import publication
from provisioner.pairing.run.engine import reporting
from provisioner.pairing.run.target import Run


def check(run: Run, repository: str) -> None:
    """Refused, naming the right."""
    host = run.host(repository)
    with reporting(run.progress(""), "repository"):
        host.check(publication.rights(host.remote(), run.planning))
