"""How a fleet stands: what each cluster has applied and whether it is what its branch holds.
Changes nothing."""

from __future__ import annotations

import msgspec

from provisioner.base import clock
from provisioner.base.events import Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import guard, pair
from provisioner.pairing.options import Options
from provisioner.pairing.site import Site


def status(fleet: Fleet, sink: Sink, options: Options) -> Report:
    """The plan's look, told as a state: `paired` where nothing would change, `drifted` where
    something would."""
    drifted: set[str] = set()

    def watch(event: object) -> None:
        from provisioner.base.events import Action, Change

        if isinstance(event, Change) and event.action in (Action.CREATED, Action.CONFIGURED):
            drifted.add(event.cluster)

    ages: dict[str, dict[str, str]] = {}

    def inspect(site: Site) -> None:
        ages[site.name] = _ages(site)

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


def _ages(site: Site) -> dict[str, str]:
    """When the key in use was made and last used: the host knows best, our record knows the
    first."""
    key = next((one for one in site.host_keys or () if one.public == site.public), None)
    record = site.client.get("v1", "ConfigMap", guard.CONFIG_MAP, site.want.namespace) or {}
    created = (
        clock.utc(key.created)
        if key and key.created
        else (record.get("data") or {}).get(guard.KEY_CREATED, "")
    )
    return {"key_created": created, "key_used": clock.utc(key.used) if key and key.used else ""}
