"""Taking files out of a branch, in the way in which they got in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from provisioner.flux import files
from provisioner.git.clone import Clone
from provisioner.pairing.branch import (
    change_request,
    file_changes,
    identity_file,
    prerequisites,
)
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.repository_state import texts_at

Removals = Mapping[str, str | None]
OURS = (files.COMPONENTS, files.SYNC, files.KUSTOMIZATION)


def ours(clone: Clone, names: Names, leaving: Iterable[Names]) -> list[str]:
    """Paths of a pairing's files that the branch holds; a kustomization.yaml only where it is not
    the user's own. None while the path is shared with clusters that are not leaving."""
    held = clone.files(names.directory)
    if identity_file.without(_sharing(names, leaving), held.get(identity_file.NAME)):
        return []
    removable = [name for name in OURS if name in held]
    if file_changes.is_users_own(held.get(files.KUSTOMIZATION)):
        removable.remove(files.KUSTOMIZATION)
    return [f"{names.directory}/{name}" for name in removable] + prerequisites.ours(clone, names)


def changes(clone: Clone, leaving: Iterable[Names]) -> Removals:
    """Our files, and the entries of these pairings in the records of their paths."""
    pairings = list(leaving)
    removed: dict[str, str | None] = {
        path: None for names in pairings for path in ours(clone, names, pairings)
    }
    for names in pairings:
        text = clone.files(names.directory).get(identity_file.NAME)
        left = identity_file.without(_sharing(names, pairings), text)
        if text != left:
            removed[identity_file.path(names)] = left
    return removed


def _sharing(names: Names, pairings: Iterable[Names]) -> list[Names]:
    """Those of these pairings that have the same path."""
    return [other for other in pairings if other.directory == names.directory]


def remove(publisher: Publisher, leaving: Iterable[Names], message: str) -> str:
    """Remove the files of these pairings in one commit; what became of that, or an empty text where
    there was nothing to do."""
    clone, pairings = publisher.clone, list(leaving)
    if publisher.repository.changes == "push":
        removed = clone.publish(lambda: changes(clone, pairings), lambda: message)
        return "removed" if removed else ""
    wanted = changes(clone, pairings)
    if not wanted:
        return ""
    if publisher.repository.changes == "none":
        return f"still in branch {clone.branch}: remove it there"
    return f"removal proposed: {_propose(publisher, wanted, message)}"


def _propose(publisher: Publisher, changes: Removals, message: str) -> str:
    """URL of the change request. Clusters that leave at different times have branches of their
    own."""
    digest = hashlib.sha256("\0".join(sorted(changes)).encode()).hexdigest()[:8]
    offer = change_request.Offer(
        branch=f"{publisher.branch}-leaving-{digest}",
        changes=changes,
        message=message,
        title=message.splitlines()[0],
        body=message,
        held_by=lambda commit: _holds(publisher.clone, changes, commit),
    )
    request = change_request.make(publisher.clone, publisher.host, offer)
    return request.url


def _holds(clone: Clone, changes: Removals, commit: str) -> bool:
    """Whether a commit has all these changes."""
    held = texts_at(clone, changes, commit)
    return all(held.get(path) == text for path, text in changes.items())
