"""`provisioner apply`: a Terraform command of the user's, then pairing from its directory."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Note, Sink
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.runs.sources import Source
from provisioner.terraform import wrapped
from provisioner.terraform.runner import Terraform
from provisioner.terraform.wrapped import Command

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report

BEFORE = "provisioner-handover.before.json"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """`source`: where the handover is read afterwards. `apply` runs the command."""

    command: Command
    source: Source
    apply: Callable[[], None]


def apply(wish: Wish, sink: Sink, chosen: Options) -> Report:
    from provisioner.pairing import pair

    check(wish)
    before = _handed_over(wish.source)
    with chosen.audit.writing("terraform", "apply", str(wish.source.place), step="apply"):
        wish.apply()
    handover = wish.source.handover()
    _report_departed(before, handover.fleet, Path(str(wish.source.place)), sink)
    handover.fleet.check_paired(chosen.new_clusters | chosen.renamed)
    return pair.pair(handover.fleet, sink, dataclasses.replace(chosen, keys=handover.keys))


def check(wish: Wish) -> None:
    """BadInput for a command that is not to be run, a saved plan that destroys included."""
    wrapped.check(wish.command, os.environ)
    if not wish.command.plan:
        return
    terraform = Terraform(wish.command.directory, wish.command.binary, sink=lambda _event: None)
    plan = terraform.show(Path(wish.command.plan), changes=True)
    if not plan.hands_over:
        raise BadInput(
            f"saved plan {wish.command.plan}",
            f"leaves no output `{OUTPUT}`: it destroys, or belongs to another configuration",
            wrapped.UNPAIR.format(name=terraform.name),
        )


def _handed_over(source: Source) -> Fleet | None:
    """None where nothing was applied yet, or where it cannot be read: the apply will say why."""
    try:
        return source.fleet()
    except ProvisionerError:
        return None


def _report_departed(before: Fleet | None, after: Fleet, directory: Path, sink: Sink) -> None:
    """Clusters that have left are not unpaired: Terraform may have destroyed them, and nobody was
    asked. The handover from before is kept, for `unpair` needs it."""
    departed = departures(before, after)
    if before is None or not departed:
        return
    file = directory / BEFORE
    files.write(file, msgspec.json.encode(before))
    names = " ".join(departed)
    text = (
        f"No longer in the handover, and not unpaired: {', '.join(departed)}. Run `provisioner "
        f"unpair {file} {names}`, with --gone NAME for each that no longer exists."
    )
    sink(Note(text=text, level="warning"))


def departures(before: Fleet | None, after: Fleet) -> list[str]:
    """Paired clusters that are no longer paired, if it is the same fleet."""
    if before is None or before.fleet != after.fleet:
        return []
    return sorted(before.pairings.keys() - after.pairings.keys())
