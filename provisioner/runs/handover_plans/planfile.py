"""The file of a handover's saved plan: the handover itself and the pairing decisions. It holds no
secret: private keys that Terraform keeps are read again from where the handover came from."""

from __future__ import annotations

from pathlib import Path

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import json_text
from provisioner.handover import read as handovers
from provisioner.handover.fleet import Fleet
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.runs.saved_plans import archive
from provisioner.runs.saved_plans.archive import DECISIONS, HANDOVER, TERRAFORM, Head


class SavedHandoverPlan(Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`source`: SOURCE as it was named. `new_clusters` and `renamed`: what the command line said of
    clusters that were made again, and of entries that had other names. `only`, `skip` and
    `shard` (as I/N): which clusters it selected."""

    made: str
    source: str
    new_clusters: tuple[str, ...]
    renamed: tuple[str, ...]
    clusters: tuple[ClusterPlan, ...]
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    shard: str = ""


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    saved: SavedHandoverPlan
    fleet: Fleet


def write(file: Path, contents: Contents) -> None:
    """Atomically, with mode 0600."""
    handover = msgspec.json.format(msgspec.json.encode(contents.fleet))
    archive.write(file, contents.saved, {HANDOVER: handover})


def read(file: Path) -> Contents:
    """BadInput for anything but an intact plan of a handover saved by this very version."""
    members = archive.read(file)
    if TERRAFORM in members:
        raise BadInput(
            f"saved plan {file}",
            "is the plan of a stack, not of a handover",
            f"Apply it with `provisioner up {file}`.",
        )
    if members.keys() != {DECISIONS, HANDOVER}:
        raise archive.damaged(file)
    saved = archive.decoded(file, members, SavedHandoverPlan)
    decoded = json_text.decoded(members[HANDOVER], f"saved plan {file}", archive.AGAIN)
    return Contents(saved=saved, fleet=handovers.from_object(decoded, f"saved plan {file}"))
