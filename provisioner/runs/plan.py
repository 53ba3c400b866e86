"""`provisioner plan`: what `up` would do, before anything exists."""

from __future__ import annotations

import time

import msgspec

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.runs import leaving, reports, settings
from provisioner.runs.settings import Settings
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult

CHANGES = 2  # as `terraform plan -detailed-exitcode`


def plan(told: Settings, sink: Sink, *, detailed: bool) -> Report:
    """Terraform's plan, then the pairing steps it leads to. With `detailed`, exit code 2 tells of changes."""
    from provisioner.pairing import plan as pairing

    began = time.monotonic()
    stack = settings.synthesised(told, sink)
    terraform = settings.initialised(stack, told, sink)
    before = leaving.previous(terraform, sink)
    planned = leaving.checked(terraform.plan(), stack.name)
    leaves = leaving.predict(leaving.compare(before, planned.handover), sink)
    fleet = _fleet(planned, sink)
    report = Report(fleet="", clusters=[])
    if fleet is not None:
        report = pairing.plan(fleet, sink, told.pairing, new=leaving.fresh(before, fleet))
    whole = reports.joined([report], changed=planned.changes or leaves, since=began)
    code = CHANGES if detailed and whole.changed and not whole.exit_code else whole.exit_code
    return msgspec.structs.replace(whole, exit_code=code)


def _fleet(planned: PlanResult, sink: Sink) -> Fleet | None:
    """The planned handover, or None where too much of it is known only after the apply."""
    if planned.handover is None:
        sink(Note(text="The handover is known after the apply: its pairings cannot be planned.", level="warning"))
        return None
    try:
        return outputs.planned(planned.handover)
    except BadInput as error:
        if not outputs.has_unknown(planned.handover):
            raise
        sink(Note(text=str(error), level="warning"))
        return None
