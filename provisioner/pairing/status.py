"""How a fleet stands: what each cluster has applied and whether it is what its branch holds.
Changes nothing."""

from __future__ import annotations

import msgspec

from provisioner.base import clock
from provisioner.base.events import Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.run import identity
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target


def status(fleet: Fleet, sink: Sink, options: Options) -> Report:
    """The plan's look, told as a state: `paired` where nothing would change, `drifted` where
    something would."""
    drifted: set[str] = set()

    def watch(event: object) -> None:
        from provisioner.base.events import Action, Change

        if isinstance(event, Change) and event.action in (Action.CREATED, Action.CONFIGURED):
            drifted.add(event.cluster)

    ages: dict[str, dict[str, str]] = {}

    def inspect(target: Target) -> None:
        ages[target.name] = _ages(target)

    report = pair.pair(fleet, watch, options, planning=True, inspect=inspect)
    clusters = [
        msgspec.structs.replace(
            item,
            result="drifted" if item.cluster in drifted else "paired",
            **ages.get(item.cluster, {}),
        )
        if item.result == "planned"
        else item
        for item in report.clusters
    ]
    return msgspec.structs.replace(report, clusters=clusters)


def _ages(target: Target) -> dict[str, str]:
    """When the key in use was made and last used: the host knows best, our record knows the
    first."""
    key = next((one for one in target.host_keys or () if one.public == target.public), None)
    record = (
        target.client.get("v1", "ConfigMap", identity.CONFIG_MAP, target.desired.namespace) or {}
    )
    created = (
        clock.utc(key.created)
        if key and key.created
        else (record.get("data") or {}).get(identity.KEY_CREATED, "")
    )
    return {"key_created": created, "key_used": clock.utc(key.used) if key and key.used else ""}
