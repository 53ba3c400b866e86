"""Another token for each Receiver whose webhook pairing makes: the new webhook works before the old
one is deleted. Flux refetches by the test delivery what was pushed in between."""

from __future__ import annotations

import base64
import secrets as random
from collections.abc import Sequence

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux.platform import base as platform
from provisioner.flux.platform import receiver as rendering
from provisioner.handover.platform.receiver import Declaration, hosted
from provisioner.pairing.platform.secrets import TOKEN_BYTES
from provisioner.pairing.platform.webhooks import step
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Steps
from provisioner.pairing.run.target import Target

SUBJECT = "tokens of receivers"


def steps(target: Target) -> Steps:
    """None where no receiver has a token of its own and a webhook that pairing makes."""
    return (STEP, step.STEP) if _own(target.desired) else ()


def _own(desired: Desired) -> list[Declaration]:
    """Without those that have no address: whoever sends to them has the token from the user."""
    return [one for one in hosted(desired.pairing.platform) if one.url and not one.token]


def look(target: Target, facts: Facts) -> list[Object]:
    """Their Secrets that are there."""
    held, namespace = facts.cluster.platform_secrets, target.desired.namespace
    places = [(namespace, platform.secret_name(one)) for one in _own(target.desired)]
    return [held[place] for place in places if place in held]


def decide(desired: Desired, items: Sequence[Object]) -> Decision[Sequence[Object]]:
    if not items:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = ", ".join(item["metadata"]["name"] for item in items)
    return Decision(action=Action.CONFIGURED, subject=SUBJECT, detail=detail, work=items)


def act(target: Target, facts: Facts, decision: Decision[Sequence[Object]]) -> Facts:
    """The record has the URLs of the old ones, whatever else it has: so they are deleted."""
    step.note_all(target, facts)
    for item in decision.work or ():
        token = base64.b64encode(random.token_hex(TOKEN_BYTES).encode()).decode()
        version = item["metadata"]["resourceVersion"]
        change = {"metadata": {"resourceVersion": version}, "data": {rendering.ENTRY: token}}
        target.client.patch(item, change)
    return facts


STEP = Step(name="webhook tokens", look=look, decide=decide, act=act)
