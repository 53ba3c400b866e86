"""A spoke's token is renewed: a new one is made beside it, the hub gets that one, and the old one
ends only after the hub has delivered with the new one. Killed at any point, the next `rotate` or
`pair` continues from what it finds."""

from __future__ import annotations

import time
from dataclasses import dataclass

from provisioner.base import clock
from provisioner.base.errors import Refused, Unreachable
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import access, ownership, tokens
from provisioner.pairing.spokes.tokens import Tokens

BOTH = "Both tokens are valid until then. Fix the cause and run again."


@dataclass(frozen=True, kw_only=True)
class TokensInUse:
    """`held`: the oldest first. `age` of the newest, and `older_than`, in seconds."""

    held: Tokens
    paired: bool = True
    age: float = 0.0
    older_than: float = 0.0


def look(target: Target, facts: Facts) -> TokensInUse:
    held = tokens.held(facts.cluster)
    return TokensInUse(
        held=held,
        paired=facts.cluster.record.get("fleet") == target.desired.fleet,
        age=max(0.0, time.time() - (clock.seconds(tokens.created(held)) or 0.0)),
        older_than=target.run.options.older_than,
    )


def decide(desired: Desired, state: TokensInUse) -> Decision[str]:
    if state.paired and spoke.is_generic(desired.pairing.gitops):
        hub = desired.pairing.gitops.hub
        detail = f"no token is kept: {hub} signs in as a ServiceAccount of its own"
        return Decision(action=Action.SKIPPED, subject=f"access of hub {hub}", detail=detail)
    if not state.paired or not state.held:
        cause = "is not paired by this fleet as a spoke"
        raise Refused(f"cluster {desired.cluster}", cause, "Run `provisioner pair` first.")
    used = {item["metadata"]["name"] for item in state.held}
    free = next((name for name in spoke.TOKENS if name not in used), "")
    if not free:
        subject = f"Secret {desired.namespace}/{state.held[-1]['metadata']['name']}"
        detail = "continues a renewal that was begun"
        return Decision(action=Action.UNCHANGED, subject=subject, detail=detail)
    if state.age < state.older_than:
        detail = f"only {clock.span(state.age)} old"
        subject = f"Secret {desired.namespace}/{next(iter(used))}"
        return Decision(action=Action.SKIPPED, subject=subject, detail=detail)
    subject = f"Secret {desired.namespace}/{free}"
    return Decision(action=Action.CREATED, subject=subject, detail="a new token", work=free)


def act(target: Target, facts: Facts, decision: Decision[str]) -> Facts:
    if name := decision.work:
        components = target.desired.components
        secret = next(item for item in components if item["kind"] == "Secret")
        later = max(map(tokens.number, tokens.held(facts.cluster)), default=0) + 1
        meta = secret["metadata"]
        notes = {**meta["annotations"], spoke.RENEWAL: str(later)}
        made = {**secret, "metadata": {**meta, "name": name, "annotations": notes}}
        target.client.apply(made, manager=ownership.MANAGER)
        access.wait_for_token(target, name)
    return facts


def under_way(target: Target, facts: Facts) -> bool:
    """Whether there is a renewal to carry on; in a plan, whether one would be begun."""
    return facts.changed or len(tokens.held(facts.cluster)) > 1


def look_old(target: Target, facts: Facts) -> Tokens:
    """All but the newest that can be used, which is the one that the hub has by now."""
    held = tokens.held(facts.cluster)
    usable = [item for item in held if tokens.usable([item])]
    return [item for item in held if usable and item is not usable[-1]]


def decide_old(desired: Desired, old: Tokens) -> Decision[Tokens]:
    if not old:
        return Decision(action=Action.UNCHANGED, subject=f"token of {spoke.NAME}")
    names = ", ".join(map(identify, old))
    detail = f"ended, as {desired.pairing.gitops.hub} delivers with the new token"
    return Decision(action=Action.DELETED, subject=names, detail=detail, work=old)


def end_old(target: Target, facts: Facts, decision: Decision[Tokens]) -> Facts:
    prove(target)
    for item in decision.work or ():
        target.client.delete(item)
    return facts


def prove(target: Target) -> None:
    """Until the hub has delivered with what its Secret holds now."""
    root, hub = target.desired.root, target.desired.pairing.gitops.hub
    token, meta = sync_objects.request(target, root), root["metadata"]

    def answer(item: Object | None) -> bool | None:
        outcome = delivered(item, token)
        if outcome is False:
            cause = f"{hub} cannot deliver with the new token: {sync_objects.condition(item)[2]}"
            raise Unreachable(f"cluster {target.name}", cause, BOTH)
        return outcome

    waiting.until(
        target.flux,
        (root["apiVersion"], root["kind"], meta["namespace"], meta["name"]),
        answer,
        target.deadline(),
        lambda item: f"{hub} was asked to deliver, and did not: {sync_objects.condition(item)[2]}",
    )


def delivered(item: Object | None, token: str) -> bool | None:
    """Whether the hub has delivered since it was asked to with `token`; None while nobody knows. A
    later request by somebody else proves as much. Pure."""
    if item is None:
        return None
    annotations = item["metadata"].get("annotations") or {}
    if sync_objects.handled(item) != annotations.get(sync_objects.REQUESTED, token):
        return None
    status = sync_objects.condition(item)[0]
    if status == "False":
        return False
    generation = item.get("status", {}).get("observedGeneration")
    return True if status == "True" and generation == item["metadata"].get("generation") else None


STEP = Step(name="token", look=look, decide=decide, act=act)
END_OLD = Step(name="old token", look=look_old, decide=decide_old, act=end_old)
