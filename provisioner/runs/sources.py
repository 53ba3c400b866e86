"""Where a handover comes from when nothing is synthesised: a working directory, a file, standard
input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provisioner.base.secret import Secret
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.terraform import outputs, stacks


@dataclass(frozen=True, kw_only=True)
class Handed:
    """The handover, and the private keys that Terraform keeps, by cluster."""

    fleet: Fleet
    keys: Mapping[str, Secret]


def fleet(source: str | None, binary: str, stack: str | None = None) -> Fleet:
    """From SOURCE; without one, from the only (or the named) stack of the last synthesis in this
    folder."""
    return handed(source, binary, stack).fleet


def handed(source: str | None, binary: str, stack: str | None = None) -> Handed:
    """The same, with what only the Secret step reads."""
    found, name = _found(source, binary, stack)
    return Handed(fleet=read.from_object(found, name), keys=read.keys(found))


def _found(source: str | None, binary: str, stack: str | None) -> tuple[Any, str]:
    if source is None:
        project = Path.cwd()
        directory = stacks.chosen(stacks.known(project), stack, project).directory
    elif source != "-" and Path(source).is_dir():
        directory = Path(source)
    else:
        return read.decoded(source)
    return outputs.applied(directory, binary), str(directory)
