"""Our files in the repository: this cluster's share of the one commit."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want
from provisioner.pairing.wave import Published

NAME = "files"


def look(site: Site) -> Published:
    return site.published.result()


def decide(want: Want, seen: Published) -> Decision:
    if want.cluster in seen.refused:
        raise seen.refused[want.cluster]
    if want.cluster in seen.pending:  # what can be done without the files is done by now
        raise seen.pending[want.cluster]
    written = seen.written[want.cluster]
    if not written:
        return Decision(action=Action.UNCHANGED, subject=want.directory)
    action = Action.CREATED if len(written) == len(want.files) else Action.CONFIGURED
    commit = seen.commits.get(want.cluster)
    names = ", ".join(path.rpartition("/")[2] for path in written)
    how = f"in {commit[:12]}" if commit else seen.how
    return Decision(action=action, subject=want.directory, detail=f"{names} {how}".strip())


def act(site: Site, decision: Decision) -> None:
    """Nothing is left to do: the wave has pushed it."""
