"""Clusters that leave: predicted and shown before the question, unpaired before the apply."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Sink
from provisioner.handover import spokes
from provisioner.handover.fleet import Fleet
from provisioner.reports.model import Report
from provisioner.reports.summary import failed_cluster, summary
from provisioner.runs.removal import departures, renames
from provisioner.runs.removal.departures import Departures
from provisioner.runs.run import Run
from provisioner.terraform.plans import PlanResult

if TYPE_CHECKING:
    from provisioner.pairing.leaving_plan import LeavingPlan
    from provisioner.pairing.removal.leaving import Departure
    from provisioner.pairing.renames import Rename
    from provisioner.pairing.run.options import Options


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """How clusters leave: as decided, as looked at for the user to agree to, and the reports of
    the look. `renames`: those that only change their names."""

    departures: Departures
    renames: list[Rename] = field(default_factory=list)
    plans: list[LeavingPlan] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether a cluster could not be looked at. The same would stop the run after the
        question, with half of the work done."""
        return any(report.exit_code for report in self.reports)


def of_plan(run: Run, before: Fleet | None, plan: PlanResult, sink: Sink) -> Prediction:
    """Before anything is touched. A cluster that only changes its name in the stack stays."""
    decided = departures.of_plan(before, plan, run.settings.choices, sink)
    found = renames.find(run, before, plan, decided, sink) if before else []
    leaving = renames.staying(decided, found)
    if before:
        spokes.check_staying(before.pairings, leaving.clusters)
    prediction = predict(run, before, leaving, sink)
    return dataclasses.replace(prediction, renames=found)


def predict(run: Run, before: Fleet | None, decided: Departures, sink: Sink) -> Prediction:
    """Emit what leaving would delete, as each removal step would do it with what the cluster holds
    now."""
    prediction = Prediction(departures=decided)
    for group in _groups(before, decided):
        if before:
            options = _options(run, decided)
            report, plans = run.pairing.plan_unpair(before, group, sink, options)
            prediction.reports.append(report)
            prediction.plans.extend(plans)
    return prediction


def unpair(run: Run, before: Fleet | None, decided: Departures) -> list[Report]:
    """Unpair them while they still answer. Stops at a failure, because Terraform would next destroy
    the evidence."""
    reports: list[Report] = []
    for group in _groups(before, decided):
        if before and not any(report.exit_code for report in reports):
            reports.append(_unpair(run, before, group, _options(run, decided)))
    return reports


def _groups(before: Fleet | None, decided: Departures) -> list[dict[str, Departure]]:
    hubs = {pairing.gitops.hub for pairing in before.pairings.values()} if before else set()
    return departures.groups(decided.clusters, hubs)


def _options(run: Run, decided: Departures) -> Options:
    """All groups know which clusters are gone."""
    gone = frozenset(name for name, one in decided.clusters.items() if one.gone)
    return dataclasses.replace(run.settings.pairing, gone=gone)


def _unpair(run: Run, before: Fleet, group: Mapping[str, Departure], options: Options) -> Report:
    """An error of a repository ends in a report too: by then Flux may have left the clusters, and
    the user has to know which."""
    began = time.monotonic()
    try:
        return run.pairing.unpair(before, group, run.sink, options)
    except ProvisionerError as error:
        failed = [failed_cluster(name, error) for name in group]
        return summary(before.fleet, failed, True, time.monotonic() - began)
