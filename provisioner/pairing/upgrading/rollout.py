"""The controllers of the wanted version run: Flux has applied their Deployments, and no pod of
another version is left."""

from __future__ import annotations

from provisioner.base.errors import DeliveryFailing, ProvisionerError
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import applied, deployments
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.identity import VERSION
from provisioner.pairing.run.target import Target

Names = list[str]


def look(target: Target, facts: Facts) -> Names:
    """The Deployments that are not, or not entirely, of the wanted version."""
    live, desired = facts.cluster.deployments, target.desired
    return [
        name
        for name in desired.pairing.gitops.components
        if not rolled_out(desired, live.get(name))
    ]


def decide(desired: Desired, outdated: Names) -> Decision[Names]:
    subject = f"Flux {desired.pairing.gitops.flux_version}"
    if not outdated:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = ", ".join(outdated)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=outdated)


def wait(target: Target, facts: Facts, decision: Decision[Names]) -> tuple[Facts, Decision[Names]]:
    """First until Flux has applied them, which a broken manifest of the user's may prevent; then
    for each."""
    names, desired = decision.work or [], target.desired
    try:
        applied.wait(target, lambda _root: _all_applied(target, names))
    except DeliveryFailing as error:
        raise ProvisionerError(
            f"cluster {target.name}",
            f"Flux {desired.pairing.gitops.flux_version} is pushed, but the cluster cannot apply "
            f"it: {error.cause}",
            "Fix it in Git and run again.",
        ) from error
    deployments.wait_for_all(target, names, lambda item: rolled_out(desired, item))
    return facts, decision


def _all_applied(target: Target, names: Names) -> bool | None:
    listed = target.client.list("apps/v1", "Deployment", target.desired.namespace)
    of_version = {item["metadata"]["name"] for item in listed if has_version(target.desired, item)}
    return of_version.issuperset(names) or None


def rolled_out(desired: Desired, deployment: Object | None) -> bool:
    return (
        deployment is not None
        and has_version(desired, deployment)
        and deployments.available(deployment)
        and _only_new_pods(deployment)
    )


def has_version(desired: Desired, deployment: Object) -> bool:
    labels = deployment["metadata"].get("labels") or {}
    return bool(labels.get(VERSION) == desired.pairing.gitops.flux_version)


def _only_new_pods(deployment: Object) -> bool:
    status, replicas = deployment["status"], deployment["spec"].get("replicas", 1)
    return bool(status.get("updatedReplicas", 0) == status.get("replicas", 0) >= replicas)


STEP = Wait(name="rollout", look=look, decide=decide, wait=wait, predict=decide)
