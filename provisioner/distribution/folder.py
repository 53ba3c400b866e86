"""A distribution as a folder: its files and its checksum."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LAYOUT = (
    "Lay it out as the Flux release's manifests.tar.gz: one file per component, rbac.yaml, "
    "policies.yaml."
)


def read(path: Path) -> dict[str, str]:
    """The text of the manifests by name, and of VERSION if any. Other files are ignored."""
    try:
        files = sorted(
            entry for entry in path.iterdir() if entry.suffix == ".yaml" or entry.name == "VERSION"
        )
        return {entry.name: entry.read_text(encoding="utf-8") for entry in files}
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Flux distribution {path}", "contains a file that is not UTF-8 text", LAYOUT
        ) from error
    except OSError as error:
        raise BadInput(
            f"Flux distribution {error.filename}", f"cannot be read: {error.strerror}"
        ) from error


def sha256(files: Mapping[str, str]) -> str:
    """Of sorted names and contents: the same wherever the folder is."""
    total = hashlib.sha256()
    for name in sorted(files):
        data = files[name].encode()
        total.update(f"{name} {len(data)}\n".encode() + data)
    return f"sha256:{total.hexdigest()}"
