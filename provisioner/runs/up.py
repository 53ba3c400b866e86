"""`provisioner up`: infrastructure and delivery come up together, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from provisioner.base.events import Note, Report, Sink
from provisioner.handover import clusters, kinds, read
from provisioner.handover.fleet import Fleet
from provisioner.runs import leaving, reports, settings
from provisioner.runs.settings import Settings
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform, scratch
from provisioner.terraform.stacks import Stack

Confirm = Callable[[PlanResult], None]


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A plan that is agreed to. `file` is Terraform's; `before` the handover of the last apply."""

    stack: Stack
    terraform: Terraform
    before: Fleet | None
    plan: PlanResult
    file: Path


def up(told: Settings, sink: Sink, confirm: Confirm) -> Report:
    """Synthesise, plan, unpair who leaves, apply, pair, report. `confirm` raises to stop the
    run."""
    began = time.monotonic()
    stack = settings.synthesised(told, sink)
    terraform = settings.initialised(stack, told, sink)
    before = leaving.previous(terraform, sink)
    with scratch() as folder:
        file = folder / "plan"
        plan = leaving.checked(terraform.plan(file), stack.name)
        if plan.changes:
            makeable(plan)
            if not plan.resources:
                sink(Note(text="Terraform: only outputs change."))
            confirm(plan)
        ready = Ready(stack=stack, terraform=terraform, before=before, plan=plan, file=file)
        return carry_out(ready, told, sink, began)


def makeable(plan: PlanResult) -> None:
    """BadInput when clusters of a planned kind cannot be made from here: an apply would leave them
    tainted."""
    from provisioner.clusters import access

    planned = (plan.handover or {}).get("clusters", {})
    given = (
        [one.get("kind") for one in planned.values() if isinstance(one, dict)]
        if isinstance(planned, dict)
        else []
    )
    for kind in kinds.names(clusters):
        if kind in given:
            access.makeable(kind)


def carry_out(ready: Ready, told: Settings, sink: Sink, began: float) -> Report:
    """Unpair who leaves, apply, pair, report."""
    from provisioner.pairing import pair

    plan, left = ready.plan, list[Report]()
    if plan.changes:
        left = leaving.unpair(
            ready.before, leaving.compare(ready.before, plan.handover), sink, told.pairing
        )
        if any(report.exit_code for report in left):
            return reports.joined(left, changed=False, since=began)
        ready.terraform.apply(ready.file)
    else:
        sink(Note(text="Terraform: nothing to change."))
    known = None if plan.changes else ready.before
    fleet = known or read.from_object(ready.terraform.output(), str(ready.stack.directory))
    report = pair.pair(fleet, sink, settings.with_keys(told, fleet, ready.terraform).pairing)
    return reports.joined([*left, report], changed=plan.changes, since=began)
