"""`provisioner up FILE`: exactly what was planned, or nothing."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink, TerraformEvent
from provisioner.handover.fleet import Fleet
from provisioner.reports.model import Report
from provisioner.runs import handovers, plan
from provisioner.runs.plan import Prediction
from provisioner.runs.removal import choices
from provisioner.runs.run import Run
from provisioner.runs.saved_plans import moved, planfile, selections
from provisioner.runs.saved_plans.planfile import SavedPlan
from provisioner.runs.up import AgreedPlan, carry_out, require_makeable
from provisioner.terraform import provider_lock
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform, scratch
from provisioner.terraform.stacks import Stack


def apply_saved(run: Run, file: Path) -> Report:
    """Predict everything again, and do what was saved if nothing has changed since."""
    contents = planfile.read(file)
    saved = contents.saved
    run = _with_choices(run, file, saved)
    run = selections.agreed(run, file, saved.only, saved.skip)
    stack = _stack(run, file, saved)
    lock = provider_lock.in_directory(stack)
    provider_lock.check(stack, contents.lock, f"saved plan {file}")
    if contents.lock is not None and not lock.exists():
        # A plan can be applied only with the providers that made it.
        lock.write_bytes(contents.lock)
    terraform = run.project.terraform(stack, run.settings, run.sink)
    with scratch() as folder:
        terraform_plan = folder / "plan"
        terraform_plan.write_bytes(contents.terraform)
        agreed = AgreedPlan(
            stack=stack,
            terraform=terraform,
            plan=terraform.show(terraform_plan, changes=saved.changes),
            before=_unchanged_state(run, file, saved, terraform),
            file=terraform_plan,
        )
        agreed = _unchanged(run, file, saved, agreed)
        if agreed.plan.changes:
            require_makeable(agreed.plan)
        _announce(saved, agreed.plan, run.sink)
        return carry_out(run, agreed)


def _unchanged_state(run: Run, file: Path, saved: SavedPlan, terraform: Terraform) -> Fleet | None:
    """The handover of the last apply. Refused if Terraform's state has changed since the plan."""
    state = terraform.version()
    if state != saved.state:
        line = f"Terraform's state: was {saved.state}, is {state}"
        raise moved.refused(file, saved.made, [line], run.sink)
    return handovers.previous(terraform, run.sink)


def _with_choices(run: Run, file: Path, saved: SavedPlan) -> Run:
    """The run with what was said about clusters that leave when the plan was saved. BadInput if
    this command line says something else."""
    agreed = {one.cluster: one.departure for one in saved.leaving}
    if lines := choices.contradictions(run.settings.choices, saved.choices, agreed):
        raise BadInput(
            f"saved plan {file}",
            f"contradicts the options of this command: it {'; it '.join(lines)}",
            "Leave these options out, or save a plan with them.",
        )
    options = dataclasses.replace(
        run.settings.pairing,
        force=saved.choices.force,
        new_clusters=frozenset(saved.choices.new_clusters),
    )
    settings = dataclasses.replace(run.settings, choices=saved.choices, pairing=options)
    return dataclasses.replace(run, settings=settings)


def _unchanged(run: Run, file: Path, saved: SavedPlan, agreed: AgreedPlan) -> AgreedPlan:
    """The plan with the clusters that leave. Refused if anything is not as it was."""
    options = run.options(agreed.before, agreed.terraform)
    now = plan.predict(run, agreed.plan, agreed.before, options, moved.only_notes(run.sink))
    if lines := differences(saved, now):
        raise moved.refused(file, saved.made, lines, run.sink)
    return dataclasses.replace(agreed, departures=now.departures, renames=now.renames)


def differences(saved: SavedPlan, now: Prediction) -> list[str]:
    """A line for each cluster or repository that is not as it was when the plan was saved."""
    from provisioner.pairing import leaving_plan, saved_plan

    # Differences of clusters that could not be read would only hide the reason.
    if failed := moved.unreadable(now.report):
        return failed
    return [
        *saved_plan.moved(saved.clusters, now.clusters),
        *leaving_plan.moved(saved.leaving, now.leaving),
    ]


def _stack(run: Run, file: Path, saved: SavedPlan) -> Stack:
    """The stack of the plan, synthesised again as it was then. BadInput if it differs."""
    if run.settings.stack not in (None, saved.stack):
        raise BadInput(
            f"saved plan {file}", f"is of stack {saved.stack!r}, not {run.settings.stack!r}"
        )
    # With the saved context, or the same code could give another stack.
    then = dataclasses.replace(run.settings, stack=saved.stack, context=saved.context)
    stack = run.project.synthesised(then, run.sink)
    now = planfile.sources(stack.directory)
    changed = sorted(
        name
        for name in now.keys() | saved.sources.keys()
        if now.get(name) != saved.sources.get(name)
    )
    if changed:
        raise BadInput(
            f"saved plan {file}",
            f"was made from another version of stack {stack.name!r}: {', '.join(changed)} differs",
            "Apply it with the code it was made from, or plan again.",
        )
    return stack


def _announce(saved: SavedPlan, planned: PlanResult, sink: Sink) -> None:
    text = f"Plan of stack {saved.stack}, saved {saved.made}: nothing has changed since."
    sink(Note(text=text))
    for resource in planned.resources:
        sink(TerraformEvent(address=resource.address, action=resource.action, state="planned"))
