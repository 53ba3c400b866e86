"""`provisioner unpair`: named clusters leave, without Terraform."""

from __future__ import annotations

from collections.abc import Collection

from provisioner.handover.fleet import Fleet
from provisioner.reports.model import Report
from provisioner.runs.removal import departures, leaving
from provisioner.runs.run import Confirm, Run


def plan(run: Run, fleet: Fleet, names: Collection[str]) -> Report:
    """What `unpair` would do."""
    decided = departures.of_names(fleet, names, run.settings.choices)
    prediction = leaving.predict(run, fleet, decided, run.sink)
    nothing = Report(fleet=fleet.fleet, clusters=[])
    return run.report(prediction.reports or [nothing], changed=False)


def unpair(run: Run, fleet: Fleet, names: Collection[str], confirm: Confirm) -> Report:
    """Show what leaves and ask where somebody is there to answer, then unpair. One cluster's
    failure never stops another."""
    decided = departures.of_names(fleet, names, run.settings.choices)
    if run.settings.choices.asks:
        confirm(None, leaving.predict(run, fleet, decided, run.sink).plans)
    return run.pairing.unpair(fleet, decided.clusters, run.sink, run.settings.pairing)
