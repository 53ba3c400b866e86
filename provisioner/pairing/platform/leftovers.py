"""What pieces that are no longer declared leave behind: their Secrets, once nothing of the
platform uses them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.platform import secrets
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "Secrets of former pieces"


@dataclass(frozen=True, kw_only=True)
class Left:
    """`items`: Secrets of the platform that no declared piece has."""

    items: Sequence[Object] = field(default=(), repr=False)


def look(target: Target, facts: Facts) -> Left:
    wanted = set(secrets.places(target.desired))
    if encryption := target.desired.encryption:
        wanted.add((target.desired.namespace, encryption.secret))
    held = secrets.listed(target.client, target.desired.namespace)
    return Left(items=[item for place, item in sorted(held.items()) if place not in wanted])


def decide(desired: Desired, state: Left) -> Decision[Sequence[Object]]:
    if not state.items:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = ", ".join(item["metadata"]["name"] for item in state.items)
    return Decision(action=Action.DELETED, subject=SUBJECT, detail=detail, work=state.items)


def act(target: Target, facts: Facts, decision: Decision[Sequence[Object]]) -> Facts:
    for item in decision.work or ():
        target.client.delete({**item, "apiVersion": "v1", "kind": "Secret"})
    return facts


STEP = Step(name="platform leftovers", look=look, decide=decide, act=act)
