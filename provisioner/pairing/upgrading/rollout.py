"""The controllers of the wanted version run: Flux has applied their Deployments, and no pod of
another is left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.errors import DeliveryFailing, ProvisionerError
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import proof, ready

NAME = "rollout"


def look(target: Target) -> list[str]:
    """The Deployments that are not, or not wholly, of the wanted version."""
    found = {
        item["metadata"]["name"]: item
        for item in target.client.list("apps/v1", "Deployment", target.desired.namespace)
    }
    rolled = done(target.desired)
    return [
        name for name in target.desired.pairing.gitops.components if not rolled(found.get(name))
    ]


def decide(desired: Desired, seen: list[str]) -> Decision:
    subject = f"Flux {desired.pairing.gitops.flux_version}"
    if not seen:
        return Decision(action=Action.UNCHANGED, subject=subject)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=", ".join(seen), work=seen)


def act(target: Target, decision: Decision) -> None:
    """First wait for Flux to apply them, which a broken manifest of the user's may prevent; then
    for each."""
    try:
        _applied(target, decision.work)
    except DeliveryFailing as error:
        raise ProvisionerError(
            f"cluster {target.name}",
            f"Flux {target.desired.pairing.gitops.flux_version} is pushed, but the cluster "
            f"cannot apply it: {error.cause}",
            "Mend it in Git and run again.",
        ) from error
    with ThreadPoolExecutor(len(decision.work)) as pool:
        list(pool.map(lambda name: ready.wait(target, name, done(target.desired)), decision.work))


def done(desired: Desired) -> Callable[[Object | None], bool]:
    def rolled(seen: Object | None) -> bool:
        return (
            seen is not None
            and of_version(desired, seen)
            and ready.available(seen)
            and _alone(seen)
        )

    return rolled


def of_version(desired: Desired, deployment: Object) -> bool:
    labels = deployment["metadata"].get("labels") or {}
    return bool(labels.get(identity.VERSION) == desired.pairing.gitops.flux_version)


def _alone(seen: Object) -> bool:
    status, replicas = seen["status"], seen["spec"].get("replicas", 1)
    return bool(status.get("updatedReplicas", 0) == status.get("replicas", 0) >= replicas)


def _applied(target: Target, names: list[str]) -> None:
    patience = proof.Patience()
    root = target.desired.root
    subject = (root["apiVersion"], root["kind"], target.desired.namespace, root["metadata"]["name"])

    def answer(seen: Object | None) -> bool | None:
        listed = target.client.list("apps/v1", "Deployment", target.desired.namespace)
        held = {item["metadata"]["name"] for item in listed if of_version(target.desired, item)}
        if held.issuperset(names):
            return True
        proof.look_closer(target, seen, patience)
        return None

    waiting.until(
        target.client,
        subject,
        answer,
        target.deadline(),
        lambda seen: proof.condition(seen)[2],
        slice_seconds=2,
    )
