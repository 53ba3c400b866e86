"""The story of `import`: look at every context, describe what is there, write it down."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.base.run_context import RunContext
from provisioner.handover.fleet import Fleet
from provisioner.imports import contexts, entries, output, reporting
from provisioner.imports.contexts import Options
from provisioner.imports.describe import Settings
from provisioner.imports.entries import Imported
from provisioner.imports.output import Target
from provisioner.imports.states import files, resources
from provisioner.imports.written import hcl, python, removed
from provisioner.reports.model import Report

FORMS = {"python": python.render, "hcl": hcl.render}
NOTHING = "Name contexts with --context or --all-contexts, or Terraform's state with --state."


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """`kubeconfig`: None means KUBECONFIG or ~/.kube/config. `every`: all its contexts.
    `states`: files and folders."""

    kubeconfig: str | None = None
    contexts: Sequence[str] = ()
    every: bool = False
    states: Sequence[Path] = ()
    binary: str = "terraform"
    settings: Settings = field(default_factory=Settings)
    options: Options = field(default_factory=Options)


def gathered(wanted: Wanted, run: RunContext) -> Imported:
    """Only reads."""
    if not (wanted.contexts or wanted.every or wanted.states):
        raise BadInput("import", "nothing to look at", NOTHING)
    chosen = contexts.chosen(wanted.kubeconfig, wanted.contexts, every=wanted.every)
    states = [state for place in wanted.states for state in files.find(place, wanted.binary)]
    bootstraps = [each for state in states for each in resources.of(state.text, str(state.place))]
    reached = contexts.reached(chosen, wanted.options, run)
    return entries.named(reached, bootstraps, wanted.settings)


def known_hosts(file: Path | None) -> tuple[str, ...]:
    """The lines of an OpenSSH file."""
    if file is None:
        return ()
    try:
        lines = file.expanduser().read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(file), f"cannot be read: {error}") from error
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def run(wanted: Wanted, target: Target, sink: Sink) -> Report:
    """Look, describe, write; the report says how each cluster is taken."""
    started = time.monotonic()
    imported = gathered(wanted, RunContext())
    fleet = imported.fleet(target.fleet)
    if target.file:
        _write(target, imported, fleet, sink)
    for note in reporting.notes(imported):
        sink(note)
    return reporting.report(imported, fleet, seconds=time.monotonic() - started)


def _write(target: Target, imported: Imported, fleet: Fleet, sink: Sink) -> None:
    """The stack, and beside it what lets Terraform go of each state's Flux."""
    if not fleet.pairings:
        sink(Note(text=f"{target.file} is not written: there is nothing to declare"))
        return
    written = output.write(
        target, text(imported, fleet, target.form), removed.files(imported.entries)
    )
    for file in written:
        sink(Note(text=f"written: {file}"))


def printed(wanted: Wanted, target: Target) -> tuple[str, list[Note], Report]:
    """The stack, what to look at in it, and the report; no stack where nothing can be declared."""
    imported = gathered(wanted, RunContext())
    fleet = imported.fleet(target.fleet)
    stack = text(imported, fleet, target.form) if fleet.pairings else ""
    return stack, list(reporting.notes(imported)), reporting.report(imported, fleet)


def text(imported: Imported, fleet: Fleet, form: str) -> str:
    """The stack in one of FORMS."""
    return FORMS[form](imported, fleet)
