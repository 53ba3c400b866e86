"""Reads the manifests at a path of this machine: one file, or all in a folder, within limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput

ENDINGS = (".yaml", ".yml", ".json")
MOST = 500  # files of one folder
RELATIVE = "A relative path begins at the folder that provisioner runs in."


def texts(path: str, subject: str) -> dict[str, str]:
    """Text by file name, or by path below the folder, sorted. BadInput with this subject if there
    is none, or too much of it."""
    root = Path(path)
    try:
        names = _names(root, subject)
        read = {name: yaml_reader.file(root / name if root.is_dir() else root) for name in names}
    except OSError as error:
        cause = f"{error.filename or path} cannot be read: {error.strerror}"
        raise BadInput(subject, cause, RELATIVE) from error
    if (size := sum(map(len, read.values()))) > yaml_reader.LARGEST:
        raise yaml_reader.too_large(f"{subject}: {path}", size)
    return read


def _names(root: Path, subject: str) -> list[str]:
    if not root.is_dir():
        return [root.name]
    names = []
    for name in _below(root):
        names.append(name)
        if len(names) > MOST:
            hint = "Name a folder that has manifests only."
            raise BadInput(subject, f"{root} has more than {MOST} manifests", hint)
    if not names:
        hint = f"Manifests end in {', '.join(ENDINGS)}."
        raise BadInput(subject, f"no manifest is in {root}", hint)
    return sorted(names)


def _below(root: Path) -> Iterator[str]:
    """Without hidden files and folders."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield (Path(folder) / name).relative_to(root).as_posix()
