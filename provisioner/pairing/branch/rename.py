"""A renamed pairing in Git: where its files are, and whether their folder can move to the path that
it has now.

The whole folder moves in one commit, the user's manifests included: whatever stayed behind would be
pruned. Manifests of the user's are never edited, so the path must not be written in any of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from provisioner.base.errors import Refused
from provisioner.flux import files, sops_file, sops_rules
from provisioner.git.clone import Clone
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import OWNER, Desired, Names
from provisioner.pairing.run.repository_state import Move

YAML = (".yaml", ".yml")


def origin(clone: Clone, desired: Desired) -> Names:
    """The name and path under which the branch has this pairing. Refused if the branch does not
    agree with the record on the cluster, or has another cluster under the present name."""
    if not desired.former:
        return desired
    held = clone.files(desired.directory).get(identity_file.NAME)
    identity_file.check(desired, held, desired.uid, replaced=desired.replaced)
    for names in (desired, *desired.former):
        held = clone.files(names.directory).get(identity_file.NAME)
        if identity_file.recorded(names, held) == desired.uid:
            return names
    names = desired.former[0]
    raise Refused(
        f"cluster {desired.cluster}",
        f"is paired as cluster {names.cluster!r}, but {identity_file.path(names)} in {desired.url} "
        f"does not record its UID {desired.uid}",
        f"Pair it once under the name {names.cluster}, which records it, and rename it then.",
    )


def move(clone: Clone, desired: Desired, names: Names) -> Move | None:
    """The move of the folder from where `names` has it; None if it stays. Refused if it cannot
    move."""
    change = Move(*(posixpath.normpath(one.pairing.path) for one in (names, desired)))
    if change.old == change.new:
        return None
    obstacle = next(_obstacles(clone, desired, names, change), "")
    if obstacle:
        raise immovable(desired, change, obstacle)
    return change


def immovable(desired: Desired, change: Move, cause: str) -> Refused:
    return Refused(
        f"cluster {desired.cluster}",
        f"its folder {change.old} in {desired.url} cannot move to {change.new}: {cause}",
        f'Keep it where it is, with path="{change.old}" in the GitOps of {desired.cluster}: then '
        "only its name changes.",
    )


def _obstacles(clone: Clone, desired: Desired, names: Names, change: Move) -> Iterator[str]:
    """In the order of what they cost to find."""
    yield from _around(change)
    if desired.pairing.shared_path:
        yield "clusters share it"
    yield from _others(clone, names, change)
    above, _, name = change.new.rpartition("/")
    if blocked := clone.blocked(above or ".", [name]):
        yield blocked
    if clone.holds(change.new):
        yield f"{change.new} exists already"
    yield from _mentions(clone, names, change)


def _around(change: Move) -> Iterator[str]:
    if "." in (change.old, change.new):
        yield "one of them is the whole repository"
    if change.new.startswith(f"{change.old}/"):
        yield "one of them is inside the other"


def _others(clone: Clone, names: Names, change: Move) -> Iterator[str]:
    """Other pairings whose files are in the folder."""
    held = clone.files(names.directory).get(identity_file.NAME)
    for owner in identity_file.owners(names, held):
        if owner != names.owner:
            yield f"{owner} shares it"
    for path in clone.paths(change.old):
        folder, _, name = path.rpartition("/")
        if name == identity_file.NAME and folder != names.directory:
            yield f"{path} is another pairing's"


def _mentions(clone: Clone, names: Names, change: Move) -> Iterator[str]:
    """Manifests that would lead nowhere afterwards. Flux's own are written again."""
    leaf = change.old.rpartition("/")[2]
    ours = [f"{names.directory}/{name}" for name in (files.COMPONENTS, files.SYNC)]
    ours.append(names.spoke_file)
    for path, text in clone.holding(leaf, YAML).items():
        if path == sops_rules.NAME:
            text = sops_file.without(text, {names.owner}) or ""
        if path not in ours and mentions(_unmarked(text), change.old):
            yield f"{path} mentions it"
    if posixpath.dirname(change.old) == posixpath.dirname(change.new):
        return
    for path in clone.holding("../", YAML):
        if path.startswith(f"{change.old}/"):
            yield f'{path} has relative paths ("../"), and {change.new} is in another folder'


def _unmarked(kustomization: str) -> str:
    """Without our mark, which may look like a path and is written again as well."""
    return "\n".join(line for line in kustomization.split("\n") if not line.startswith(OWNER))


def mentions(text: str, path: str) -> bool:
    """Whether a manifest may refer to a path of the repository: from its root, or from a folder
    beside it. Pure."""
    leaf, end = re.escape(path.rpartition("/")[2]), r"(?![\w.-]*\w)"
    whole = re.escape(path) if "/" in path else rf"(?:\./|path:\s*[\"']?/?){leaf}"
    return bool(re.search(rf"(?<![\w.-]){whole}{end}|\.\./{leaf}{end}", text))
