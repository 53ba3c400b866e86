"""`provisioner down`: unpair every cluster, then destroy the stack."""

from __future__ import annotations

from provisioner.base.events import Note
from provisioner.reports.model import Report
from provisioner.runs import departures
from provisioner.runs.run import Confirm, Run
from provisioner.terraform import leftovers, outputs
from provisioner.terraform.runner import scratch


def down(run: Run, confirm: Confirm) -> Report:
    """Unpair every cluster while it still answers, then destroy exactly what `confirm` was
    shown."""
    stack = run.project.existing(run.settings, run.sink)
    terraform = run.project.terraform(stack, run.settings, run.sink)
    # Unlike `up`, this stops at an unreadable handover: nothing could be unpaired.
    before = outputs.previous(terraform)
    report = Report(fleet=before.fleet if before else "", clusters=[])
    with scratch() as folder:
        plan = terraform.plan(folder / "plan", destroy=True)
        if plan.changes:
            leaving = departures.all_of(before)
            predicted = departures.predict(run, before, leaving, run.sink)
            if stop := _failed(run, predicted):
                return stop
            confirm(plan)
            left = departures.unpair(run, before, leaving)
            # A destroyed cluster cannot be unpaired any more: its key would stay on the Git host.
            if stop := _failed(run, left):
                return stop
            report = run.report(left, changed=True) if left else report
            terraform.apply(folder / "plan")
        else:
            run.sink(Note(text=f"Stack {stack.name}: nothing to destroy."))
    leftovers.remove(stack)
    return run.report([report], changed=plan.changes)


def _failed(run: Run, reports: list[Report]) -> Report | None:
    """The report of the run, if a cluster cannot be unpaired."""
    if not any(report.exit_code for report in reports):
        return None
    text = "Nothing was destroyed, because some clusters could not be unpaired."
    run.sink(Note(text=text, level="error"))
    return run.report(reports, changed=any(report.changed for report in reports))
