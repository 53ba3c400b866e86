"""Our files in the repository: this cluster's share of the one commit."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.pairing.branch.file_changes import Published
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "files"


def look(target: Target) -> Published:
    return target.published.result()


def decide(desired: Desired, seen: Published) -> Decision:
    if desired.cluster in seen.refused:
        raise seen.refused[desired.cluster]
    if desired.cluster in seen.pending:  # what can be done without the files is done by now
        raise seen.pending[desired.cluster]
    written = seen.written[desired.cluster]
    if not written:
        return Decision(action=Action.UNCHANGED, subject=desired.directory)
    action = Action.CREATED if len(written) == len(desired.files) else Action.CONFIGURED
    commit = seen.commits.get(desired.cluster)
    names = ", ".join(path.rpartition("/")[2] for path in written)
    how = f"in {commit[:12]}" if commit else seen.how
    return Decision(action=action, subject=desired.directory, detail=f"{names} {how}".strip())


def act(target: Target, decision: Decision) -> None:
    """Nothing is left to do: the wave has pushed it."""
