"""The clusters that a saved plan is of."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.fleets.selection import Selection
from provisioner.runs.run import Run


def agreed(run: Run, file: Path, only: Sequence[str], skip: Sequence[str]) -> Run:
    """The run with the selection of the plan. BadInput if this command line has another one."""
    given, saved = run.settings.selection, Selection(only=only, skip=skip)
    if given.given and (set(given.only), set(given.skip)) != (set(only), set(skip)):
        raise BadInput(
            f"saved plan {file}",
            f"contradicts the options of this command: it is of {saved}, not of {given}",
            "Leave these options out, or save a plan with them.",
        )
    return dataclasses.replace(run, settings=dataclasses.replace(run.settings, selection=saved))
