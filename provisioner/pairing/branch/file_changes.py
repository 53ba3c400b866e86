"""Which of our files are to be written, decided once for all clusters of a repository, and the
message of the one commit."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence

from provisioner.base import yaml_reader
from provisioner.base.errors import ProvisionerError, Refused
from provisioner.flux import files, sops_rules
from provisioner.git.clone import Clone, Files
from provisioner.pairing.branch import (
    adoption,
    flux_instance,
    identity_file,
    own_folders,
    rename,
    templates,
)
from provisioner.pairing.branch.encryption import new_key, rules
from provisioner.pairing.branch.kustomize import confined, image_pins
from provisioner.pairing.branch.moving import contents, former_files
from provisioner.pairing.run.desired_state import OWNER, Desired, Names
from provisioner.pairing.run.repository_state import FileChanges, Move, Published, texts_at

LFS = "version https://git-lfs.github.com/spec/"
OBSTACLE = "provisioner never overwrites your files. Move this one, or declare another path."


def decide_all(clone: Clone, members: Sequence[Desired]) -> FileChanges:
    """For every cluster, at the branch's head. A refusal of one stops no other."""
    held: dict[str, Files] = {desired.cluster: {} for desired in members}
    writes: dict[str, dict[str, str | None]] = {desired.cluster: {} for desired in members}
    moves: dict[str, Move] = {}
    refused: dict[str, ProvisionerError] = {}
    pruned: dict[str, list[str]] = {}
    for desired in members:
        name = desired.cluster
        try:
            held[name], place = read(clone, desired), rename.origin(clone, desired)
            if change := rename.move(clone, desired, place):
                moves[name], held[name] = change, _as_moved(clone, desired, place)
            own_folders.check_free(clone, desired, place)
            own_folders.check_delivered(clone, desired)
            confined.check(clone, desired, held[name], place)
            flux_instance.check(clone, desired)
            contents.check(clone, desired)
            rules.check(clone, desired, held[name])
            writes[name] = _unobstructed(clone, desired, held[name], place)
            new_key.check(desired, writes[name])
            pruned[name] = own_folders.pruned(desired, held[name])
        except ProvisionerError as error:
            refused[name] = error
    accepted = [one for one in members if one.cluster not in refused]
    _share_identities(accepted, held, writes)
    rules.share(accepted, held, writes)
    new_key.encrypt(clone, accepted, writes)
    return FileChanges(
        head=clone.head, held=held, writes=writes, refused=refused, moves=moves, pruned=pruned
    )


def _as_moved(clone: Clone, desired: Desired, place: Names) -> Files:
    """Our files at another place, by the paths that they will have."""
    texts = clone.files(place.directory)
    wanted = [*desired.files, identity_file.path(desired)]
    names = {path: path.rpartition("/")[2] for path in wanted}
    own = {path: texts[name] for path, name in names.items() if name in texts}
    own |= former_files.held(clone, desired)
    return own | own_folders.held(clone, desired, place) | rules.held(clone, desired)


def _share_identities(
    members: Sequence[Desired],
    held: Mapping[str, Files],
    writes: Mapping[str, dict[str, str | None]],
) -> None:
    """Clusters that share a path share its record: each writes all of their entries."""
    by_path: dict[str, list[Desired]] = {}
    for desired in members:
        by_path.setdefault(identity_file.path(desired), []).append(desired)
    for path, sharing in by_path.items():
        text = held[sharing[0].cluster].get(path)
        if (merged := identity_file.render(sharing, text)) != text:
            for desired in sharing:
                writes[desired.cluster][path] = merged


def read(clone: Clone, desired: Desired, revision: str | None = None) -> Files:
    """Our files as a revision (by default the head) holds them, by path."""
    own = texts_at(clone, [*desired.files, identity_file.path(desired)], revision)
    own |= own_folders.held(clone, desired, desired, revision)
    own |= former_files.held(clone, desired, revision)
    return own | rules.held(clone, desired, revision)


