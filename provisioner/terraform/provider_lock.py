"""Terraform's dependency lock file, kept in the project, so that it can be committed to Git.

Terraform reads and writes it in the stack's directory below cdktf.out, which nobody commits: every
checkout would choose its providers anew.
"""

from __future__ import annotations

from pathlib import Path

from provisioner.base import files
from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.terraform.stacks import Stack

NAME = ".terraform.lock.hcl"


def in_project(stack: Stack) -> Path:
    """Beside the state, one for each stack."""
    return stack.project / f"terraform.{stack.name}.lock.hcl"


def in_directory(stack: Stack) -> Path:
    return stack.directory / NAME


def bring(stack: Stack) -> None:
    """Before `init`: the project's file replaces the directory's. Where the project has none yet,
    the directory keeps the one that it has."""
    recorded = _read(in_project(stack))
    if recorded is not None and recorded != _read(in_directory(stack)):
        files.write(in_directory(stack), recorded)


def keep(stack: Stack, sink: Sink) -> None:
    """After `init`: what Terraform has chosen is recorded in the project. Nothing is written where
    it is the same, or where the stack needs no provider."""
    chosen, file = _read(in_directory(stack)), in_project(stack)
    if chosen is not None and chosen != _read(file):
        files.write(file, chosen, hint="Terraform's providers are recorded there.")
        sink(Note(text=f"Terraform's providers are recorded in {file.name}: commit it."))


def check(stack: Stack, planned: bytes | None, subject: str) -> None:
    """BadInput if the project records other providers than those that made a saved plan."""
    file = in_project(stack)
    if planned is not None and _read(file) not in (None, planned):
        raise BadInput(
            subject,
            f"was made with other providers: {file.name} differs",
            "Apply it with the code it was made from, or plan again.",
        )


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(str(file), f"cannot be read: {error.strerror}") from error
