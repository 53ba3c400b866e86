"""The story of `import`: look at every context, describe what is there, write it down."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Note, Sink
from provisioner.base.run_context import RunContext
from provisioner.handover.fleet import Fleet
from provisioner.imports import contexts, entries, output, reporting
from provisioner.imports.contexts import Options
from provisioner.imports.describe import Settings
from provisioner.imports.entries import Imported
from provisioner.imports.output import Target
from provisioner.imports.written import python
from provisioner.reports.model import Report


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """`kubeconfig`: None means KUBECONFIG or ~/.kube/config. `every`: all its contexts."""

    kubeconfig: str | None = None
    contexts: Sequence[str] = ()
    every: bool = False
    settings: Settings = field(default_factory=Settings)
    options: Options = field(default_factory=Options)


def imported(wanted: Wanted, run: RunContext) -> Imported:
    """Only reads."""
    chosen = contexts.chosen(wanted.kubeconfig, wanted.contexts, every=wanted.every)
    reached = contexts.reached(chosen, wanted.options, run)
    return entries.named(reached, wanted.settings)


def run(wanted: Wanted, target: Target, sink: Sink) -> Report:
    """Look, describe, write; the report says how each cluster is taken."""
    started = time.monotonic()
    found = imported(wanted, RunContext())
    fleet = found.fleet(target.fleet)
    if target.file and fleet.pairings:
        output.write(target.file, text(found, fleet, target.form))
        sink(Note(text=written(target)))
    return reporting.report(found, fleet, seconds=time.monotonic() - started)


def printed(wanted: Wanted, target: Target) -> tuple[str, Report]:
    """The stack, and the report; without a stack where nothing can be described."""
    found = imported(wanted, RunContext())
    fleet = found.fleet(target.fleet)
    stack = text(found, fleet, target.form) if fleet.pairings else ""
    return stack, reporting.report(found, fleet)


def text(found: Imported, fleet: Fleet, form: str) -> str:
    return python.render(found, fleet)


def written(target: Target) -> str:
    return f"written: {target.file}. `provisioner plan` shows what `up` would do with it"
