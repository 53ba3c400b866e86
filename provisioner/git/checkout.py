"""A folder of the user's that is, or may be, a checkout: the texts that Git has or would take."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput, ProvisionerError


def texts(folder: Path) -> dict[str, str]:
    """By path below the folder. Ignored files, links, binary and very large ones are left out."""
    if not folder.is_dir():
        raise BadInput(str(folder), "is not a folder", "Name a checkout of a repository.")
    paths = _tracked(folder) if (folder / ".git").exists() else _all(folder)
    read = ((path, _text(folder, path)) for path in sorted(paths))
    return {path: text for path, text in read if text is not None}


def _tracked(folder: Path) -> list[str]:
    """Those that are in Git, or would be if everything was added."""
    from provisioner.git import package

    runner = package.runner(str(folder))
    arguments = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = runner.execute(arguments, strip_newline_in_stdout=False)
    except (package.GitCommandError, package.GitCommandNotFound) as error:
        cause = str(getattr(error, "stderr", "")).strip() or "git cannot list its files"
        raise ProvisionerError(str(folder), cause, "Run `git status` there.") from None
    return [path for path in str(listed).split("\0") if path]


def _all(folder: Path) -> Iterator[str]:
    for above, _, names in os.walk(folder):
        for name in names:
            yield (Path(above) / name).relative_to(folder).as_posix()


def _text(folder: Path, path: str) -> str | None:
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return None
    try:
        text = yaml_reader.file(file)
    except ProvisionerError:  # too large
        return None
    except OSError as error:
        raise BadInput(str(file), f"cannot be read: {error.strerror}") from None
    return None if "\0" in text else text
