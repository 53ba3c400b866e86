"""Files left in a folder for somebody else to commit: laid out as in the repository, often a
checkout of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from provisioner.base import files
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.branch import file_changes
from provisioner.pairing.branch.file_changes import Decided
from provisioner.pairing.run.desired_state import Desired


def check(repository: Repository) -> None:
    """BadInput when nothing can be written there."""
    place = Path(repository.folder or "").absolute()
    nearest = next(path for path in (place, *place.parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise BadInput(str(place), "cannot be written to", "Declare another folder.")


def write(repository: Repository, all_desired: Sequence[Desired], decided: Decided) -> Path:
    """Write what the branch lacks and the folder lacks too; what is equal there is left alone, and
    a kustomization.yaml of the user's as well. One cluster's refusal stops no other."""
    root = Path(repository.folder or "").absolute()
    for desired in all_desired:
        place = root / desired.directory
        try:
            for name, text in file_changes.decide(desired, _held(place)).items():
                files.write(place / name, text, hint="Declare another folder.")
        except ProvisionerError as error:
            decided.refused[desired.cluster] = error
    return root


def _held(place: Path) -> dict[str, str]:
    found = {}
    for name in file_changes.NAMES:
        path = place / name
        if path.is_symlink():
            raise BadInput(str(path), "is a symlink", file_changes.OBSTACLE)
        if path.is_file():
            found[name] = path.read_text(errors="replace")
    return found
