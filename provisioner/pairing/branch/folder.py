"""Files left in a folder for somebody else to commit: laid out as in the repository, often a
checkout of it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.branch import file_changes
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
            for path, text in file_changes.decide(desired, _held(root, desired)).items():
                _write(root / path, text)
        except ProvisionerError as error:
            refused[desired.cluster] = error
    return root, dataclasses.replace(changes, refused=refused)


def _place(repository: Repository) -> Path:
    return Path(repository.folder or "").absolute()


def _held(root: Path, desired: Desired) -> dict[str, str]:
    held = {}
    for path in desired.files:
        file = root / path
        if file.is_symlink():
            raise BadInput(str(file), "is a symlink", file_changes.OBSTACLE)
        if file.is_file():
            held[path] = file.read_text(errors="replace")
    return held


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_name(f".{file.name}.half")
        half.write_text(text)
        half.replace(file)
    except OSError as error:
        raise BadInput(
            str(file), f"cannot be written: {error.strerror}", "Declare another folder."
        ) from error
