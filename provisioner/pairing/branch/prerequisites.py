"""The prerequisites of a pairing in Git: which of their files are written, and which of an earlier
run are removed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

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
    ours = wanted | named(tree, desired)
    texts = {f"{desired.prerequisites}/{name}": tree[name] for name in ours & tree.keys()}
    return texts | (_above(clone, desired, place, revision) if ours else {})


def ours(clone: Clone, names: Names) -> list[str]:
    """Paths of the files that the branch holds for a pairing."""
    written = named(clone.tree(names.prerequisites), names)
    return [f"{names.prerequisites}/{name}" for name in sorted(written)]


def named(tree: Mapping[str, str], names: Names) -> set[str]:
    """What an earlier run has written, of all files below the folder."""
    return prerequisites.named(tree, _owners(names))


def changes(desired: Desired, held: Mapping[str, str]) -> Writes:
    """What to write, and with None what to remove. Refused where a file of the user's is in the
    way, or where Flux would not read the folder."""
    before = _ours_in(desired, held)
    if desired.extra_files:
        _check_named(desired, held)
    elif before:
        _check_not_named(desired, held)
    written: dict[str, str | None] = {}
    for path, text in desired.extra_files.items():
        if not _same(path, held.get(path), text):
            if path in held and path not in before:
                raise Refused(f"cluster {desired.cluster}", f"{path} in {desired.url} exists", MOVE)
            written[path] = text
    return written | dict.fromkeys(sorted(before - desired.extra_files.keys()))


def pruned(desired: Desired, held: Mapping[str, str]) -> list[str]:
    """Objects that the branch has as prerequisites of this pairing and will not have any more. A
    renamed prerequisite, or an object that moves from one to another, stays."""
    texts = ((held[path], desired.extra_files.get(path)) for path in _ours_in(desired, held))
    left = prerequisites.identities(now for now, wanted in texts if now != wanted)
    for one in desired.required:
        left -= {prerequisites.identity(item) for item in one.objects}
    return sorted(_named(*one) for one in left)


def _ours_in(desired: Desired, held: Mapping[str, str]) -> set[str]:
    """Paths of the files that an earlier run has written."""
    folder = f"{desired.prerequisites}/"
    tree = {
        path.removeprefix(folder): text for path, text in held.items() if path.startswith(folder)
    }
    return {f"{folder}{name}" for name in named(tree, desired)}


def _named(_group: str, kind: str, namespace: str, name: str) -> str:
    return f"{kind} {'/'.join(filter(None, (namespace, name)))}"


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
    for path, names_them in _users_own(desired, held):
        if not names_them:
            raise Refused(
                path,
                f"does not name {prerequisites.FOLDER}",
                f"Add `- {prerequisites.FOLDER}` to its resources; without it Flux would not keep "
                f"the prerequisites of cluster {desired.cluster}.",
            )


def _check_not_named(desired: Desired, held: Mapping[str, str]) -> None:
    for path, names_them in _users_own(desired, held):
        if names_them:
            raise Refused(
                path,
                f"names {prerequisites.FOLDER}, which cluster {desired.cluster} has no more",
                f"Remove `- {prerequisites.FOLDER}` from its resources; Flux cannot build a folder "
                "that is not there. Flux then deletes what is in it.",
            )


def _users_own(desired: Desired, held: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """A kustomization.yaml in the folder that Flux begins with, and whether it names ours."""
    for name in prerequisites.KUSTOMIZATIONS:
        path = posixpath.normpath(f"{desired.base}/{name}")
        if path in held:
            yield path, prerequisites.FOLDER in prerequisites.resources(held[path])
