"""`provisioner up`: infrastructure and delivery come up together, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

from provisioner.base.events import Note, Report, Sink
from provisioner.handover import read
from provisioner.runs import leaving, reports, settings
from provisioner.runs.settings import Settings
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import scratch

Confirm = Callable[[PlanResult], None]


def up(told: Settings, sink: Sink, confirm: Confirm) -> Report:
    """Synthesise, plan, unpair who leaves, apply, pair, report. `confirm` raises to stop the run."""
    from provisioner.pairing import pair

    began = time.monotonic()
    stack = settings.synthesised(told, sink)
    terraform = settings.initialised(stack, told, sink)
    before = leaving.previous(terraform, sink)
    with scratch() as folder:
        plan = leaving.checked(terraform.plan(folder / "plan"), stack.name)
        left: list[Report] = []
        if plan.changes:
            if not plan.resources:
                sink(Note(text="Terraform: only outputs change."))
            confirm(plan)
            left = leaving.unpair(before, leaving.compare(before, plan.handover), sink, told.pairing)
            if any(report.exit_code for report in left):
                return reports.joined(left, changed=False, since=began)
            terraform.apply(folder / "plan")
        else:
            sink(Note(text="Terraform: nothing to change."))
    known = None if plan.changes else before
    fleet = known or read.from_object(terraform.output(), str(stack.directory))
    report = pair.pair(fleet, sink, told.pairing)
    return reports.joined([*left, report], changed=plan.changes, since=began)
