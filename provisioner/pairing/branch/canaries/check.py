"""Canaries are looked at where a cluster has Flagger. Most have not, and do not pay for it."""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.git.clone import Clone
from provisioner.handover.platform.progressive_delivery import Declaration
from provisioner.pairing.run.repository_state import FileChanges
from provisioner.pairing.run.target import Target


def compared(
    clone: Clone, members: Sequence[Target], changes: FileChanges
) -> tuple[FileChanges, list[str]]:
    """The changes without those of clusters whose Canaries would break, and what to say of the
    others."""
    pieces = (one.piece for target in members for one in target.desired.platform)
    if not any(isinstance(piece, Declaration) for piece in pieces):
        return changes, []
    from provisioner.pairing.branch.canaries import before_push

    return before_push.compared(clone, members, changes)
