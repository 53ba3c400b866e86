"""The record learns of the new key, and of when it was made."""

from __future__ import annotations

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.pairing import guard
from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import staged
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "record"
Data = dict[str, str]


def look(site: Site) -> tuple[Data, Data]:
    """What the record says, and what it should say of the key."""
    found = staged.must(site)
    record = site.client.get("v1", "ConfigMap", guard.CONFIG_MAP, site.want.namespace) or {}
    told = {
        "fingerprint": keys.fingerprint(found.new.public),
        guard.KEY_CREATED: clock.utc(found.since),
    }
    return record.get("data") or {}, told


def decide(want: Want, seen: tuple[Data, Data]) -> Decision:
    held, told = seen
    action = Action.UNCHANGED if held.items() >= told.items() else Action.CONFIGURED
    return Decision(
        action=action, subject=f"ConfigMap {want.namespace}/{guard.CONFIG_MAP}", work=told
    )


def act(site: Site, decision: Decision) -> None:
    meta = {"name": guard.CONFIG_MAP, "namespace": site.want.namespace}
    site.client.patch(
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta}, {"data": decision.work}
    )