def _unobstructed(
    clone: Clone, desired: Desired, held: Files, place: Names
) -> dict[str, str | None]:
    """What is to be written, if nothing else is in its place, such as a symlink or a submodule.
    `place`: where our files are before the commit."""
    changes = decide(desired, held)
    folders: dict[str, list[str]] = {}
    for path in changes:
        if path == sops_rules.NAME:
            folders["."] = [path]
            continue
        before = posixpath.normpath(f"{place.base}/{posixpath.relpath(path, desired.base)}")
        folders.setdefault(posixpath.dirname(before), []).append(posixpath.basename(before))
    for folder, names in folders.items():
        if obstacle := clone.blocked(folder, names):
            raise Refused(f"cluster {desired.cluster}", f"{obstacle} in {desired.url}", OBSTACLE)
    return changes


def decide(desired: Desired, held: Mapping[str, str]) -> dict[str, str | None]:
    """The files to write, by path. Equal objects are left alone, so that the flux command line and
    we never commit over each other; a kustomization.yaml is the user's once it exists, but must
    name what we write. Only an upgrade, to pin the new images, and a lockdown that is turned on or
    off replace one that is still as we or Flux created it."""
    kustomization, record = desired.kustomization, identity_file.path(desired)
    for path in (desired.files.keys() | desired.extra_files.keys()) & held.keys():
        yaml_reader.check(held[path], path)
    identity_file.check(desired, held.get(record), desired.uid, replaced=desired.replaced)
    _check_owner(desired, held)
    if not desired.hub:
        adoption.check_version(desired, held)
        adoption.check(desired, held)
    if kustomization in held and not desired.hub:
        _check_kustomization(desired, held[kustomization])
    changes: dict[str, str | None] = {
        path: text
        for path, text in flux_instance.texts(desired, held).items()
        if path not in held or _outdated(desired, path, held[path], text)
    }
    changes |= own_folders.changes(desired, held)
    changes |= rules.changes(desired, held)
    changes |= former_files.removals(desired, held)
    if (
        kustomization in held
        and not desired.hub
        and (marked := _marked(desired, held)) != held[kustomization]
    ):
        changes[kustomization] = marked
    identities = identity_file.render([desired], held.get(record))
    return changes if identities == held.get(record) else {**changes, record: identities}


def _outdated(desired: Desired, path: str, held: str, text: str) -> bool:
    if path != desired.kustomization:
        return not _equal(held, text)
    if desired.instance:  # images and the lockdown are in the FluxInstance
        return False
    replaced = (desired.repinned or confined.turned(desired, held)) and image_pins.replaceable(held)
    return replaced and not _equal(held, text)


def _equal(left: str, right: str) -> bool:
    return left == right or files.same(left, right)


def _check_kustomization(desired: Desired, text: str) -> None:
    """Before anything is pushed beside it."""
    path = desired.kustomization
    if text.startswith(LFS):
        raise Refused(
            path,
            "is a pointer of Git LFS, which Flux does not follow",
            "Exclude that path from LFS in .gitattributes, and commit the file again.",
        )
    yaml_reader.load(text, path)
    names = [other.rpartition("/")[2] for other in desired.files if other != path]
    if not all(name in text for name in names):
        raise Refused(
            path,
            f"does not name {' and '.join(names)}",
            "Add them to its resources; without them Flux would remove itself.",
        )
    as_declared = desired.instance or not confined.turned(desired, text)
    locked = as_declared or image_pins.replaceable(text)
    if desired.pairing.gitops.lockdown and not locked:
        hint = "Add the patches that docs/tenants.md lists, or leave gitops.lockdown out."
        raise Refused(path, "is your own, and does not lock the controllers down", hint)


def _marked(desired: Desired, held: Mapping[str, str]) -> str:
    """The kustomization.yaml with our mark for a renamed pairing; all the rest is the user's."""
    former = [f"{OWNER}{names.owner}" for names in desired.former]
    lines = held[desired.kustomization].split("\n")
    mark = f"{OWNER}{desired.owner}"
    return "\n".join(mark if line.rstrip() in former else line for line in lines)


def is_users_own(kustomization: str | None) -> bool:
    """Whether a kustomization.yaml exists that is not as `flux bootstrap` and we create it."""
    return kustomization is not None and not files.is_ours(kustomization)


