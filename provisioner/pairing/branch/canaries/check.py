"""Canaries are looked at where a cluster has Flagger, or had it until now. Most have not, and do
not pay for it."""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.flux import platform_files
from provisioner.git.clone import Clone
from provisioner.handover.platform.progressive_delivery import Declaration
from provisioner.pairing.run.repository_state import FileChanges
from provisioner.pairing.run.target import Target

TAG = str(Declaration.__struct_config__.tag)


def leaves(target: Target, changes: FileChanges) -> bool:
    """Whether the file of the piece is removed with this run."""
    own = f"{target.desired.platform_folder}/{platform_files.PIECES}/{TAG}-"
    written = changes.writes[target.name].items()
    return any(text is None and path.startswith(own) for path, text in written)


def compared(
    clone: Clone, members: Sequence[Target], changes: FileChanges
) -> tuple[FileChanges, list[str]]:
    """The changes without those of clusters whose Canaries would break, and what to say of the
    others."""
    pieces = (one.piece for target in members for one in target.desired.platform)
    declared = any(isinstance(piece, Declaration) for piece in pieces)
    if not declared and not any(leaves(target, changes) for target in members):
        return changes, []
    from provisioner.pairing.branch.canaries import before_push

    return before_push.compared(clone, members, changes)
