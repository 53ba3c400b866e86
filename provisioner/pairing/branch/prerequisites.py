"""The prerequisites of a pairing in Git: which of their files are written, and which of an earlier
run are removed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from provisioner.base.errors import Refused
from provisioner.flux import files, prerequisites
from provisioner.git.clone import Clone, Files
from provisioner.pairing.run.desired_state import OWNER, Desired, Names
from provisioner.pairing.run.repository_state import Writes

MOVE = (
    "provisioner never overwrites your files. Move this one, or give the prerequisite another name."
)


def held(clone: Clone, desired: Desired, place: Names, revision: str | None = None) -> Files:
    """What of the folder is wanted or was written by us, and what decides whether Flux reads it, by
    the paths that they have or will have. `place`: where the pairing is now."""
    tree = clone.tree(place.prerequisites, revision)
    wanted = {posixpath.relpath(path, desired.prerequisites) for path in desired.extra_files}
    ours = wanted | prerequisites.named(tree, _owners(desired))
    texts = {f"{desired.prerequisites}/{name}": tree[name] for name in ours & tree.keys()}
    return texts | (_above(clone, desired, place, revision) if wanted else {})


def ours(clone: Clone, names: Names) -> list[str]:
    """Paths of the files that the branch holds for a pairing."""
    named = prerequisites.named(clone.tree(names.prerequisites), _owners(names))
    return [f"{names.prerequisites}/{name}" for name in sorted(named)]


def changes(desired: Desired, held: Mapping[str, str]) -> Writes:
    """What to write, and with None what to remove. Refused where a file of the user's is in the
    way, or where Flux would not read the folder."""
    folder = f"{desired.prerequisites}/"
    tree = {
        path.removeprefix(folder): text for path, text in held.items() if path.startswith(folder)
    }
    before = {f"{folder}{name}" for name in prerequisites.named(tree, _owners(desired))}
    if desired.extra_files:
        _check_named(desired, held)
    written: dict[str, str | None] = {}
    for path, text in desired.extra_files.items():
        if not _same(path, held.get(path), text):
            if path in held and path not in before:
                raise Refused(f"cluster {desired.cluster}", f"{path} in {desired.url} exists", MOVE)
            written[path] = text
    return written | dict.fromkeys(sorted(before - desired.extra_files.keys()))


def _same(path: str, held: str | None, text: str) -> bool:
    """Our own file is known by its comment, and the copies by their objects."""
    if held is None or path.endswith(f"/{files.KUSTOMIZATION}"):
        return held == text
    return held == text or files.same(held, text)


def _owners(names: Names) -> list[str]:
    former = names.former if isinstance(names, Desired) else ()
    return [f"{OWNER}{one.owner}" for one in (names, *former)]


def _above(clone: Clone, desired: Desired, place: Names, revision: str | None) -> Files:
    """A kustomization.yaml of the user's own in the folder that Flux begins with."""
    texts = clone.files(place.base, revision)
    names = [name for name in prerequisites.KUSTOMIZATIONS if name in texts]
    return {posixpath.normpath(f"{desired.base}/{name}"): texts[name] for name in names}


def _check_named(desired: Desired, held: Mapping[str, str]) -> None:
    paths = [posixpath.normpath(f"{desired.base}/{name}") for name in prerequisites.KUSTOMIZATIONS]
    for path in paths:
        if path in held and prerequisites.FOLDER not in prerequisites.resources(held[path]):
            raise Refused(
                path,
                f"does not name {prerequisites.FOLDER}",
                f"Add `- {prerequisites.FOLDER}` to its resources; without it Flux would not keep "
                f"the prerequisites of cluster {desired.cluster}.",
            )
