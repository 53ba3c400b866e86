"""Folders of ours below the path of a pairing, for its prerequisites and its platform: which of
their files are written, and which of an earlier run are removed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from provisioner.base.errors import Refused
from provisioner.flux import files, platform_files, prerequisites, pruning
from provisioner.flux.prerequisites import Identity
from provisioner.git.clone import Clone, Files
from provisioner.pairing.run.desired_state import OWNER, Desired, Names, Object
from provisioner.pairing.run.repository_state import Writes

MANIFESTS = (".yaml", ".yml")
DELIVERERS = ("Kustomization", "HelmRelease")  # with them goes what they delivered


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """`name`: below the path of the pairing. `named`: the paths below it that an earlier rendering
    for one of these owners names. `contents`: what messages call it. `rename`: how to make room for
    a file of the user's."""

    name: str
    named: Callable[[Mapping[str, str], Iterable[str]], set[str]]
    contents: str
    rename: str

    def path(self, names: Names) -> str:
        return posixpath.normpath(f"{names.base}/{self.name}")

    def wanted(self, desired: Desired) -> dict[str, str]:
        """Our texts in it, by their path in the repository."""
        folder = f"{self.path(desired)}/"
        return {path: text for path, text in desired.extra_files.items() if path.startswith(folder)}


PREREQUISITES = Folder(
    name=prerequisites.FOLDER,
    named=prerequisites.named,
    contents="the prerequisites",
    rename="Move this one, or give the prerequisite another name.",
)
PLATFORM = Folder(
    name=platform_files.FOLDER,
    named=platform_files.named,
    contents="the platform",
    rename="Move it to another folder below the same path.",
)
FOLDERS = (PREREQUISITES, PLATFORM)


def held(clone: Clone, desired: Desired, place: Names, revision: str | None = None) -> Files:
    """What of the folders is wanted or was written by us, and what decides whether Flux reads them,
    by the paths that they have or will have. `place`: where the pairing is now."""
    texts: dict[str, str] = {}
    for folder in FOLDERS:
        texts |= _held(folder, clone, desired, place, revision)
    concerned = texts or desired.extra_files
    return texts | (_above(clone, desired, place, revision) if concerned else {})


def _held(
    folder: Folder, clone: Clone, desired: Desired, place: Names, revision: str | None
) -> dict[str, str]:
    tree, base = clone.tree(folder.path(place), revision), folder.path(desired)
    wanted = {posixpath.relpath(path, base) for path in folder.wanted(desired)}
    ours = wanted | folder.named(tree, _owners(desired))
    return {f"{base}/{name}": tree[name] for name in ours & tree.keys()}


def ours(clone: Clone, names: Names) -> list[str]:
    """Paths of the files that the branch holds for a pairing."""
    return [
        f"{folder.path(names)}/{name}"
        for folder in FOLDERS
        for name in sorted(folder.named(clone.tree(folder.path(names)), _owners(names)))
    ]


def named(folder: Folder, tree: Mapping[str, str], names: Names) -> set[str]:
    """What an earlier run has written, of all files below a folder."""
    return folder.named(tree, _owners(names))


def check_free(clone: Clone, desired: Desired, place: Names) -> None:
    """Refused where the user has manifests of his own where the platform is to be: with our
    kustomization.yaml beside them Flux would apply them no more, and delete what they made."""
    folder = PLATFORM.path(place)
    if not PLATFORM.wanted(desired):
        return
    tree = clone.tree(folder)
    if PLATFORM.named(tree, _owners(desired)):
        return
    if theirs := sorted(path for path in tree if path.endswith(MANIFESTS)):
        cause = f"{folder}/{theirs[0]} in {desired.url} is where its platform is to be"
        raise Refused(f"cluster {desired.cluster}", cause, PLATFORM.rename)


def check_delivered(clone: Clone, desired: Desired) -> None:
    """Refused where a kustomization.yaml of the user's keeps the hub from what is written for a
    spoke."""
    if desired.hub is None:
        return
    folder, _, name = desired.spoke_file.rpartition("/")
    above, _, inner = folder.rpartition("/")
    within = _kustomization(clone, folder)
    if within:
        _check_names(clone, within, name, desired)
    if top := _kustomization(clone, above or "."):
        _check_names(clone, top, inner if within else f"{inner}/{name}", desired)


