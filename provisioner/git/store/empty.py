"""A new repository without anything in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from provisioner.git.store.commits import identity
from provisioner.handover.repositories.base import Delivery

# A clone lives as long as a run: looking for garbage or unpacking would only be more processes.
CONFIG = """\
[core]
\trepositoryformatversion = 0
\tbare = true
[gc]
\tauto = 0
[maintenance]
\tauto = false
"""


def runner(folder: Path, branch: str, delivery: Delivery) -> Any:
    """A git.Git in it, which commits as `delivery` says."""
    from provisioner.git import package

    _lay_out(folder, branch)
    made = package.runner(str(folder))
    # LC_ALL: faults.py recognises errors by their English words.
    made.update_environment(GIT_DIR=str(folder), LC_ALL="C", **identity(delivery.author))
    return made


def _lay_out(folder: Path, branch: str) -> None:
    """What `git init --bare` makes, less its templates, without a process."""
    for name in ("objects", "refs/heads"):
        (folder / name).mkdir(parents=True)
    (folder / "HEAD").write_text(f"ref: refs/heads/{branch}\n")
    (folder / "config").write_text(CONFIG)
