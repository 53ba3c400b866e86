"""`provisioner plan`: what `up` would do. With --out it is saved for `up FILE`."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner import __version__
from provisioner.base import clock
from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.reports import summary
from provisioner.reports.model import Report
from provisioner.runs import handovers
from provisioner.runs.removal import leaving
from provisioner.runs.removal.departures import Departures
from provisioner.runs.run import Run
from provisioner.runs.saved_plans import archive
from provisioner.terraform import outputs, provider_lock, stacks
from provisioner.terraform.plans import PlanResult, StateVersion
from provisioner.terraform.runner import scratch
from provisioner.terraform.stacks import Stack

if TYPE_CHECKING:
    from provisioner.pairing.leaving_plan import LeavingPlan
    from provisioner.pairing.renames import Rename
    from provisioner.pairing.run.options import Options
    from provisioner.pairing.saved_plan import ClusterPlan


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """What Terraform and pairing would do. `renames`: clusters that only change their names."""

    planned: PlanResult
    leaving: list[LeavingPlan]
    departures: Departures
    renames: list[Rename]
    report: Report
    clusters: list[ClusterPlan]


def plan(run: Run, *, detailed: bool, out: Path | None = None) -> Report:
    """Terraform's plan, then the pairing steps that would follow. With `detailed`, exit code 2
    stands for changes. `out` is where to save the plan."""
    if out:
        archive.require_writable(out)
    stack = run.project.synthesised(run.settings, run.sink)
    if out:
        stacks.require_plan_files(stack)
    terraform = run.project.terraform(stack, run.settings, run.sink)
    with scratch() as folder:
        # Before the plan: whatever changes between the two, `up FILE` then notices.
        state = terraform.version() if out else StateVersion()
        before = handovers.previous(terraform, run.sink)
        planned = handovers.checked(terraform.plan(folder / "plan"), stack.name)
        prediction = predict(run, planned, before, run.options(before, terraform), run.sink)
        if out:
            _save(run, out, prediction, folder / "plan", state, stack)
    changed = planned.changes or bool(prediction.leaving)
    report = run.report([prediction.report], changed=changed)
    return summary.detailed(report) if detailed else report


def predict(
    run: Run, planned: PlanResult, before: Fleet | None, options: Options, sink: Sink
) -> Prediction:
    """Look at the clusters and repositories that exist; predict the steps of the others."""
    left = leaving.of_plan(run, before, planned, sink)
    fleet = _fleet(planned, sink)
    report, clusters = Report(fleet="", clusters=[]), list["ClusterPlan"]()
    if fleet is not None:
        new = handovers.new_names(before, fleet, moving=bool(planned.resources))
        # What is known only after the apply cannot be asked either.
        new |= read.unknown_names(planned.handover or {}) | left.departures.made
        new -= {one.new for one in left.renames}
        renamed = options.renamed | {one.new for one in left.renames}
        options = run.selected(dataclasses.replace(options, renamed=renamed), fleet)
        report, clusters = run.pairing.plan(fleet, sink, options, new=new)
    return Prediction(
        planned=planned,
        leaving=left.plans,
        departures=left.departures,
        renames=left.renames,
        report=run.report([*left.reports, report], changed=False),
        clusters=clusters,
    )


def _fleet(planned: PlanResult, sink: Sink) -> Fleet | None:
    """The planned handover, or None if too much of it is known only after the apply."""
    if planned.handover is None:
        text = "The handover is known only after the apply, so its pairings cannot be planned."
        sink(Note(text=text, level="warning"))
        return None
    try:
        return outputs.planned(planned.handover)
    except BadInput as error:
        if not outputs.has_unknown(planned.handover):
            raise
        sink(Note(text=str(error), level="warning"))
        return None


def _save(
    run: Run, out: Path, prediction: Prediction, plan: Path, state: StateVersion, stack: Stack
) -> None:
    """Save the prediction, unless a cluster could not be read: its steps are not known."""
    from provisioner.runs.saved_plans import planfile

    if prediction.report.exit_code:
        text = f"Plan not saved to {out}: some clusters could not be read."
        run.sink(Note(text=text, level="error"))
        return
    saved = planfile.SavedPlan(
        format=archive.FORMAT,
        provisioner=__version__,
        made=clock.utc(time.time()),
        stack=stack.name,
        context=dict(run.settings.context),
        sources=planfile.sources(stack.directory),
        state=state,
        changes=prediction.planned.changes,
        choices=run.settings.choices,
        only=tuple(run.settings.selection.only),
        skip=tuple(run.settings.selection.skip),
        leaving=tuple(prediction.leaving),
        clusters=tuple(prediction.clusters),
    )
    lock = provider_lock.in_directory(stack)
    planfile.write(
        out,
        planfile.Contents(
            saved=saved,
            terraform=plan.read_bytes(),
            lock=lock.read_bytes() if lock.exists() else None,
        ),
    )
    text = f"Plan saved to {out} (mode 0600; it may contain secrets)."
    run.sink(Note(text=f"{text} Apply it with `provisioner up {out}`."))