def _check_owner(desired: Desired, held: Mapping[str, str]) -> None:
    text = held.get(desired.marked_file, "")
    marked = owner(text)
    owners = ("", desired.owner, *(names.owner for names in desired.former))
    if desired.hub:
        _check_spoke_file(desired, text, marked)
        return
    if marked in owners or desired.pairing.shared_path:
        return
    fleet, _, cluster = marked.partition("/")
    raise Refused(
        f"cluster {desired.cluster}",
        f"path {desired.pairing.path} in {desired.url} belongs to cluster {cluster} of fleet "
        f"{fleet}",
        f"Choose another path; if that cluster is gone, remove {desired.directory} from Git.",
    )


def owner(text: str) -> str:
    """The pairing that a file of ours is marked with, as `fleet/cluster`; empty where there is no
    mark."""
    line = next((line for line in text.splitlines() if line.startswith(OWNER)), "")
    return line.removeprefix(OWNER).strip()


def _check_spoke_file(desired: Desired, text: str, marked: str) -> None:
    """Nothing else writes below the path of a hub's spokes."""
    if text and marked != desired.owner:
        whose = f"belongs to {marked}" if marked else "is somebody else's"
        path = f"{desired.spoke_file} in {desired.url}"
        raise Refused(f"cluster {desired.cluster}", f"{path} {whose}", OBSTACLE)


def replaced_version(desired: Desired, changes: FileChanges) -> str:
    """The other version of Flux whose files are replaced, or an empty text."""
    version = adoption.version_in(desired, changes.held[desired.cluster])
    return version if version != desired.pairing.gitops.flux_version else ""


def published(
    clone: Clone,
    changes: FileChanges,
    *,
    commit: str | None = None,
    changed: Collection[str] | None = None,
    pending: Mapping[str, ProvisionerError] | None = None,
    how: str = "",
) -> Published:
    """What became of the changes. `commit` made them for the clusters that are `changed`, by
    default those with files to write."""
    writes = changes.writes
    names = {name for name, files in writes.items() if files} if changed is None else set(changed)
    return Published(
        clone=clone,
        texts={name: changes.texts(name) for name in writes},
        written={name: list(files) for name, files in writes.items()},
        commits={name: commit if name in names else None for name in writes},
        refused=changes.refused,
        pending=pending or {},
        how=how,
        pruned=changes.pruned,
    )


MESSAGE = """\
{{ subject }}

{% for line in renames -%}
- {{ line }}
{% endfor -%}
{% for path in paths -%}
- {{ path }}
{% endfor %}
Fleet: {{ fleet }}
"""


def message(members: Sequence[Desired], changes: FileChanges) -> str:
    changed = [desired for desired in members if changes.writes[desired.cluster]]
    renamed = [desired for desired in changed if desired.former]
    renames = [f"cluster {_rename(desired)}" for desired in renamed]
    return templates.render(
        MESSAGE,
        subject=_subject(changed, renamed, changes),
        fleet=members[0].fleet,
        renames=renames + [f"{one.old} moves to {one.new}" for one in changes.moves.values()],
        paths=list(dict.fromkeys(path for one in changed for path in changes.writes[one.cluster])),
    )


def _subject(changed: Sequence[Desired], renamed: Sequence[Desired], changes: FileChanges) -> str:
    if changed == renamed:
        return f"Rename {', '.join(map(_rename, renamed))}"
    clusters = ", ".join(desired.cluster for desired in changed)
    if changed and all(desired.moving for desired in changed):
        return f"Move {clusters} to {', '.join(sorted(set(map(_deliverer, changed))))}"
    if any(new_key.replaced(desired) for desired in changed):
        return f"Encrypt the files of {clusters} to a new key"
    versions = ", ".join(sorted({desired.pairing.gitops.flux_version for desired in changed}))
    if any(replaced_version(desired, changes) for desired in changed):
        return f"Upgrade {clusters} to Flux {versions}"
    return f"Pair {clusters} with Flux {versions}"


def _deliverer(desired: Desired) -> str:
    return f"hub {desired.hub.cluster}" if desired.hub else "controllers of its own"


def _rename(desired: Desired) -> str:
    return f"{desired.former[0].cluster} to {desired.cluster}"
