"""The namespaces of the platform that hold Secrets: made before those, as Flux applies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux.platform.base import MADE
from provisioner.handover.platform.base import PLATFORM
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "namespaces of the platform"


@dataclass(frozen=True, kw_only=True)
class NamespacesState:
    """Those of the wanted ones that are there, by name."""

    there: Mapping[str, Object] = field(repr=False)


def wanted(desired: Desired) -> list[Object]:
    items = (item for one in desired.platform for item in one.objects)
    return [item for item in items if item["kind"] == "Namespace"]


def look(target: Target, facts: Facts) -> NamespacesState:
    names = [item["metadata"]["name"] for item in wanted(target.desired)]
    return NamespacesState(there=snapshot.namespaces(target.client, *names) if names else {})


def decide(desired: Desired, state: NamespacesState) -> Decision[Sequence[Object]]:
    missing = []
    for item in wanted(desired):
        live = state.there.get(item["metadata"]["name"])
        if refusal := sync_objects.namespace_refused(desired, item, live):
            raise refusal
        if live is None:
            missing.append(item)
    if not missing:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = ", ".join(item["metadata"]["name"] for item in missing)
    return Decision(action=Action.CREATED, subject=SUBJECT, detail=detail, work=missing)


def act(target: Target, facts: Facts, decision: Decision[Sequence[Object]]) -> Facts:
    for item in decision.work or ():
        target.client.apply(_delivered(item, target.desired.namespace))
        # As another manager than Flux, which would drop what Git does not have.
        made = {MADE: item["metadata"]["name"]}
        target.client.patch(item, {"metadata": {"annotations": made}})
    return facts


def _delivered(item: Object, namespace: str) -> Object:
    """Labelled as by the Kustomization that will have it, whose own apply then changes nothing."""
    labels = sync_objects.marks(PLATFORM, namespace)
    meta = item["metadata"]
    return {**item, "metadata": {**meta, "labels": {**meta["labels"], **labels}}}


STEP = Step(name="platform namespaces", look=look, decide=decide, act=act)
