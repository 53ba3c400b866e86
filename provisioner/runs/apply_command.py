"""`provisioner apply`: a Terraform command of the user's, then pairing from its directory."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, tools
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Note, Sink
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.runs.sources import Handover, Source
from provisioner.terraform import wrapped
from provisioner.terraform.runner import Terraform
from provisioner.terraform.wrapped import Command

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report

BEFORE = "provisioner-handover.before.json"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """`source`: where the handover is read afterwards. `apply` runs the command."""

    command: Command
    source: Source
    apply: Callable[[], None]


def apply(wanted: Wanted, sink: Sink, chosen: Options) -> Report:
    from provisioner.pairing import pair

    check(wanted)
    tools.require((tools.GIT,))
    handover = _applied(wanted, sink, chosen)
    with _something_was_changed():
        handover.fleet.check_paired(chosen.new_clusters | chosen.renamed)
        return pair.pair(handover.fleet, sink, dataclasses.replace(chosen, keys=handover.keys))


def _applied(wanted: Wanted, sink: Sink, chosen: Options) -> Handover:
    before, directory = _handed_over(wanted.source), Path(str(wanted.source.place))
    try:
        with chosen.audit.writing("terraform", "apply", str(directory), step="apply"):
            wanted.apply()
        with _something_was_changed():
            handover = wanted.source.handover()
    except BaseException:  # it may have destroyed clusters all the same
        _report_departed(before, _handed_over(wanted.source), directory, sink)
        raise
    with _something_was_changed():
        _report_departed(before, handover.fleet, directory, sink)
    return handover


@contextlib.contextmanager
def _something_was_changed() -> Iterator[None]:
    """By the command. The exit code of BadInput says that nothing was."""
    try:
        yield
    except BadInput as error:
        raise ProvisionerError(error.subject, error.cause, error.hint) from error


def check(wanted: Wanted) -> None:
    """BadInput for a command that is not to be run, a saved plan that destroys included."""
    wrapped.check(wanted.command, os.environ)
    if not wanted.command.plan:
        return
    terraform = Terraform(wanted.command.directory, wanted.command.binary, sink=lambda _event: None)
    plan = terraform.show(Path(wanted.command.plan), changes=True)
    if not plan.hands_over:
        raise BadInput(
            f"saved plan {wanted.command.plan}",
            f"leaves no output `{OUTPUT}`: it destroys, or belongs to another configuration",
            wrapped.UNPAIR.format(name=terraform.name),
        )


def _handed_over(source: Source) -> Fleet | None:
    """None where nothing is applied, or where it cannot be read: the command will say why."""
    try:
        return source.fleet()
    except ProvisionerError:
        return None


def _report_departed(
    before: Fleet | None, after: Fleet | None, directory: Path, sink: Sink
) -> None:
    """Clusters that have left are not unpaired: Terraform may have destroyed them, and nobody was
    asked. The handover from before is kept, for `unpair` needs it."""
    departed = departures(before, after)
    if before is None or not departed:
        return
    file, names = _kept(before, directory), " ".join(departed)
    gone = "No longer in the handover, and not" if after else "The handover cannot be read. Not"
    text = (
        f"{gone} unpaired: {', '.join(departed)}. Run `provisioner unpair {file} {names}`, with "
        "--gone NAME for each that no longer exists."
    )
    sink(Note(text=text, level="warning"))


def _kept(before: Fleet, directory: Path) -> Path:
    """A file with the handover. Those of earlier runs stay: their clusters may still be paired."""
    content, number = msgspec.json.encode(before), 1
    file = directory / BEFORE
    while file.exists() and file.read_bytes() != content:
        number += 1
        file = (directory / BEFORE).with_suffix(f".{number}.json")
    files.write(file, content)
    return file


def departures(before: Fleet | None, after: Fleet | None) -> list[str]:
    """Paired clusters that are no longer paired, if it is the same fleet."""
    if before is None or (after and before.fleet != after.fleet):
        return []
    return sorted(before.pairings.keys() - (after.pairings.keys() if after else set()))
