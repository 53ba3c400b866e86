"""`provisioner down`: unpair, destroy, leave nothing behind."""

from __future__ import annotations

import time

from provisioner.base.events import Note, Report, Sink
from provisioner.runs import leaving, reports, settings
from provisioner.runs.leaving import Leaving
from provisioner.runs.settings import Settings
from provisioner.runs.up import Confirm
from provisioner.terraform import leftovers, outputs
from provisioner.terraform.runner import scratch


def down(told: Settings, sink: Sink, confirm: Confirm) -> Report:
    """Unpair every cluster while it still answers, then destroy exactly what `confirm` was
    shown."""
    began = time.monotonic()
    stack = settings.existing(told, sink)
    terraform = settings.initialised(stack, told, sink)
    before = outputs.previous(terraform)
    report = Report(fleet=before.fleet if before else "", clusters=[])
    with scratch() as folder:
        plan = terraform.plan(folder / "plan", destroy=True)
        if plan.changes:
            confirm(plan)
            doomed = Leaving(doomed=frozenset(before.pairings if before else ()))
            left = leaving.unpair(before, doomed, sink, told.pairing) or [report]
            report = reports.joined(left, changed=True, since=began)
            if report.exit_code:
                sink(
                    Note(
                        text="Nothing is destroyed: not every pairing could be ended.",
                        level="error",
                    )
                )
                return report
            terraform.apply(folder / "plan")
        else:
            sink(Note(text=f"Stack {stack.name}: nothing to take down."))
    leftovers.remove(stack)
    return reports.joined([report], changed=plan.changes, since=began)
