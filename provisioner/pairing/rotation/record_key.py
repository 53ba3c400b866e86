"""The record learns of the new key, and of when it was made."""

from __future__ import annotations

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "record"
Data = dict[str, str]


def look(target: Target) -> tuple[Data, Data]:
    """What the record says, and what it should say of the key."""
    found = staging_secret.must(target)
    record = (
        target.client.get("v1", "ConfigMap", identity.CONFIG_MAP, target.desired.namespace) or {}
    )
    told = {
        "fingerprint": keys.fingerprint(found.new.public),
        identity.KEY_CREATED: clock.utc(found.since),
    }
    return record.get("data") or {}, told


def decide(desired: Desired, seen: tuple[Data, Data]) -> Decision:
    held, told = seen
    action = Action.UNCHANGED if held.items() >= told.items() else Action.CONFIGURED
    return Decision(
        action=action, subject=f"ConfigMap {desired.namespace}/{identity.CONFIG_MAP}", work=told
    )


def act(target: Target, decision: Decision) -> None:
    meta = {"name": identity.CONFIG_MAP, "namespace": target.desired.namespace}
    target.client.patch(
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta}, {"data": decision.work}
    )
