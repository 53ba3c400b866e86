"""Writes rendered files to a folder, and touches no folder of anybody else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provisioner.base import files, yaml_reader
from provisioner.base.errors import BadInput


def write(folder: Path, content: Mapping[str, str], *, marker: str, name: str) -> str:
    """A line that says what was written. `content` by path in the folder; one of these, `marker`,
    has the `name`. BadInput if the folder holds anything else than earlier files of that name."""
    _check(folder, marker, name)
    changed = [path for path, text in content.items() if _write(folder / path, text)]
    if not changed:
        return f"{folder}: unchanged"
    return f"{folder}: {len(changed)} of {len(content)} files written"


def _check(folder: Path, marker: str, name: str) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    if _name(folder / marker) != name:
        raise BadInput(
            str(folder),
            f"is not empty, and has no {marker} of an earlier release of {name}",
            "Name a new folder.",
        )


def _name(path: Path) -> Any:
    """Of the Kustomization or the chart."""
    try:
        document = yaml_reader.load(yaml_reader.file(path), str(path))[0]
        return document.get("name") or document["metadata"]["name"]
    except (OSError, BadInput, LookupError, AttributeError, TypeError):
        return None


def _write(path: Path, text: str) -> bool:
    """Whether the file has changed."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    files.write(path, text)
    return True
