"""`provisioner plan`: what `up` would do, before anything exists; with --out kept, to be done
later."""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provisioner import __version__
from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.runs import leaving, reports, settings
from provisioner.runs.leaving import Leaving
from provisioner.runs.settings import Settings
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult, StateVersion
from provisioner.terraform.runner import scratch
from provisioner.terraform.stacks import Stack

if TYPE_CHECKING:
    from provisioner.pairing.saved_plan import ClusterPlan

CHANGES = 2  # as `terraform plan -detailed-exitcode`
LOCK = ".terraform.lock.hcl"


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """What Terraform and pairing would do."""

    planned: PlanResult
    leaves: Leaving
    report: Report
    clusters: list[ClusterPlan]


def plan(told: Settings, sink: Sink, *, detailed: bool, out: Path | None = None) -> Report:
    """Terraform's plan, then the pairing steps it leads to. With `detailed`, exit code 2 tells of
    changes. `out`: where to keep it."""
    from provisioner.runs import planfile

    began = time.monotonic()
    if out:
        planfile.ready(out)
    stack = settings.synthesised(told, sink)
    terraform = settings.initialised(stack, told, sink)
    with scratch() as folder:
        # Before the plan: what comes between the two is then found by `up`, not missed.
        state = terraform.version() if out else StateVersion()
        before = leaving.previous(terraform, sink)
        planned = leaving.checked(terraform.plan(folder / "plan"), stack.name)
        found = foreseen(planned, before, settings.with_keys(told, before, terraform), sink)
        if out:
            _keep(out, found, folder / "plan", state, stack, told, sink)
    whole = reports.joined(
        [found.report], changed=planned.changes or bool(found.leaves.names), since=began
    )
    code = CHANGES if detailed and whole.changed and not whole.exit_code else whole.exit_code
    return msgspec.structs.replace(whole, exit_code=code)


def foreseen(planned: PlanResult, before: Fleet | None, told: Settings, sink: Sink) -> Foreseen:
    """Ask the clusters and repositories that are there; of the others it is known what will be
    done."""
    from provisioner.pairing import saved_plan

    leaves = leaving.compare(before, planned.handover)
    leaving.predict(leaves, sink)
    fleet = _fleet(planned, sink)
    if fleet is None:
        return Foreseen(
            planned=planned, leaves=leaves, report=Report(fleet="", clusters=[]), clusters=[]
        )
    new = leaving.fresh(before, fleet, moving=bool(planned.resources)) | outputs.vague(
        planned.handover or {}
    )
    report, clusters = saved_plan.look(fleet, sink, told.pairing, new=new)
    return Foreseen(planned=planned, leaves=leaves, report=report, clusters=clusters)


def _fleet(planned: PlanResult, sink: Sink) -> Fleet | None:
    """The planned handover, or None where too much of it is known only after the apply."""
    if planned.handover is None:
        sink(
            Note(
                text="The handover is known after the apply: its pairings cannot be planned.",
                level="warning",
            )
        )
        return None
    try:
        return outputs.planned(planned.handover)
    except BadInput as error:
        if not outputs.has_unknown(planned.handover):
            raise
        sink(Note(text=str(error), level="warning"))
        return None


def _keep(
    out: Path,
    found: Foreseen,
    terraform: Path,
    state: StateVersion,
    stack: Stack,
    told: Settings,
    sink: Sink,
) -> None:
    """Save what was foreseen, unless a cluster could not be looked at."""
    from provisioner.runs import planfile

    if found.report.exit_code:
        sink(Note(text=f"Not saved to {out}: what failed cannot be planned.", level="error"))
        return
    saved = planfile.SavedPlan(
        format=planfile.FORMAT,
        provisioner=__version__,
        made=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        stack=stack.name,
        context=dict(told.context),
        sources=planfile.sources(stack.directory),
        state=state,
        changes=found.planned.changes,
        leaving=found.leaves.names,
        clusters=tuple(found.clusters),
    )
    lock = stack.directory / LOCK
    planfile.write(
        out,
        planfile.Contents(
            saved=saved,
            terraform=terraform.read_bytes(),
            lock=lock.read_bytes() if lock.exists() else None,
        ),
    )
    sink(
        Note(
            text=f"Saved to {out}, for you alone: it may hold secrets. `provisioner up {out}` does "
            f"exactly this."
        )
    )
