"""The operator has installed what the FluxInstance says: it is Ready in its present generation, and
the controllers are Available, or the wait ends with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.flux import flux_operator
from provisioner.flux.conditions import condition
from provisioner.pairing.flux_on_cluster import deployments
from provisioner.pairing.flux_on_cluster.sync_objects import REQUESTED, handled
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

HINT = "Look at the events of the FluxInstance and at the log of flux-operator."


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """`ready`: the FluxInstance is. `unavailable`: Deployments that are not."""

    ready: bool
    unavailable: Sequence[str] = ()


def look(target: Target, facts: Facts) -> Running:
    live, names = facts.cluster.deployments, target.desired.pairing.gitops.components
    return Running(
        ready=is_ready(facts.cluster.instance),
        unavailable=[name for name in names if not deployments.available(live.get(name))],
    )


def is_ready(item: Object | None) -> bool:
    """In its present generation, and after the last request."""
    if item is None or condition(item)[0] != "True":
        return False
    asked = (item["metadata"].get("annotations") or {}).get(REQUESTED)
    return _observed(item) and (not asked or handled(item) == asked)


def _observed(item: Object) -> bool:
    entries = item.get("status", {}).get("conditions") or []
    now = item["metadata"]["generation"]
    return any(one["type"] == "Ready" and one.get("observedGeneration") == now for one in entries)


def decide(desired: Desired, seen: Running) -> Decision[Running]:
    subject = f"FluxInstance {desired.namespace}/{flux_operator.NAME}"
    if seen.ready and not seen.unavailable:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = "became ready"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=seen)


def predict(desired: Desired, seen: Running) -> Decision[Running]:
    """Nothing: that it becomes ready is no decision of ours."""
    subject = f"FluxInstance {desired.namespace}/{flux_operator.NAME}"
    return Decision(action=Action.UNCHANGED, subject=subject)


def wait(
    target: Target, facts: Facts, decision: Decision[Running]
) -> tuple[Facts, Decision[Running]]:
    """Once the operator has made the Deployments, it is they that say why they do not run."""
    names = target.desired.pairing.gitops.components
    _until(target, lambda item: is_ready(item) or _installed(target, names))
    deployments.wait_for_all(target, names, deployments.available)
    _until(target, is_ready)
    return facts, decision


def _until(target: Target, done: Callable[[Object | None], bool]) -> None:
    def ended(item: Object | None) -> bool | None:
        _check(target, item)
        return done(item) or None

    place = (flux_operator.API, flux_operator.KIND, target.desired.namespace, flux_operator.NAME)
    waiting.until(
        target.client, place, ended, target.deadline(), _state, slice_seconds=deployments.SLICE
    )


def _installed(target: Target, names: Sequence[str]) -> bool:
    listed = target.client.list("apps/v1", "Deployment", target.desired.namespace)
    return {item["metadata"]["name"] for item in listed}.issuperset(names)


def _check(target: Target, item: Object | None) -> None:
    """Give up on what the operator itself gives up on."""
    if item is None:
        return
    target.progress.waiting("FluxInstance", _state(item))
    status, _, message = condition(item, "Stalled")
    if status == "True" and _observed(item):
        cause = f"flux-operator cannot install Flux: {message}"
        raise Unreachable(f"cluster {target.name}", cause, HINT)


def _state(item: Object | None) -> str:
    return condition(item)[2]


STEP = Wait(name="ready", look=look, decide=decide, wait=wait, predict=predict)
