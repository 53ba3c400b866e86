"""A spoke, or its hub, was renamed: what lets the hub in there gets the new names, and stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import ownership


@dataclass(frozen=True, kw_only=True)
class Marked:
    """`live`: what there is of this pairing, under the name that it has or had."""

    live: Sequence[Object]


def look(target: Target, facts: Facts) -> Marked:
    cluster, desired = facts.cluster, target.desired
    named = [item for item in desired.components if item["kind"] not in ("Namespace", "Secret")]
    live = [*(cluster.current(item) for item in named), *cluster.spoke_tokens]
    return Marked(live=[item for item in live if item and ownership.ours(item, desired)])


def decide(desired: Desired, state: Marked) -> Decision[Sequence[Object]]:
    wanted = _wanted(desired)
    subject = f"access of hub {desired.pairing.gitops.hub}"
    old = [
        item
        for item in state.live
        if not wanted.items() <= (item["metadata"].get("annotations") or {}).items()
    ]
    if not old:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = "marked with the new name: " + ", ".join(map(identify, old))
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=old)


def _wanted(desired: Desired) -> dict[str, str]:
    noted = spoke.marks(desired.fleet, desired.cluster)
    return {**noted, spoke.HUB: desired.pairing.gitops.hub}


def act(target: Target, facts: Facts, decision: Decision[Sequence[Object]]) -> Facts:
    for item in decision.work or ():
        change = {"metadata": {"annotations": _wanted(target.desired)}}
        target.client.patch(item, change, manager=ownership.MANAGER)
    return facts


STEP = Step(name="marks", look=look, decide=decide, act=act)
