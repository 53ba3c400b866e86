"""The clusters that a saved plan is of."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.fleets import shards
from provisioner.fleets.selection import Selection
from provisioner.fleets.shards import Shard
from provisioner.runs.run import Run


def agreed(run: Run, file: Path, only: Sequence[str], skip: Sequence[str], shard: str = "") -> Run:
    """The run with the selection of the plan. BadInput if this command line has another one."""
    given = run.settings.selection
    saved = Selection(only=only, skip=skip, shard=shards.parsed(shard) if shard else None)
    if given.given and _compared(given) != _compared(saved):
        raise BadInput(
            f"saved plan {file}",
            f"contradicts the options of this command: it is of {saved}, not of {given}",
            "Leave these options out, or save a plan with them.",
        )
    return dataclasses.replace(run, settings=dataclasses.replace(run.settings, selection=saved))


def _compared(selection: Selection) -> tuple[set[str], set[str], Shard | None]:
    return set(selection.only), set(selection.skip), selection.shard
