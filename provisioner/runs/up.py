"""`provisioner up`: infrastructure and delivery in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provisioner.base import tools
from provisioner.base.errors import BadInput
from provisioner.base.events import Note
from provisioner.handover import clusters, kinds, read
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.reports.model import Report
from provisioner.runs import handovers
from provisioner.runs.removal import departures, leaving, renames
from provisioner.runs.removal.departures import Departures
from provisioner.runs.removal.leaving import Prediction
from provisioner.runs.run import Confirm, Run
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform, scratch
from provisioner.terraform.stacks import Stack

if TYPE_CHECKING:
    from provisioner.pairing.renames import Rename


@dataclass(frozen=True, kw_only=True)
class AgreedPlan:
    """A plan that the user has agreed to. `before` is the handover of the last apply, `file` is
    Terraform's plan file, `departures` are the clusters that leave, `renames` those that change
    their names."""

    stack: Stack
    terraform: Terraform
    before: Fleet | None
    plan: PlanResult
    file: Path
    departures: Departures = Departures()
    renames: Sequence[Rename] = ()


def up(run: Run, confirm: Confirm) -> Report:
    """Synthesise, plan, ask, unpair the clusters that leave, apply, pair."""
    stack = run.project.synthesised(run.settings, run.sink)
    terraform = run.project.terraform(stack, run.settings, run.sink)
    before = handovers.previous(terraform, run.sink)
    with scratch() as folder:
        file = folder / "plan"
        plan = handovers.checked(terraform.plan(file), stack.name)
        prediction = _announce(run, before, plan)
        if prediction.failed:
            return run.report(prediction.reports, changed=False)
        if plan.changes:
            confirm(plan, prediction.plans, prediction.renames)
        agreed = AgreedPlan(
            stack=stack,
            terraform=terraform,
            before=before,
            plan=plan,
            file=file,
            departures=prediction.departures,
            renames=prediction.renames,
        )
        return carry_out(run, agreed)


def _announce(run: Run, before: Fleet | None, plan: PlanResult) -> Prediction:
    """Before the question: nobody should agree to a plan that cannot succeed, or that deletes more
    than Terraform's plan shows."""
    if plan.changes:
        require_makeable(plan)
        _check_selection(run, plan)
        if not plan.resources:
            run.sink(Note(text="Terraform: only outputs change."))
    prediction = leaving.of_plan(run, before, plan, run.sink)
    prediction.reports.extend(renames.look(run, plan, prediction.renames, run.sink))
    return prediction


def _check_selection(run: Run, plan: PlanResult) -> None:
    """As far as the fleet is known before the apply."""
    try:
        fleet = outputs.planned(plan.handover or {})
    except BadInput:
        return
    run.selected(run.settings.pairing, fleet)


def require_makeable(plan: PlanResult) -> None:
    """BadInput if clusters of a planned kind cannot be created from this machine, which an apply
    would leave tainted; or if the pairing after it lacks a program or a
    manifest."""
    from provisioner.clusters import access

    _require_parts(plan)
    planned = (plan.handover or {}).get("clusters", {})
    entries = planned.values() if isinstance(planned, dict) else ()
    declared = [entry.get("kind") for entry in entries if isinstance(entry, dict)]
    for kind in kinds.names(clusters):
        if kind in declared:
            access.makeable(kind)


def _require_parts(plan: PlanResult) -> None:
    """Programs and manifests, as far as the repositories are known before the apply; pairing itself
    asks again."""
    from provisioner.git import hosts
    from provisioner.pairing.run.rendering.shared import check_prerequisites

    try:
        fleet = outputs.planned(plan.handover or {})
    except BadInput:
        return
    unknown = read.unknown_names(plan.handover or {})
    known = [one for name, one in fleet.repositories.items() if name not in unknown]
    tools.require(tool for one in known for tool in hosts.programs(one))
    check_prerequisites(fleet.pairings.values())


def carry_out(run: Run, agreed: AgreedPlan) -> Report:
    """Unpair the clusters that leave, apply, pair. A failed unpairing stops before the apply."""
    plan, left, shown = agreed.plan, list[Report](), dict[str, Any]()
    if plan.changes:
        marked = renames.mark(run, plan, agreed.renames)
        if any(report.exit_code for report in marked):
            return run.report(marked, changed=False)
        left = leaving.unpair(run, agreed.before, agreed.departures)
        if any(report.exit_code for report in left):
            return run.report(left, changed=False)
        # The plan file, not a new plan: exactly what the user has agreed to.
        shown = agreed.terraform.apply(agreed.file)
    else:
        run.sink(Note(text="Terraform: nothing to change."))
    fleet = _applied(agreed, shown)
    departures.report_left(agreed.before, fleet, agreed.departures, run.sink)
    # Terraform has just made these: a UID other than the recorded one is expected.
    new = departures.created(fleet.clusters, plan)
    options = run.options(fleet, agreed.terraform, new=new, renames=agreed.renames)
    report = run.pairing.pair(fleet, run.sink, run.selected(options, fleet))
    return run.report([*left, report], changed=plan.changes)


def _applied(agreed: AgreedPlan, shown: Mapping[str, Any]) -> Fleet:
    """The handover as it is now: of what the apply has shown, or without an apply the one that was
    read before."""
    if agreed.before and not agreed.plan.changes:
        return agreed.before
    whole = "value" in shown.get(OUTPUT, {})
    outputs = shown if whole else agreed.terraform.output()
    return read.from_object(outputs, str(agreed.stack.directory))
