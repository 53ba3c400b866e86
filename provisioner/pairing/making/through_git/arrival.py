"""Waiting until the Flux of a management cluster has applied a Cluster from its repository."""

from __future__ import annotations

from provisioner.clusters import cluster_api, waiting
from provisioner.clusters.client import Object
from provisioner.handover.fleet import GitOps
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.making import ownership
from provisioner.pairing.making.subject import Making

SLICE = 5.0  # seconds between two looks while nothing moves
SOURCE = ("source.toolkit.fluxcd.io/v1", "GitRepository")
ROOT = ("kustomize.toolkit.fluxcd.io/v1", "Kustomization")


def wait(making: Making) -> None:
    """Refused if somebody else's Cluster has appeared; TimedOut with what Flux says."""
    declared, management = making.declared, making.management
    gitops = making.run.fleet.pairings[declared.management].gitops
    name, space = declared.cluster_name, declared.namespace
    if making.live(cluster_api.cluster(name, making.version(), space)) is not None:
        return
    sync_objects.request_of(management, _item(SOURCE, gitops))

    def answer(watched: Object | None) -> bool | None:
        if watched is None:
            making.progress.waiting("Cluster", _said(making, gitops))
            return None
        ownership.check({**watched, "kind": cluster_api.KIND}, making.desired)
        return True

    version = f"{cluster_api.GROUP}/{making.version()}"
    waiting.until(
        management,
        (version, cluster_api.KIND, space, name),
        answer,
        making.deadline(),
        lambda _live: _said(making, gitops),
        slice_seconds=SLICE,
    )


def _said(making: Making, gitops: GitOps) -> str:
    """By the Kustomization that Flux starts from."""
    item = _item(ROOT, gitops)
    status, _, message = sync_objects.condition(making.live(item))
    return f"Flux of {making.management.name} has not applied it yet ({status}: {message})"


def _item(kind: tuple[str, str], gitops: GitOps) -> Object:
    meta = {"name": gitops.namespace, "namespace": gitops.namespace}
    return {"apiVersion": kind[0], "kind": kind[1], "metadata": meta}
