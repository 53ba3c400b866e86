"""Where the stack goes, in which form, and under which fleet id. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from provisioner.base import files
from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover.text import Name
from provisioner.imports import names

STDOUT = "-"
UNNAMED = "imported"


@dataclass(frozen=True, kw_only=True)
class Target:
    """`file`: None where nothing is written. `form`: python or hcl."""

    form: str
    fleet: str
    file: Path | None = None


def target(out: str | None, form: str | None, fleet: str | None) -> Target:
    """BadInput for a file that exists, before any cluster is asked."""
    file = Path(out) if out and out != STDOUT else None
    if file:
        _must_be_new(file)
    name = fleet or (names.valid(file.stem) if file else UNNAMED)
    convert.to(Name, name, "--fleet")
    suffix = "hcl" if file and file.suffix == ".tf" else "python"
    return Target(form=form or suffix, fleet=name, file=file)


def write(target: Target, stack: str, removed: Mapping[str, str]) -> list[Path]:
    """The files written: the stack, and what each state's project needs, in a folder beside it,
    where no Terraform reads it. BadInput for a file that somebody else has made meanwhile."""
    if target.file is None:
        return []
    texts = {target.file: stack}
    for number, text in enumerate(removed.values(), 1):
        texts[target.file.with_suffix(".removed") / f"{number}.tf"] = text
    for file in texts:
        _must_be_new(file)
    for file, text in texts.items():
        files.write(file, text, hint="Name a file in a folder that you may write to.")
    return list(texts)


def _must_be_new(file: Path) -> None:
    if file.exists() or file.is_symlink():
        raise BadInput(str(file), "exists already", "Name a new file, or move that one away.")
