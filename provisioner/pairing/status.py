"""How a fleet stands: what each cluster has applied and whether it is what its branch holds. Changes nothing."""

from __future__ import annotations

import msgspec

from provisioner.base.events import Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.options import Options


def status(fleet: Fleet, sink: Sink, options: Options) -> Report:
    """The plan's look, told as a state: `paired` where nothing would change, `drifted` where something would."""
    drifted: set[str] = set()

    def watch(event: object) -> None:
        from provisioner.base.events import Action, Change

        if isinstance(event, Change) and event.action in (Action.CREATED, Action.CONFIGURED):
            drifted.add(event.cluster)

    report = pair.pair(fleet, watch, options, planning=True)
    clusters = [
        msgspec.structs.replace(item, result="drifted" if item.cluster in drifted else "paired")
        if item.result == "planned"
        else item
        for item in report.clusters
    ]
    return msgspec.structs.replace(report, clusters=clusters)
