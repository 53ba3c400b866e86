"""Where a handover comes from when nothing is synthesised: a working directory, a file, standard input."""

from __future__ import annotations

from pathlib import Path

from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.terraform import outputs, stacks


def fleet(source: str | None, binary: str, stack: str | None = None) -> Fleet:
    """From SOURCE; without one, from the only (or the named) stack of the last synthesis in this folder."""
    if source is None:
        project = Path.cwd()
        found = stacks.chosen(stacks.known(project), stack, project)
        return outputs.handover(found.directory, binary)
    if source != "-" and Path(source).is_dir():
        return outputs.handover(Path(source), binary)
    return read.from_file(source)
