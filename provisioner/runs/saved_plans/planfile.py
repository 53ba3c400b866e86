"""The file of a stack's saved plan: Terraform's plan and the pairing decisions. Terraform's plan
contains secrets in clear text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.runs.removal.choices import Choices
from provisioner.runs.saved_plans import archive
from provisioner.runs.saved_plans.archive import DECISIONS, HANDOVER, TERRAFORM, Head
from provisioner.terraform.plans import StateVersion

LOCK = "terraform.lock.hcl"


class SavedPlan(Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`sources` are checksums of the synthesised files by name. `changes` is whether Terraform's
    plan would change anything. `choices` is what the command line said about clusters that leave,
    `leaving` how each of them leaves. `only` and `skip`: which clusters are paired."""

    made: str
    stack: str
    context: dict[str, str]
    sources: dict[str, str]
    state: StateVersion
    changes: bool
    choices: Choices
    leaving: tuple[LeavingPlan, ...]
    clusters: tuple[ClusterPlan, ...]
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contents:
    """`terraform` is Terraform's plan file; `lock` is its dependency lock file, if the stack has
    providers."""

    saved: SavedPlan
    terraform: bytes
    lock: bytes | None


def write(file: Path, contents: Contents) -> None:
    """Atomically, with mode 0600."""
    members = {TERRAFORM: contents.terraform}
    if contents.lock is not None:
        members[LOCK] = contents.lock
    archive.write(file, contents.saved, members)


def read(file: Path) -> Contents:
    """BadInput for anything but an intact plan of a stack saved by this very version."""
    members = archive.read(file)
    if HANDOVER in members:
        raise BadInput(
            f"saved plan {file}",
            "is the plan of a handover, not of a stack",
            f"Apply it with `provisioner pair {file}`.",
        )
    if TERRAFORM not in members or members.keys() - {DECISIONS, TERRAFORM, LOCK}:
        raise archive.damaged(file)
    saved = archive.decoded(file, members, SavedPlan)
    return Contents(saved=saved, terraform=members[TERRAFORM], lock=members.get(LOCK))


def sources(directory: Path) -> dict[str, str]:
    """Checksums of the files that synthesis wrote into a stack's directory, without those that
    Terraform adds there."""
    names = (file.relative_to(directory) for file in sorted(directory.rglob("*")) if file.is_file())
    ours = [
        name
        for name in names
        if not name.parts[0].startswith(".terraform") and ".tfstate" not in name.name
    ]
    return {
        name.as_posix(): hashlib.sha256((directory / name).read_bytes()).hexdigest()
        for name in ours
    }
