"""Temporary folders that only their owner can enter, and that do not outlive a killed run for long.

All are in one private folder. Beside each is an empty file whose name says which process holds it;
the first temporary folder of a run removes those of processes that have ended.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from provisioner.base import holders
from provisioner.base.errors import BadInput, ProvisionerError

# Short, because a folder may hold sockets, whose paths are limited to about 100 characters.
ROOT = "provisioner-{user}"
SEPARATOR = "~"
TRIES = 20

_swept: set[Path] = set()
_sweeping = threading.Lock()


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new one, removed when the block is left. BadInput if somebody else could enter it."""
    made, held = _made()
    try:
        yield made
    finally:
        _remove(made, held)
        with contextlib.suppress(OSError):
            made.parent.rmdir()  # unless another folder is in it


def sweep(root: Path) -> None:
    """Remove what processes of this user have left here. A process that cannot be judged, because
    it is another container's for example, keeps its folders."""
    for held in root.glob(f"*{SEPARATOR}*"):
        name, _, holder = held.name.partition(SEPARATOR)
        # Any other name is not ours: an empty one would be the root, `..` the whole of TMPDIR.
        if name.isalnum() and holders.dead(holder.replace(SEPARATOR, "/")):
            _remove(root / name, held)


def _root() -> Path:
    path = Path(tempfile.gettempdir()) / ROOT.format(user=os.getuid())
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
    # Somebody else may have made it first: the folder above is everybody's.
    state = path.lstat()
    private = stat.S_ISDIR(state.st_mode) and not state.st_mode & 0o077
    if not private or state.st_uid != os.getuid():
        cause = "is not a folder that only you can enter"
        raise BadInput(str(path), cause, "Remove it, or set TMPDIR to another folder.")
    return path


def _made() -> tuple[Path, Path]:
    """A folder, and the file that names its holder."""
    for _ in range(TRIES):
        # Another thread or run may remove the root, which was empty, at any moment.
        with contextlib.suppress(FileNotFoundError, FileExistsError):
            root = _root()
            _sweep_once(root)
            return _new(root)
    hint = "Set TMPDIR to another folder."
    raise ProvisionerError(tempfile.gettempdir(), "no folder can be made in it", hint)


def _new(root: Path) -> tuple[Path, Path]:
    """The file is first, so that a kill leaves no folder without one."""
    name = secrets.token_hex(4)
    held = root / f"{name}{SEPARATOR}{holders.me().replace('/', SEPARATOR)}"
    held.touch(mode=0o600, exist_ok=False)
    try:
        (root / name).mkdir(mode=0o700)
    except OSError:  # it would stand for somebody else's folder
        held.unlink()
        raise
    return root / name, held


def _sweep_once(root: Path) -> None:
    with _sweeping:
        if root not in _swept:
            sweep(root)
            _swept.add(root)


def _remove(made: Path, held: Path) -> None:
    """The file goes last, so that what a kill leaves is still found."""
    shutil.rmtree(made, ignore_errors=True)
    if not made.exists():
        held.unlink(missing_ok=True)
