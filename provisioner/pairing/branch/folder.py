"""Files left in a folder for somebody else to commit: laid out as in the repository, often a
checkout of it."""

from __future__ import annotations

import dataclasses
import os
import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path

from provisioner.base import files, yaml_reader
from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.flux import sops_rules
from provisioner.flux.prerequisites import KUSTOMIZATIONS
from provisioner.git.store.texts import Texts
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.branch import file_changes, identity_file, own_folders
from provisioner.pairing.branch.encryption import new_key
from provisioner.pairing.branch.own_folders import Folder
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges


def check(repository: Repository) -> None:
    """BadInput when nothing can be written there."""
    place = _place(repository)
    nearest = next(path for path in (place, *place.parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise BadInput(str(place), "cannot be written to", "Declare another folder.")


def write(
    repository: Repository, members: Sequence[Desired], changes: FileChanges
) -> tuple[Path, FileChanges]:
    """Write what the folder lacks too. What is equal there is left alone, and so is a
    kustomization.yaml of the user's. A refusal of one cluster stops no other."""
    root, refused = _place(repository), dict(changes.refused)
    for desired in members:
        try:
            wanted = file_changes.decide(desired, _held(root, desired))
            wanted |= new_key.encrypted(desired, changes.writes[desired.cluster])
            for path, text in wanted.items():
                _follow_no_link(root, root / path)
                _put(root / path, text)
        except ProvisionerError as error:
            refused[desired.cluster] = error
    return root, dataclasses.replace(changes, refused=refused)


def leave(repository: Repository, texts: Mapping[str, str]) -> Path:
    """Write these files; the folder that they are in. Refused if a file there does not begin with
    the same line, which says whose it is."""
    root = _place(repository)
    for path, content in texts.items():
        file = root / path
        _follow_no_link(root, file)
        if file.exists() and _first_line(yaml_reader.file(file)) != _first_line(content):
            raise Refused(str(file), "is somebody else's", file_changes.OBSTACLE)
        _put(file, content)
    return root


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _put(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink(missing_ok=True)
    else:
        files.write(file, text, hint="Declare another folder.")


def _place(repository: Repository) -> Path:
    return Path(repository.folder or "").absolute()


def _held(root: Path, desired: Desired) -> dict[str, str]:
    held = {}
    paths = (*desired.files, identity_file.path(desired), sops_rules.NAME)
    for path in (*paths, *_extra(root, desired)):
        file = root / path
        _follow_no_link(root, file)
        if file.is_file():
            held[path] = yaml_reader.file(file)
    return held


def _extra(root: Path, desired: Desired) -> set[str]:
    """Files in our own folders, and those that decide about them: as wanted, and as they are."""
    there = {path for one in own_folders.FOLDERS for path in _written_before(root, desired, one)}
    above = {posixpath.normpath(f"{desired.base}/{name}") for name in KUSTOMIZATIONS}
    return {*desired.extra_files, *there, *(above if desired.extra_files or there else ())}


def _written_before(root: Path, desired: Desired, own: Folder) -> set[str]:
    folder = root / own.path(desired)
    paths = {one.relative_to(folder).as_posix(): one for one in folder.rglob("*") if one.is_file()}

    def read(file: str, _path: str) -> str:
        _follow_no_link(root, Path(file))
        return yaml_reader.file(Path(file))

    tree = Texts({path: str(file) for path, file in paths.items()}, read)
    return {f"{own.path(desired)}/{name}" for name in own_folders.named(own, tree, desired)}


def _follow_no_link(root: Path, file: Path) -> None:
    """Neither to the file nor on the way to it: whoever may write to a repository would choose what
    is written on this machine. How the user comes to `root` is up to them."""
    for place in (file, *file.parents):
        if place == root:
            return
        if place.is_symlink():
            raise BadInput(str(place), "is a symlink", file_changes.OBSTACLE)
