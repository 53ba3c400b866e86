"""Finds Terraform states: a state file, or a folder with state files and Terraform projects."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from provisioner.base.errors import BadInput

LARGEST = 200 * 2**20  # bytes; a state with a hundred clusters has 40 MB
SKIPPED = ("node_modules", "__pycache__")
BACKEND = Path(".terraform") / "terraform.tfstate"  # which back end, not a state
HINT = "Name a state file, a Terraform project, or a folder with some of them."


@dataclass(frozen=True, kw_only=True)
class State:
    """`place`: the file, or the folder of the project, whose back end holds the state."""

    place: Path
    text: str = field(repr=False)  # holds secrets


def find(place: Path, binary: str) -> list[State]:
    """In the order of their names. BadInput where there is none."""
    if place.is_file():
        return [State(place=place, text=_read(place))]
    if not place.is_dir():
        raise BadInput(str(place), "no such file or folder", HINT)
    states = [state for folder in _folders(place) for state in _in(folder, binary)]
    if not states:
        raise BadInput(str(place), "no Terraform state in it", HINT)
    return states


def _folders(place: Path) -> Iterator[Path]:
    for name, inner, _files in os.walk(place):
        inner[:] = sorted(folder for folder in inner if folder[0] != "." and folder not in SKIPPED)
        yield Path(name)


def _in(folder: Path, binary: str) -> Iterator[State]:
    """A project that has been initialised is asked by Terraform, wherever its state is."""
    if (folder / BACKEND).is_file():
        from provisioner.terraform.runner import Terraform

        terraform = Terraform(folder, binary, sink=lambda _event: None)
        yield State(place=folder, text=terraform.state())
        return
    for file in sorted(folder.glob("*.tfstate")):
        yield State(place=file, text=_read(file))


def _read(file: Path) -> str:
    try:
        if (size := file.stat().st_size) > LARGEST:
            raise BadInput(str(file), f"has {size / 2**20:.0f} MB, too much for a state", HINT)
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(str(file), "is not a text file", HINT) from error
    except OSError as error:
        raise BadInput(str(file), f"cannot be read: {error.strerror}") from error
