"""`provisioner up FILE`: exactly what was planned, or nothing."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Event, Note, Report, Sink, TerraformEvent
from provisioner.runs import leaving, plan, planfile, settings
from provisioner.runs.plan import Foreseen
from provisioner.runs.planfile import SavedPlan
from provisioner.runs.settings import Settings
from provisioner.runs.up import Ready, carry_out, makeable
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import scratch
from provisioner.terraform.stacks import Stack


def up(file: Path, told: Settings, sink: Sink) -> Report:
    """Look at everything again, and do what was saved if nothing has moved since."""
    began = time.monotonic()
    kept = planfile.read(file)
    stack = _stack(file, kept.saved, told, sink)
    lock = stack.directory / plan.LOCK
    if kept.lock is not None and not lock.exists():
        lock.write_bytes(kept.lock)  # the providers that made the plan must apply it
    terraform = settings.initialised(stack, told, sink)
    with scratch() as folder:
        terraform_plan = folder / "plan"
        terraform_plan.write_bytes(kept.terraform)
        planned = terraform.show(terraform_plan, changes=kept.saved.changes)
        state = terraform.version()
        if state != kept.saved.state:
            raise _refused(
                file, kept.saved, [f"Terraform's state: was {kept.saved.state}, is {state}"], sink
            )
        before = leaving.previous(terraform, sink)
        found = plan.foreseen(
            planned, before, settings.with_keys(told, before, terraform), _quiet(sink)
        )
        if lines := moved(kept.saved, found):
            raise _refused(file, kept.saved, lines, sink)
        if planned.changes:
            makeable(planned)
        _tell(kept.saved, planned, sink)
        return carry_out(
            Ready(
                stack=stack, terraform=terraform, before=before, plan=planned, file=terraform_plan
            ),
            told,
            sink,
            began,
        )


def moved(saved: SavedPlan, found: Foreseen) -> list[str]:
    """A line for everything about clusters and repositories that is not as it was."""
    from provisioner.pairing import saved_plan

    failed = [
        f"{one.cluster}: {one.cause}" for one in found.report.clusters if one.result == "failed"
    ]
    if failed:
        return failed
    lines = saved_plan.moved(saved.clusters, found.clusters)
    if found.leaves.names != saved.leaving:
        was, now = (
            ", ".join(names) or saved_plan.NOTHING for names in (saved.leaving, found.leaves.names)
        )
        lines.append(f"clusters that leave: was {was}, is {now}")
    return lines


def _stack(file: Path, saved: SavedPlan, told: Settings, sink: Sink) -> Stack:
    """The stack of the plan, synthesised anew as it was then, and found to be the same."""
    if told.stack not in (None, saved.stack):
        raise BadInput(f"saved plan {file}", f"is of stack {saved.stack!r}, not {told.stack!r}")
    then = dataclasses.replace(told, stack=saved.stack, context=saved.context)
    stack = settings.synthesised(then, sink)
    now = planfile.sources(stack.directory)
    other = sorted(
        name
        for name in now.keys() | saved.sources.keys()
        if now.get(name) != saved.sources.get(name)
    )
    if other:
        raise BadInput(
            f"saved plan {file}",
            f"is of another stack than {stack.name!r} here and now: {', '.join(other)} differs",
            "Apply it with the code it was made from, or plan again.",
        )
    return stack


def _refused(file: Path, saved: SavedPlan, lines: list[str], sink: Sink) -> Refused:
    for line in lines:
        sink(Note(text=line, level="error"))
    more = f" and {len(lines) - 1} more, above" if len(lines) > 1 else ""
    return Refused(
        f"saved plan {file}",
        f"reality has moved since {saved.made}: {lines[0]}{more}",
        "Nothing was touched. Plan again.",
    )


def _quiet(sink: Sink) -> Sink:
    """The second look tells what people must know, not the steps once more."""

    def pass_on(event: Event) -> None:
        if isinstance(event, Note):
            sink(event)

    return pass_on


def _tell(saved: SavedPlan, planned: PlanResult, sink: Sink) -> None:
    sink(Note(text=f"Plan of stack {saved.stack}, saved at {saved.made}: nothing has moved since."))
    for one in planned.resources:
        sink(TerraformEvent(address=one.address, action=one.action, state="planned"))
