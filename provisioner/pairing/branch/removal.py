"""Taking files out of a branch, in the way in which they got in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from provisioner.flux import files
from provisioner.git.clone import Clone
from provisioner.pairing.branch import (
    file_changes,
    identity_file,
    own_folders,
)
from provisioner.pairing.branch.encryption import rules
from provisioner.pairing.branch.publisher import Publisher, propose
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.repository_state import Writes

OURS = (files.COMPONENTS, files.SYNC, files.INSTANCE, files.KUSTOMIZATION)


def ours(clone: Clone, names: Names, leaving: Iterable[Names]) -> list[str]:
    """Paths of a pairing's files that the branch holds; a kustomization.yaml only where it is not
    the user's own. None while the path is shared with others than `leaving`, which have it too, and
    none of Flux's where the branch does not say that they are this pairing's."""
    if names.hub:
        return _of_spoke(clone, names)
    held = clone.files(names.directory)
    if identity_file.without(leaving, held.get(identity_file.NAME)):
        return []
    removable = [name for name in OURS if name in held and _is_recorded(names, held)]
    if removable and file_changes.is_users_own(held.get(files.KUSTOMIZATION)):
        removable.remove(files.KUSTOMIZATION)
    return [f"{names.directory}/{name}" for name in removable] + own_folders.ours(clone, names)


def unrecorded(clone: Clone, names: Names) -> list[str]:
    """Paths of Flux's files in the folder of a pairing that nothing says to be its own."""
    held = {} if names.hub else clone.files(names.directory)
    if _is_recorded(names, held) or identity_file.owners(names, held.get(identity_file.NAME)):
        return []
    return [f"{names.directory}/{name}" for name in OURS if name in held]


def _is_recorded(names: Names, held: Mapping[str, str]) -> bool:
    """Older versions only marked the kustomization.yaml that they made."""
    recorded = identity_file.owners(names, held.get(identity_file.NAME))
    return names.owner in (*recorded, file_changes.owner(held.get(files.KUSTOMIZATION, "")))


def _of_spoke(clone: Clone, names: Names) -> list[str]:
    """The Kustomization of its hub, if it is this pairing's."""
    folder, _, name = names.spoke_file.rpartition("/")
    text = clone.files(folder).get(name, "")
    return [names.spoke_file] if file_changes.owner(text) == names.owner else []


def changes(clone: Clone, leaving: Iterable[Names]) -> Writes:
    """Our files, and the entries of these pairings in the records of their paths."""
    pairings = list(leaving)
    sharing = _by_folder(pairings)
    removed: dict[str, str | None] = {
        path: None for names in pairings for path in ours(clone, names, sharing[names.directory])
    }
    for names in pairings:
        text = clone.files(names.directory).get(identity_file.NAME)
        left = identity_file.without(sharing[names.directory], text)
        if text != left:
            removed[identity_file.path(names)] = left
    return removed | rules.without(clone, pairings)


def _by_folder(pairings: Iterable[Names]) -> dict[str, list[Names]]:
    """Those that have the same path are together."""
    folders: dict[str, list[Names]] = {}
    for names in pairings:
        folders.setdefault(names.directory, []).append(names)
    return folders


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
    return f"removal proposed: {propose(publisher, 'leaving', wanted, message)}"
