"""Another token for each Receiver whose webhook pairing makes: the new webhook works before the old
one is deleted. Flux refetches by the test delivery what was pushed in between."""

from __future__ import annotations

import base64
import dataclasses
import secrets as random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base import clock
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux.platform import base as platform
from provisioner.flux.platform import receiver as rendering
from provisioner.handover.platform.receiver import Declaration, hosted
from provisioner.pairing.platform.secrets import TOKEN_BYTES
from provisioner.pairing.platform.webhooks import step
from provisioner.pairing.platform.webhooks.step import WebhooksState
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Steps
from provisioner.pairing.run.target import Target

SUBJECT = "tokens of receivers"
REPLACED = "provisioner/token-replaced"  # when that was, on a Secret


def steps(target: Target) -> Steps:
    """None where no receiver has a token of its own and a webhook that pairing makes."""
    if not _own(target.desired):
        return ()
    return (STEP, PREDICTED if target.planning else step.STEP)


def _own(desired: Desired) -> list[Declaration]:
    """Without those that have no address: whoever sends to them has the token from the user."""
    return [one for one in hosted(desired.pairing.platform) if one.url and not one.token]


@dataclass(frozen=True, kw_only=True)
class TokensInUse:
    """`items`: their Secrets that are there. `young`: those of which the token is not as old as it
    has to be for this run."""

    paired: bool
    items: Sequence[Object] = field(default=(), repr=False)
    young: Sequence[Object] = field(default=(), repr=False)


def look(target: Target, facts: Facts) -> TokensInUse:
    held, namespace = facts.cluster.platform_secrets, target.desired.namespace
    places = [(namespace, platform.secret_name(one)) for one in _own(target.desired)]
    items = [held[place] for place in places if place in held]
    # The age of a deploy key that is rotated decides for the tokens as well.
    older_than = 0.0 if target.desired.rotates_key else target.run.options.older_than
    return TokensInUse(
        paired=facts.cluster.record.get("fleet") == target.desired.fleet,
        items=items,
        young=[one for one in items if older_than and _made(one) > time.time() - older_than],
    )


def _made(item: Object) -> float:
    """When its token was made, in seconds since the epoch."""
    meta = item["metadata"]
    noted = (meta.get("annotations") or {}).get(REPLACED)
    return clock.seconds(noted or meta.get("creationTimestamp")) or 0.0


def decide(desired: Desired, state: TokensInUse) -> Decision[Sequence[Object]]:
    if not state.paired:
        cause = "is not paired by this fleet"
        raise Refused(f"cluster {desired.cluster}", cause, "Run `provisioner pair` first.")
    items = [item for item in state.items if item not in state.young]
    if not items:
        action = Action.SKIPPED if state.young else Action.UNCHANGED
        detail = f"too young: {_names(state.young)}" if state.young else ""
        return Decision(action=action, subject=SUBJECT, detail=detail)
    return Decision(action=Action.CONFIGURED, subject=SUBJECT, detail=_names(items), work=items)


def _names(items: Sequence[Object]) -> str:
    return ", ".join(item["metadata"]["name"] for item in items)


def act(target: Target, facts: Facts, decision: Decision[Sequence[Object]]) -> Facts:
    """The record has the URLs of the old ones, whatever else it has: so they are deleted."""
    step.note_all(target, facts)
    for item in decision.work or ():
        token = base64.b64encode(random.token_hex(TOKEN_BYTES).encode()).decode()
        meta = {
            "resourceVersion": item["metadata"]["resourceVersion"],
            "annotations": {REPLACED: clock.utc(time.time())},
        }
        target.client.patch(item, {"metadata": meta, "data": {rendering.ENTRY: token}})
    return facts


def predicted(target: Target, facts: Facts) -> WebhooksState:
    """In a plan the old tokens are still there, and the new ones are not known."""
    state, tokens = step.look(target, facts), look(target, facts)
    replaced = {one["metadata"]["name"] for one in tokens.items if one not in tokens.young}
    after = [
        dataclasses.replace(one, token=None) if platform.secret_name(one.piece) in replaced else one
        for one in state.endpoints
    ]
    return dataclasses.replace(state, endpoints=after)


STEP = Step(name="webhook tokens", look=look, decide=decide, act=act)
PREDICTED = Step(name="webhooks", look=predicted, decide=step.decide, act=step.act)
