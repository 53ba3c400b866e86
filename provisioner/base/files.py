"""Files written as a whole or not at all, and folders for their owner alone."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from provisioner.base.errors import BadInput

PUBLIC, PRIVATE = 0o666, 0o600  # before the umask


def write(path: Path, content: str | bytes, *, hint: str = "") -> None:
    """Replace the file in one step, and make its folder if need be. A symlink is replaced, not
    followed. BadInput, with the old file untouched, if that is impossible; `hint` says what to
    do then."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content, PUBLIC)
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}", hint) from error


def check_writable(path: Path, *, hint: str = "") -> None:
    """BadInput if a file cannot be put there; for what is written only after long work. A folder
    that is missing is more likely a slip than one to be made."""
    try:
        if path.is_dir():
            raise BadInput(str(path), "is a directory, not a file", hint)
        if path.exists() and not path.is_symlink() and not path.is_file():
            raise BadInput(str(path), "is a device or a pipe, not a file", hint)
        if not path.parent.is_dir():
            raise BadInput(str(path), f"the folder {path.parent} does not exist", hint)
        draft = _draft(path)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
        draft.unlink()
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}", hint) from error


def write_private(path: Path, content: str | bytes) -> None:
    """The same for a file that only its owner may read, in a folder that exists."""
    try:
        _replace(path, content, PRIVATE)
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}") from error


def private_folder(path: Path) -> Path:
    """Make a folder, and those above it, that only its owner can enter."""
    if not path.parent.exists():
        private_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def _replace(path: Path, content: str | bytes, mode: int) -> None:
    data = content.encode() if isinstance(content, str) else content
    draft = _draft(path)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")
