"""The sync objects, which the operator makes and keeps: it is asked to where they are not as they
should be, and they are asked to fetch a new commit."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.flux.conditions import condition
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import sync


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Objects that the operator has to make anew, and those that only have to go on."""

    wrong: Sequence[Object] = ()
    suspended: Sequence[Object] = ()


def decide(desired: Desired, state: sync.SyncState) -> Decision[Request]:
    subject = f"{desired.namespace}/{desired.root['metadata']['name']}"
    pairs = ((desired.source, state.source), (desired.root, state.root))
    suspended = [item for item, live in pairs if live and live["spec"].get("suspend")]
    wrong = [item for item, live in pairs if live is None or not _as_made(item, live)]
    work = Request(wrong=wrong, suspended=suspended)
    if wrong or suspended:
        # Only a FluxInstance that is not applied yet has none of them.
        action = Action.CONFIGURED if state.source or state.root else Action.CREATED
        named = dict.fromkeys(item["kind"] for item in (*wrong, *suspended))
        return Decision(action=action, subject=subject, detail=", ".join(named), work=work)
    if state.behind:
        detail = "asked to fetch the new commit"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=work)
    return Decision(action=Action.UNCHANGED, subject=subject)


def _as_made(wanted: Object, live: Object) -> bool:
    """Suspension is no field that the operator sets."""
    running = {**live, "spec": {**live["spec"], "suspend": False}}
    return sync.effective(wanted, running)


def act(target: Target, facts: Facts, decision: Decision[Request]) -> Facts:
    work, desired = decision.work or Request(), target.desired
    for item in work.suspended:
        target.client.patch(item, {"spec": {"suspend": None}})
    if work.wrong and desired.instance:
        sync_objects.request(target, desired.instance)
        for item in work.wrong:
            _wait(target, item)
    sync_objects.request(target, desired.source)
    return facts


def _wait(target: Target, wanted: Object) -> None:
    meta = wanted["metadata"]
    waiting.until(
        target.client,
        (wanted["apiVersion"], wanted["kind"], meta["namespace"], meta["name"]),
        lambda live: (live is not None and sync.effective(wanted, live)) or None,
        target.deadline(),
        lambda live: f"flux-operator has not made it as declared: {condition(live)[2]}",
    )


STEP = Step(name="sync", look=sync.look, decide=decide, act=act)
