"""`provisioner down`: unpair every cluster, then destroy the stack."""

from __future__ import annotations

from provisioner.base.events import Note
from provisioner.reports.model import Report
from provisioner.runs.removal import departures, leaving
from provisioner.runs.run import Confirm, Run
from provisioner.terraform import leftovers, outputs
from provisioner.terraform.runner import scratch
from provisioner.terraform.stacks import Stack


def plan(run: Run) -> Report:
    """What `down` would do."""
    stack = run.project.existing(run.settings, run.sink)
    terraform = run.project.terraform(stack, run.settings, run.sink)
    before = outputs.previous(terraform)
    planned = terraform.plan(destroy=True)
    decided = departures.of_destroy(before, planned, run.settings.choices)
    prediction = leaving.predict(run, before, decided, run.sink)
    nothing = Report(fleet=before.fleet if before else "", clusters=[])
    return run.report(prediction.reports or [nothing], changed=planned.changes)


def down(run: Run, confirm: Confirm) -> Report:
    """Unpair every cluster while it still answers, then destroy exactly what `confirm` was
    shown."""
    stack = run.project.existing(run.settings, run.sink)
    terraform = run.project.terraform(stack, run.settings, run.sink)
    # Unlike `up`, this stops at an unreadable handover: nothing could be unpaired.
    before = outputs.previous(terraform)
    report = Report(fleet=before.fleet if before else "", clusters=[])
    with scratch() as folder:
        planned = terraform.plan(folder / "plan", destroy=True)
        if planned.changes:
            decided = departures.of_destroy(before, planned, run.settings.choices)
            prediction = leaving.predict(run, before, decided, run.sink)
            if stop := _failed(run, prediction.reports):
                return stop
            confirm(planned, prediction.plans)
            left = leaving.unpair(run, before, decided)
            # A destroyed cluster cannot be unpaired any more: its key would stay on the Git host.
            if stop := _failed(run, left):
                return stop
            report = run.report(left, changed=True) if left else report
            terraform.apply(folder / "plan")
    return _ended(run, stack, report, changed=planned.changes)


def _ended(run: Run, stack: Stack, report: Report, *, changed: bool) -> Report:
    if not changed:
        run.sink(Note(text=f"Stack {stack.name}: nothing to destroy."))
    leftovers.remove(stack)
    return run.report([report], changed=changed)


def _failed(run: Run, reports: list[Report]) -> Report | None:
    """The report of the run, if a cluster cannot be unpaired."""
    if not any(report.exit_code for report in reports):
        return None
    text = "Nothing was destroyed, because some clusters could not be unpaired."
    run.sink(Note(text=text, level="error"))
    return run.report(reports, changed=any(report.changed for report in reports))