def _kustomization(clone: Clone, folder: str) -> str:
    """The path of the one in a folder, or an empty text."""
    held = clone.files(folder)
    name = next((name for name in prerequisites.KUSTOMIZATIONS if name in held), "")
    return posixpath.normpath(f"{folder}/{name}") if name else ""


def _check_names(clone: Clone, path: str, resource: str, desired: Desired) -> None:
    folder, _, name = path.rpartition("/")
    if resource not in prerequisites.resources(clone.files(folder or ".")[name]):
        raise Refused(
            path,
            f"does not name {resource}",
            f"Add `- {resource}` to its resources; without it {desired.pairing.gitops.hub} would "
            f"not deliver to cluster {desired.cluster}.",
        )


def changes(desired: Desired, held: Mapping[str, str]) -> Writes:
    """What to write, and with None what to remove. Refused where a file of the user's is in the
    way, or where Flux would not read a folder."""
    written: dict[str, str | None] = {}
    for folder in FOLDERS:
        written |= _changes(folder, desired, held)
    return written


def _changes(folder: Folder, desired: Desired, held: Mapping[str, str]) -> dict[str, str | None]:
    before, wanted = _ours_in(folder, desired, held), folder.wanted(desired)
    if wanted:
        _check_named(folder, desired, held)
    elif before:
        _check_not_named(folder, desired, held)
    written: dict[str, str | None] = {}
    for path, text in wanted.items():
        if not _same(path, held.get(path), text):
            if path in held and path not in before:
                cause = f"{path} in {desired.url} exists"
                hint = f"provisioner never overwrites your files. {folder.rename}"
                raise Refused(f"cluster {desired.cluster}", cause, hint)
            written[path] = text
    return written | dict.fromkeys(sorted(before - wanted.keys()))


def pruned(desired: Desired, held: Mapping[str, str]) -> list[str]:
    """Objects that the branch has in our folders and will not have any more. What moves from one
    file to another stays."""
    left: dict[Identity, Object] = {}
    for folder in FOLDERS:
        texts = (
            (held[path], desired.extra_files.get(path)) for path in _ours_in(folder, desired, held)
        )
        left |= prerequisites.objects(now for now, wanted in texts if now != wanted)
    kept = prerequisites.objects(desired.extra_files.values()) if left else {}
    return sorted(filter(None, (_named(item) for key, item in left.items() if key not in kept)))


def _ours_in(folder: Folder, desired: Desired, held: Mapping[str, str]) -> set[str]:
    """Paths of the files that an earlier run has written."""
    base = f"{folder.path(desired)}/"
    tree = {path.removeprefix(base): text for path, text in held.items() if path.startswith(base)}
    return {f"{base}{name}" for name in folder.named(tree, _owners(desired))}


def _named(item: Object) -> str:
    """Empty for what Flux keeps."""
    group, kind, namespace, name = prerequisites.identity(item)
    place = f"{kind} {'/'.join(filter(None, (namespace, name)))}"
    if pruning.left_alone(item):
        return ""
    if kind == "Namespace":
        return f"{place} and everything in it"
    flux = group.endswith(prerequisites.FLUX.removeprefix("."))
    delivers = kind in DELIVERERS and flux and pruning.prunes(item)
    return f"{place} and what it delivered" if delivers else place


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


def _check_named(folder: Folder, desired: Desired, held: Mapping[str, str]) -> None:
    for path, names_them in _users_own(folder, desired, held):
        if not names_them:
            raise Refused(
                path,
                f"does not name {folder.name}",
                f"Add `- {folder.name}` to its resources; without it Flux would not keep "
                f"{folder.contents} of cluster {desired.cluster}.",
            )


def _check_not_named(folder: Folder, desired: Desired, held: Mapping[str, str]) -> None:
    for path, names_them in _users_own(folder, desired, held):
        if names_them:
            raise Refused(
                path,
                f"names {folder.name}, which cluster {desired.cluster} has no more",
                f"Remove `- {folder.name}` from its resources; Flux cannot build a folder "
                "that is not there. Flux then deletes what is in it.",
            )


def _users_own(
    folder: Folder, desired: Desired, held: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """A kustomization.yaml in the folder that Flux begins with, and whether it names ours."""
    for name in prerequisites.KUSTOMIZATIONS:
        path = posixpath.normpath(f"{desired.base}/{name}")
        if path in held:
            yield path, folder.name in prerequisites.resources(held[path])
