"""Taking files out of a branch, in the way in which they got in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from provisioner.flux import files
from provisioner.git.clone import Changes, Clone
from provisioner.pairing.branch import change_request, file_changes
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.run.desired_state import Names

OURS = (files.COMPONENTS, files.SYNC, files.KUSTOMIZATION)


def ours(clone: Clone, names: Names) -> list[str]:
    """Paths of our files that the branch holds; a kustomization.yaml only where it is not the
    user's own."""
    held = clone.files(names.directory)
    own = held.get(files.KUSTOMIZATION)
    removable = [name for name in OURS if name in held]
    if own and not file_changes.plain(own):
        removable.remove(files.KUSTOMIZATION)
    return [f"{names.directory}/{name}" for name in removable]


def remove(publisher: Publisher, leaving: Iterable[Names], message: str) -> str:
    """Remove the files of these pairings in one commit; what became of that, or an empty text where
    there was nothing to do."""
    clone, names = publisher.clone, list(leaving)

    def changes() -> Changes:
        return {path: None for pairing in names for path in ours(clone, pairing)}

    if publisher.repository.changes == "push":
        return "removed" if clone.publish(changes, lambda: message) else ""
    wanted = changes()
    if not wanted:
        return ""
    if publisher.repository.changes == "none":
        return f"still in branch {clone.branch}: remove it there"
    return f"removal proposed: {_propose(publisher, wanted, message)}"


def _propose(publisher: Publisher, changes: Changes, message: str) -> str:
    """URL of the change request. Clusters that leave at different times have branches of their
    own."""
    digest = hashlib.sha256("\0".join(sorted(changes)).encode()).hexdigest()[:8]
    offer = change_request.Offer(
        branch=f"{publisher.branch}-leaving-{digest}",
        changes=changes,
        message=message,
        title=message.splitlines()[0],
        body=message,
        held_by=lambda commit: _without(publisher.clone, changes, commit),
    )
    request = change_request.make(publisher.clone, publisher.host, offer)
    return request.url


def _without(clone: Clone, changes: Mapping[str, str | None], commit: str) -> bool:
    """Whether a commit lacks all these files."""
    folders = {path.rpartition("/")[0] for path in changes}
    held = {f"{folder}/{name}" for folder in folders for name in clone.files(folder, commit)}
    return not held & set(changes)
