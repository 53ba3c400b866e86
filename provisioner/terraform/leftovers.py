"""The files of the local back end after everything is destroyed."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from provisioner.terraform import stacks
from provisioner.terraform.stacks import Stack


def remove(stack: Stack) -> list[Path]:
    """Remove the stack's local state and its backup if the state is empty; the removed files."""
    kind, settings = stacks.backend(stack)
    # In another workspace the state lies elsewhere.
    if kind != "local" or os.environ.get("TF_WORKSPACE", "default") != "default":
        return []
    state = stack.directory / settings.get("path", "terraform.tfstate")
    if not _empty(state):
        return []
    files = [state, state.with_name(f"{state.name}.backup")]
    removed = [file for file in files if file.exists()]
    for file in removed:
        file.unlink()
    return removed


def _empty(state: Path) -> bool:
    """False for a file that cannot be read as a state: it is not ours to remove then."""
    try:
        content = msgspec.json.decode(state.read_bytes())
        return not content["resources"] and not content.get("outputs")
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return False
