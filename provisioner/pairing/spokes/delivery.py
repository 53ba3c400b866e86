"""The Kustomization with which a hub delivers to a spoke. It comes to the hub through Git; here the
hub is only asked to fetch it, and to go on where it was suspended."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import applied, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


@dataclass(frozen=True, kw_only=True)
class DeliveryState:
    """What there is on the hub. `behind`: our files are in Git, and the hub has not fetched them
    yet."""

    root: Object | None
    behind: bool = False


def look(target: Target, facts: Facts) -> DeliveryState:
    source = facts.cluster.source
    pushed = target.published.result().commits.get(target.name) is not None
    fetched = sync_objects.fetched_revision(source)
    late = not target.planning and fetched and not applied.holds_our_files(target, fetched)
    return DeliveryState(root=facts.cluster.root, behind=pushed or bool(late))


def decide(desired: Desired, state: DeliveryState) -> Decision[DeliveryState]:
    meta, hub = desired.root["metadata"], desired.pairing.gitops.hub
    subject = f"Kustomization {meta['namespace']}/{meta['name']} on {hub}"
    if state.root is None:
        return Decision(action=Action.CREATED, subject=subject, detail="by Flux", work=state)
    if state.root["spec"].get("suspend"):
        detail = "delivers again: it was suspended"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=state)
    if state.behind:
        detail = "asked to fetch the new commit"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=state)
    return Decision(action=Action.UNCHANGED, subject=subject)


def act(target: Target, facts: Facts, decision: Decision[DeliveryState]) -> Facts:
    root = decision.work and decision.work.root
    if root and root["spec"].get("suspend"):
        target.flux.patch(target.desired.root, {"spec": {"suspend": None}})
    sync_objects.request(target, target.desired.source)
    return facts


STEP = Step(name="sync", look=look, decide=decide, act=act)
