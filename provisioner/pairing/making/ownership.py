"""Whose an object on a management cluster is: nothing of anybody else's is ever changed. Pure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from provisioner.base.errors import Refused
from provisioner.clusters import cluster_api
from provisioner.pairing.making.objects import CLUSTER, FLEET

Object = dict[str, Any]
APPLIED_BY = "kustomize.toolkit.fluxcd.io"  # Flux's labels on what it applies
TAKE_OVER = (
    "Choose another cluster_name or namespace. To pair a Cluster that somebody else makes, declare "
    "neither topology nor template; to take it over, run on {management}: {command}"
)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Which cluster of which fleet an object is to belong to. `others`: the names of the fleet's
    other clusters. `management`: the name of the cluster that the object is on. `committed`:
    whether Flux applies it there from its repository."""

    fleet: str
    cluster: str
    management: str
    others: Collection[str] = ()
    committed: bool = False


def check(live: Object, claim: Claim) -> None:
    """Refused for what is not ours to change, or must not be changed now."""
    _check_owner(live, claim)
    _check_state(live, claim)
    kept = live["metadata"].get("labels") or {}
    if not claim.committed and f"{APPLIED_BY}/name" in kept:
        by = f"{kept.get(f'{APPLIED_BY}/namespace', '')}/{kept[f'{APPLIED_BY}/name']}"
        raise _refused(
            live,
            claim,
            f"is applied from Git by Kustomization {by}",
            'Declare delivery="repository", or take it out of Git without pruning it.',
        )


def _check_owner(live: Object, claim: Claim) -> None:
    marks = live["metadata"].get("annotations") or {}
    fleet, cluster = marks.get(FLEET, ""), marks.get(CLUSTER, "")
    if not fleet:
        hint = TAKE_OVER.format(management=claim.management, command=_take_over(live, claim))
        raise _refused(live, claim, "exists, and is not of this fleet", hint)
    if fleet != claim.fleet:
        cause = f"belongs to cluster {cluster} of fleet {fleet}"
        raise _refused(live, claim, cause, "Choose another cluster_name or namespace.")
    if cluster != claim.cluster and cluster in claim.others:
        cause = f"belongs to cluster {cluster} of this fleet"
        raise _refused(live, claim, cause, "Choose another cluster_name or namespace.")


def _check_state(live: Object, claim: Claim) -> None:
    if cluster_api.moving(live):
        cause = "is being moved to another management cluster by clusterctl"
        raise _refused(live, claim, cause, "Declare the new management cluster, and run again.")
    if cluster_api.deleted(live):
        hint = "Wait until it is gone, and run again: it is then made anew."
        raise _refused(live, claim, "is being deleted", hint)


def _take_over(live: Object, claim: Claim) -> str:
    meta = live["metadata"]
    marks = f"{FLEET}={claim.fleet} {CLUSTER}={claim.cluster}"
    what = f"{live['kind'].lower()} {meta['name']}"
    return f"`kubectl annotate -n {meta.get('namespace', '')} {what} {marks} --overwrite`."


def _refused(live: Object, claim: Claim, cause: str, hint: str) -> Refused:
    return Refused(f"cluster {claim.cluster}", f"{named(live)} on {claim.management} {cause}", hint)


def named(item: Object) -> str:
    meta = item["metadata"]
    return f"{item['kind']} {meta.get('namespace', '')}/{meta['name']}"
