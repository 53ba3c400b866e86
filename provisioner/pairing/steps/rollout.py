"""The controllers of the wanted version run: Flux has applied their Deployments, and no pod of
another is left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.errors import DeliveryFailing, ProvisionerError
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing import guard
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.steps import proof, ready
from provisioner.pairing.want import Want

NAME = "rollout"


def look(site: Site) -> list[str]:
    """The Deployments that are not, or not wholly, of the wanted version."""
    found = {
        item["metadata"]["name"]: item
        for item in site.client.list("apps/v1", "Deployment", site.want.namespace)
    }
    rolled = done(site.want)
    return [name for name in site.want.pairing.gitops.components if not rolled(found.get(name))]


def decide(want: Want, seen: list[str]) -> Decision:
    subject = f"Flux {want.pairing.gitops.flux_version}"
    if not seen:
        return Decision(action=Action.UNCHANGED, subject=subject)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=", ".join(seen), work=seen)


def act(site: Site, decision: Decision) -> None:
    """First wait for Flux to apply them, which a broken manifest of the user's may prevent; then
    for each."""
    try:
        _applied(site, decision.work)
    except DeliveryFailing as error:
        raise ProvisionerError(
            f"cluster {site.name}",
            f"Flux {site.want.pairing.gitops.flux_version} is pushed, but the cluster cannot apply "
            f"it: {error.cause}",
            "Mend it in Git and run again.",
        ) from error
    with ThreadPoolExecutor(len(decision.work)) as pool:
        list(pool.map(lambda name: ready.wait(site, name, done(site.want)), decision.work))


def done(want: Want) -> Callable[[Object | None], bool]:
    def rolled(seen: Object | None) -> bool:
        return (
            seen is not None and of_version(want, seen) and ready.available(seen) and _alone(seen)
        )

    return rolled


def of_version(want: Want, deployment: Object) -> bool:
    labels = deployment["metadata"].get("labels") or {}
    return bool(labels.get(guard.VERSION) == want.pairing.gitops.flux_version)


def _alone(seen: Object) -> bool:
    status, replicas = seen["status"], seen["spec"].get("replicas", 1)
    return bool(status.get("updatedReplicas", 0) == status.get("replicas", 0) >= replicas)


def _applied(site: Site, names: list[str]) -> None:
    patience = proof.Patience()
    root = site.want.root
    subject = (root["apiVersion"], root["kind"], site.want.namespace, root["metadata"]["name"])

    def answer(seen: Object | None) -> bool | None:
        listed = site.client.list("apps/v1", "Deployment", site.want.namespace)
        held = {item["metadata"]["name"] for item in listed if of_version(site.want, item)}
        if held.issuperset(names):
            return True
        proof.look_closer(site, seen, patience)
        return None

    waiting.until(
        site.client,
        subject,
        answer,
        site.deadline(),
        lambda seen: proof.condition(seen)[2],
        slice_seconds=2,
    )
