"""flux-operator itself: whether it is on the cluster and runs. provisioner does not install it."""

from __future__ import annotations

import msgspec

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.flux import flux_operator
from provisioner.pairing.flux_on_cluster import deployments
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

LABEL = "app.kubernetes.io/name=flux-operator"  # its manifests and its chart have it
SUBJECT = flux_operator.MANAGER


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """`served`: the API server knows FluxInstances. `names`: its Deployments in Flux's namespace,
    and `running`: one of them is available. `coming`: a prerequisite is to bring it."""

    served: bool
    names: tuple[str, ...] = ()
    running: bool = False
    coming: bool = False


def look(target: Target, facts: Facts) -> Presence:
    desired = target.desired
    found = target.client.list("apps/v1", "Deployment", desired.namespace, labels=LABEL)
    return Presence(
        served=desired.instance is not None and target.client.serves(desired.instance),
        names=tuple(item["metadata"]["name"] for item in found),
        running=any(map(deployments.available, found)),
        coming=target.planning and bool(desired.required),
    )


def decide(desired: Desired, seen: Presence) -> Decision[str]:
    if seen.served and seen.running:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    if seen.served and seen.names:
        detail = "became available"
        return Decision(
            action=Action.CONFIGURED, subject=SUBJECT, detail=detail, work=seen.names[0]
        )
    raise _absent(desired, seen)


def predict(desired: Desired, seen: Presence) -> Decision[str]:
    """That it starts is no decision of ours; that it is there is."""
    if not (seen.names or seen.coming):
        raise _absent(desired, seen)
    return Decision(action=Action.UNCHANGED, subject=SUBJECT)


def _absent(desired: Desired, seen: Presence) -> Refused:
    there = f"there is no Deployment with the label {LABEL} in namespace {desired.namespace}"
    return Refused(
        f"cluster {desired.cluster}",
        f"{SUBJECT} is not on it: {there if seen.served else 'no FluxInstances are served'}",
        f"Install it in namespace {desired.namespace}, for example as a prerequisite "
        "(docs/flux-operator.md), or leave `manager` out.",
    )


def wait(target: Target, facts: Facts, decision: Decision[str]) -> tuple[Facts, Decision[str]]:
    place = ("apps/v1", "Deployment", target.desired.namespace, str(decision.work))
    waiting.until(
        target.client,
        place,
        lambda item: deployments.available(item) or None,
        target.deadline(),
        _state,
    )
    return facts, decision


def _state(item: Object | None) -> str:
    ready = (item or {}).get("status", {}).get("readyReplicas", 0)
    return f"{ready} pods of flux-operator are ready"


STEP = Wait(name="operator", look=look, decide=decide, wait=wait, predict=predict)
